import { Skeleton } from '@backstage/ui';
import { RiLockLine } from '@remixicon/react';
import { lazy, memo, Suspense } from 'react';
import { useOperationsTranslation } from '../../hooks/useOperationsTranslation';
import { Chapter, Stretch } from './chapters';
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

/** What everybody else does not read says so. */
function Internal(props: { of: Stretch }) {
  const { t } = useOperationsTranslation();
  const label = t('postMortem.page.internalPart');
  return (
    <div className={styles.internal} role="group" aria-label={label}>
      <p className={styles.internalLabel} aria-hidden>
        <RiLockLine size={14} /> {label}
      </p>
      <Text of={props.of.text} />
    </div>
  );
}

function Part(props: { of: Chapter; withIds?: boolean }) {
  const { id, title, isInternal, stretches } = props.of;
  const { t } = useOperationsTranslation();
  return (
    <section className={styles.chapter}>
      {title && (
        <h2 id={props.withIds ? id : undefined}>
          {title}
          {isInternal && (
            <span className={styles.quiet}> {t('postMortem.internal')}</span>
          )}
        </h2>
      )}
      {stretches.map((stretch, index) =>
        stretch.isInternal ? (
          // A stretch is its place.
          // eslint-disable-next-line react/no-array-index-key
          <Internal key={index} of={stretch} />
        ) : (
          // eslint-disable-next-line react/no-array-index-key
          <Text key={index} of={stretch.text} />
        ),
      )}
    </section>
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
      {chapters.map((chapter, index) => (
        // Two parts may have one title, and the order says which is which.
        // eslint-disable-next-line react/no-array-index-key
        <Part key={`${index} ${chapter.id}`} of={chapter} withIds={withIds} />
      ))}
    </div>
  );
}

/** @internal */
export const PostMortemText = memo(Account);
