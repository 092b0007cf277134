import { Skeleton } from '@backstage/ui';
import { lazy, Suspense } from 'react';
import styles from './RunbookPage.module.css';

/** More than this is not read as Markdown: some texts are written to keep a parser busy. */
const TOO_MUCH = 60_000;

// It brings a parser and highlighters with it.
const Rendered = lazy(() => import('./Rendered'));

/** What is written for machines before the text begins is not for who reads in a hurry. */
const FRONT_MATTER = /^---\r?\n[\s\S]{0,10000}?\r?\n---\r?\n/;

/**
 * The text of a runbook. Nothing in it is executed, and nothing is fetched from elsewhere.
 *
 * @param props - title: what stands above it already; url: where it is kept, which its relative links are meant from.
 * @internal
 */
export function RunbookText(props: {
  of: string;
  title: string;
  url?: string;
}) {
  const [first, ...rest] = props.of
    .replace(FRONT_MATTER, '')
    .trimStart()
    .split('\n');
  const isTold = first.replace(/^# /, '').trim() === props.title;
  const text = [...(isTold ? [] : [first]), ...rest].join('\n');
  if (text.length > TOO_MUCH) return <pre className={styles.plain}>{text}</pre>;
  return (
    <div className={styles.text}>
      <Suspense fallback={<Skeleton width="60%" height={20} />}>
        <Rendered of={text} url={props.url} />
      </Suspense>
    </div>
  );
}
