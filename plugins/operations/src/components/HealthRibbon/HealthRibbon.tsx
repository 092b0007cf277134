import { Skeleton } from '@backstage/ui';
import {
  IncidentList,
  ServiceChanges,
  ServiceHistory,
} from '@operate-first/plugin-operations-common';
import { formatDuration, formatTime } from '../../format/time';
import { Fetched } from '../../hooks/useFetched';
import { useOperationsTranslation } from '../../hooks/useOperationsTranslation';
import { Problem } from '../Notice';
import { Panel } from '../Panel';
import { Ribbon } from './Ribbon';
import { RibbonNumbers } from './RibbonNumbers';
import { shortSince, stretchesOf, sumsOf } from './stretches';
import styles from './HealthRibbon.module.css';

function Looked(props: { history: ServiceHistory }) {
  const { lookedSince, from, to } = props.history;
  const { t, locale } = useOperationsTranslation();
  if (!lookedSince) return <>{t('ribbon.empty')}</>;
  if (Date.parse(lookedSince) <= Date.parse(from)) {
    return <>{t('ribbon.hint')}</>;
  }
  return (
    <>
      {t('ribbon.short', {
        duration: formatDuration(Date.parse(to) - Date.parse(lookedSince)),
        time: formatTime(lookedSince, { now: Date.now(), locale }),
      })}
    </>
  );
}

function Sums(props: { history: ServiceHistory }) {
  const { t } = useOperationsTranslation();
  if (!props.history.lookedSince) return undefined;
  const { healthy, burning, unknown } = sumsOf(stretchesOf(props.history));
  return (
    <span className={styles.sums}>
      {[
        healthy > 0 &&
          t('ribbon.sum.healthy', { duration: formatDuration(healthy) }),
        burning > 0 &&
          t('ribbon.sum.notWell', { duration: formatDuration(burning) }),
        unknown > 0 &&
          t('ribbon.sum.unknown', { duration: formatDuration(unknown) }),
      ]
        .filter(Boolean)
        .join(', ')}
    </span>
  );
}

/**
 * Seven days of health in one ribbon, or as much of them as anybody has looked where that is little.
 *
 * @internal
 */
export function HealthRibbon(props: {
  history: Fetched<ServiceHistory>;
  changes: Fetched<ServiceChanges>;
  incidents: Fetched<IncidentList>;
}) {
  const { history, changes, incidents } = props;
  const { t, locale } = useOperationsTranslation();
  const stretches = history.data ? stretchesOf(history.data) : [];
  const looked = stretches.filter(({ kind }) => kind !== 'unlooked');
  const since =
    history.data && looked.length > 0 ? shortSince(history.data) : undefined;
  return (
    <Panel
      title={
        since
          ? t('ribbon.titleSince', {
              time: formatTime(since, { now: Date.now(), locale }),
            })
          : t('ribbon.title')
      }
      aside={history.data && <Sums history={history.data} />}
    >
      <Problem of={history} inPanel />
      {history.data ? (
        <>
          <Ribbon
            stretches={since ? looked : stretches}
            since={since}
            changes={changes.data?.items ?? []}
            incidents={incidents.data?.items ?? []}
            idle={<Looked history={history.data} />}
          />
          <RibbonNumbers stretches={stretches} />
        </>
      ) : (
        !history.error && <Skeleton width="100%" height={40} />
      )}
    </Panel>
  );
}
