import { Skeleton } from '@backstage/ui';
import { lazy, memo, Suspense } from 'react';
import { useOperationsTranslation } from '../../hooks/useOperationsTranslation';
import { Chapter } from './chapters';
import styles from './PostMortemText.module.css';

/** More than this is not read as Markdown: some texts are written to keep a parser busy. */
const TOO_MUCH = 60_000;

// It brings a parser and highlighters with it.
const Rendered = lazy(() => import('../IncidentMarkdown/Rendered'));

function Text(props: { of: string }) {
  const { of } = props;
  const { t } = useOperationsTranslation();
  if (of.length > TOO_MUCH) {
    return (
      <>
        <p className={styles.quiet}>{t('postMortem.page.longText')}</p>
        <pre className={styles.plain}>{of}</pre>
      </>
    );
  }
  return (
    <Suspense fallback={<Skeleton width="60%" height={20} />}>
      <Rendered of={of} />
    </Suspense>
  );
}

/**
 * An account, part by part. Nothing in it is executed, and nothing is fetched from elsewhere.
 *
 * @param props - withIds: where the parts can be linked to, which is once on a page.
 */
function Account(props: { chapters: Chapter[]; withIds?: boolean }) {
  const { chapters, withIds } = props;
  return (
    <div className={styles.text}>
      {chapters.map(({ id, title, text }, index) => (
        <section
          // Two parts may have one title, and the order says which is which.
          // eslint-disable-next-line react/no-array-index-key
          key={`${index} ${id}`}
          className={styles.chapter}
        >
          {title && <h2 id={withIds ? id : undefined}>{title}</h2>}
          {text && <Text of={text} />}
        </section>
      ))}
    </div>
  );
}

/** @internal */
export const PostMortemText = memo(Account);
