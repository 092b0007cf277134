import { Workload } from '@operate-first/plugin-operations-common';
import { formatAmount, toMib } from '../../format/quantities';
import { useOperationsTranslation } from '../../hooks/useOperationsTranslation';
import { WorkloadName } from '../../hooks/workloadAddress';
import { Age } from '../Age';
import { HealthMark } from '../HealthMark';
import { UseBar } from '../UseBar';
import { WorkloadLink } from '../WorkloadDrawer';
import { tagsOf } from './matrix';
import styles from './ClustersCard.module.css';

/** What a workload uses of what it asked for and may use at most; nothing where nobody measured. */
function Use(props: { workload: Workload; resource: 'cpu' | 'memory' }) {
  const { workload, resource } = props;
  const { t, locale } = useOperationsTranslation();
  const { used, requested, limit } = workload.use ?? {};
  const field = resource === 'cpu' ? 'cpuCores' : 'memoryBytes';
  const most = limit?.[field] ?? requested?.[field];
  const now = used?.[field];
  if (now === undefined) return undefined;
  const say = (amount: number) =>
    formatAmount(resource === 'cpu' ? amount : toMib(amount), locale);
  return (
    <span className={styles.use}>
      <span>{t(`workloads.${resource}`)}</span>
      {most !== undefined && (
        <span className={styles.bar}>
          <UseBar of={most} requested={requested?.[field]} used={now} />
        </span>
      )}
      <span>
        {most === undefined
          ? t(`workloads.used.${resource}`, { used: say(now) })
          : t(`workloads.usedOf.${resource}`, {
              used: say(now),
              most: say(most),
            })}
      </span>
    </span>
  );
}

/**
 * How a workload is in one cluster: figures first, the version beneath. It opens the workload.
 *
 * @internal
 */
export function WorkloadCell(props: {
  workload: Workload;
  name: WorkloadName;
  stale: boolean;
}) {
  const { workload, name, stale } = props;
  const { t } = useOperationsTranslation();
  const { status, serves, wanted, ready, updated, rolling, restarts } =
    workload;
  const health = t(`health.${status}`);
  const tags = tagsOf(workload);
  const news = t('workloads.rolling', {
    updated: String(updated),
    wanted: String(wanted),
  });
  return (
    <div className={styles.cell} data-stale={stale || undefined}>
      <WorkloadLink
        view={{ workload: name, tab: 'pods' }}
        label={t(serves ? 'workloads.open' : 'workloads.openJob', {
          name: name.name,
          cluster: name.cluster,
          ready: String(ready),
          wanted: String(wanted),
          health: stale ? t('health.stale', { health }) : health,
        })}
      >
        <span className={styles.figure}>
          {serves ? `${ready}/${wanted}` : health}
        </span>
      </WorkloadLink>{' '}
      <HealthMark mark={status} stale={stale} />
      {serves && wanted === 0 && (
        <span className={styles.line}>{t('workloads.scaledToZero')}</span>
      )}
      {tags && (
        <span className={styles.line}>
          <span
            title={workload.images.map(({ image }) => image).join('\n')}
            className={styles.tag}
          >
            {rolling ? t('workloads.bringing', { tags }) : tags}
          </span>
          {rolling && `, ${news}`}
          {workload.versionSince && (
            <>
              {' · '}
              <Age of={workload.versionSince} />
            </>
          )}
        </span>
      )}
      {rolling && !tags && <span className={styles.line}>{news}</span>}
      {restarts > 0 && (
        <span className={styles.line}>
          {t('workloads.restarts', { count: restarts })}
        </span>
      )}
      <Use workload={workload} resource="cpu" />
      <Use workload={workload} resource="memory" />
    </div>
  );
}
