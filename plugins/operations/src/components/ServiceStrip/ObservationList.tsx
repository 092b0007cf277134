import {
  HealthReason,
  Observation,
} from '@operate-first/plugin-operations-common';
import { formatDuration } from '../../format/time';
import { useOperationsTranslation } from '../../hooks/useOperationsTranslation';
import { Age } from '../Age';
import { HealthMark } from '../HealthMark';
import { Numbers } from '../Panel';
import { sayFacts } from './facts';
import { scopeName } from './reading';
import styles from './ServiceStrip.module.css';

/**
 * What each source saw, when, and what it measured: the technical reasons, one click below the words.
 *
 * @internal
 */
export function ObservationList(props: {
  observations: Observation[];
  reasons: HealthReason[];
}) {
  const { observations, reasons } = props;
  const { t } = useOperationsTranslation();
  if (observations.length === 0) return <p>{t('strip.empty')}</p>;
  return (
    <>
      <Numbers
        label={t('strip.details')}
        hideLabel
        rows={observations}
        keyOf={({ source, scope }) => `${source} ${scopeName(scope)}`}
        columns={[
          { label: t('strip.source'), cell: ({ source }) => source },
          { label: t('strip.scope'), cell: ({ scope }) => scopeName(scope) },
          {
            label: t('ribbon.health'),
            cell: ({ status, stale, observedAt }) => {
              if (!observedAt) return t('health.notLooked');
              const health = t(`health.${status}`);
              return (
                <>
                  <HealthMark mark={status} stale={stale} />{' '}
                  {stale ? t('health.stale', { health }) : health}
                </>
              );
            },
          },
          {
            label: t('strip.observed'),
            cell: ({ observedAt, intervalSeconds }) => (
              <>
                {observedAt ? <Age of={observedAt} /> : t('strip.never')}
                <span className={styles.quiet}>
                  {' '}
                  {t('strip.every', {
                    duration: formatDuration(intervalSeconds * 1000),
                  })}
                </span>
              </>
            ),
          },
          {
            label: t('strip.facts'),
            cell: ({ facts }) => sayFacts(facts, t) || '—',
          },
        ]}
      />
      {reasons.length > 0 && (
        <p className={styles.quiet}>
          {reasons
            .map(({ code }) => t('strip.code', { code }))
            .filter((code, index, all) => all.indexOf(code) === index)
            .join(', ')}
        </p>
      )}
    </>
  );
}
