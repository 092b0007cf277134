import { Skeleton } from '@backstage/ui';
import { PostMortemPreview } from '@operate-first/plugin-operations-common';
import { ReactNode } from 'react';
import { useOperationsTranslation } from '../../hooks/useOperationsTranslation';
import { usePostMortemPreview } from '../../hooks/usePostMortem';
import { HealthMark } from '../HealthMark';
import { Problem } from '../Notice';
import { Disclosure } from '../Panel';
import { Leaks } from '../PostMortemPage/PublicAccountPanel';
import { FieldsTable, isAlike } from './FieldsTable';
import { markedParts } from './markedParts';
import styles from './PostMortemEditor.module.css';

function Account(props: { title: string; text: string; marks: string[] }) {
  const { title, text, marks } = props;
  return (
    <section className={styles.account} aria-label={title}>
      <h2 className={styles.subtitle}>{title}</h2>
      <pre
        className={styles.source}
        // Keys scroll it.
        // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex
        tabIndex={0}
      >
        {markedParts(text, marks).map(({ words, isMarked }, index) =>
          isMarked ? (
            // A part is its place.
            // eslint-disable-next-line react/no-array-index-key
            <mark key={index}>{words}</mark>
          ) : (
            words
          ),
        )}
      </pre>
    </section>
  );
}

/** Lines and blank ones alone are no difference to a reader. */
function isSame({ internal, public: open }: PostMortemPreview): boolean {
  return internal.trim() === open.trim();
}

/** What is replaced; where nothing is, whether something is left out. */
function Findings(props: { of: PostMortemPreview }) {
  const { fields, findings: of } = props.of;
  const { t } = useOperationsTranslation();
  if (of.length === 0) {
    if (!isSame(props.of)) return <p>{t('postMortem.compare.leftOut')}</p>;
    return fields.every(isAlike) ? (
      <p>{t('postMortem.compare.noFindings')}</p>
    ) : (
      <p>{t('postMortem.compare.onlyFields')}</p>
    );
  }
  return (
    <Disclosure
      summary={t('postMortem.compare.findings', { count: of.length })}
    >
      <ul className={styles.plainList}>
        {of.map(({ kind, line, excerpt, replacement }, index) => (
          // The same may be replaced twice in one line.
          // eslint-disable-next-line react/no-array-index-key
          <li key={index}>
            {t('postMortem.edit.line', { line: String(line) })}
            {': '}
            {t('postMortem.compare.replaced', {
              kind,
              excerpt: <code>{excerpt}</code>,
              replacement: <code>{replacement}</code>,
            })}
          </li>
        ))}
      </ul>
    </Disclosure>
  );
}

function LeakCheck(props: { of: PostMortemPreview['leaks'] }) {
  const { of } = props;
  const { t } = useOperationsTranslation();
  let words: ReactNode = t('postMortem.compare.noLeaks');
  if (of.length > 0) {
    words = (
      <strong>{t('postMortem.compare.leaks', { count: of.length })}</strong>
    );
  }
  return (
    <div role="status">
      <p>
        <HealthMark mark={of.length > 0 ? 'down' : 'healthy'} /> {words}
      </p>
      {of.length > 0 && <Leaks of={of} />}
    </div>
  );
}

/**
 * Both accounts of a text side by side: what is replaced in the public one, and what must be mended before it is public.
 *
 * @internal
 */
export function ComparePanel(props: {
  postMortemKey: string;
  text: string;
  isInternal: boolean;
}) {
  const { postMortemKey, text, isInternal } = props;
  const { t } = useOperationsTranslation();
  const preview = usePostMortemPreview(postMortemKey, text);
  const { data } = preview;
  return (
    <>
      {isInternal && <p>{t('postMortem.compare.internalOnly')}</p>}
      <Problem of={preview} subject="postMortem" />
      {!data && !preview.error && <Skeleton width="100%" height={320} />}
      {data && (
        <>
          <LeakCheck of={data.leaks} />
          <Findings of={data} />
          <FieldsTable of={data.fields} />
          <div className={styles.sides}>
            <Account
              title={t('postMortem.compare.internal')}
              text={data.internal}
              marks={data.findings.map(({ excerpt }) => excerpt)}
            />
            <Account
              title={t('postMortem.compare.public')}
              text={data.public || t('postMortem.compare.none')}
              marks={[
                ...data.findings.map(({ replacement }) => replacement),
                ...data.leaks.map(({ excerpt }) => excerpt),
              ]}
            />
          </div>
        </>
      )}
    </>
  );
}
