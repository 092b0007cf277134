import { VisuallyHidden } from '@backstage/ui';
import { OnboardingClusterOption } from '@operate-first/plugin-operations-common';
import { formatAmount, toGib } from '../../format/quantities';
import { formatMoment } from '../../format/time';
import { useOperationsTranslation } from '../../hooks/useOperationsTranslation';
import { UseBar } from '../UseBar';
import styles from './Onboarding.module.css';

/** What is measured of a cluster. @internal */
export const MEASURES = ['cpu', 'memory'] as const;
const UNITS = { cpu: (cores: number) => cores, memory: toGib };

/**
 * What is free on a cluster: a bar of what quotas have promised already, with its numbers. A dash where nobody knows.
 *
 * @internal
 */
export function ClusterRoom(props: {
  cluster: OnboardingClusterOption;
  of: (typeof MEASURES)[number];
}) {
  const { cluster, of } = props;
  const { capacity } = cluster;
  const { t, locale } = useOperationsTranslation();
  if (!capacity) {
    return (
      <span className={styles.quiet} title={t('onboarding.where.unknown')}>
        <span aria-hidden>—</span>
        <VisuallyHidden>{t('onboarding.where.unknown')}</VisuallyHidden>
      </span>
    );
  }
  const all = UNITS[of](capacity[of]);
  const taken = UNITS[of](capacity[`${of}Taken`]);
  return (
    <span
      className={styles.room}
      title={t('onboarding.where.asOf', {
        moment: formatMoment(capacity.observedAt, locale),
      })}
    >
      <UseBar of={all} requested={taken} />
      <span>
        {t(`onboarding.where.free.${of}`, {
          free: formatAmount(Math.max(0, all - taken), locale),
          all: formatAmount(all, locale),
        })}
      </span>
    </span>
  );
}
