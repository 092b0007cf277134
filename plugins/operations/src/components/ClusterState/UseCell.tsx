import { VisuallyHidden } from '@backstage/ui';
import { formatAmount } from '../../format/quantities';
import { useOperationsTranslation } from '../../hooks/useOperationsTranslation';
import { UseBar } from '../UseBar';
import styles from './ClusterState.module.css';

/**
 * What is requested of what may be, and what is used of it: a bar with its numbers. A dash where nobody knows.
 *
 * @internal
 */
export function UseCell(props: {
  allocatable?: number;
  requested?: number;
  used?: number;
  stale?: boolean;
}) {
  const { allocatable, requested, used, stale } = props;
  const { t, locale } = useOperationsTranslation();
  if (allocatable === undefined || requested === undefined) {
    return (
      <span className={styles.quiet} title={t('clusters.unseen')}>
        <span aria-hidden>—</span>
        <VisuallyHidden>{t('clusters.unseen')}</VisuallyHidden>
      </span>
    );
  }
  return (
    <span className={styles.use} data-stale={stale || undefined}>
      <UseBar
        of={allocatable}
        requested={requested}
        used={used}
        stale={stale}
      />
      <span>
        {t('clusters.requestedOf', {
          requested: formatAmount(requested, locale),
          allocatable: formatAmount(allocatable, locale),
        })}
      </span>
      {used !== undefined && (
        <span className={styles.quiet}>
          {t('clusters.used', { used: formatAmount(used, locale) })}
        </span>
      )}
    </span>
  );
}
