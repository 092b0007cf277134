import { Skeleton } from '@backstage/ui';
import { ServiceHistory } from '@operate-first/plugin-operations-common';
import { formatDuration, formatTime } from '../../format/time';
import { Fetched } from '../../hooks/useFetched';
import { useOperationsTranslation } from '../../hooks/useOperationsTranslation';
import { Problem } from '../Notice';
import { Panel } from '../Panel';
import { Ribbon } from './Ribbon';
import { RibbonNumbers } from './RibbonNumbers';
import { stretchesOf, sumsOf } from './stretches';
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
 * Seven days of health in one ribbon, honest about how long anybody has looked.
 *
 * @internal
 */
export function HealthRibbon(props: { history: Fetched<ServiceHistory> }) {
  const { history } = props;
  const { t } = useOperationsTranslation();
  return (
    <Panel
      title={t('ribbon.title')}
      aside={history.data && <Sums history={history.data} />}
    >
      <Problem of={history} inPanel />
      {history.data ? (
        <>
          <Ribbon
            stretches={stretchesOf(history.data)}
            idle={<Looked history={history.data} />}
          />
          <RibbonNumbers stretches={stretchesOf(history.data)} />
        </>
      ) : (
        !history.error && <Skeleton width="100%" height={40} />
      )}
    </Panel>
  );
}
