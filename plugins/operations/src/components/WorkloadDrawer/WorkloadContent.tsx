import { Skeleton, Tab, TabList, TabPanel, Tabs } from '@backstage/ui';
import {
  WorkloadDetail,
  WorkloadQuery,
} from '@operate-first/plugin-operations-common';
import { useMemo } from 'react';
import { formatTime } from '../../format/time';
import { OldPicture, oldPictureOf } from '../../hooks/useOldPicture';
import { useOperationsTranslation } from '../../hooks/useOperationsTranslation';
import { useWorkload } from '../../hooks/useWorkload';
import {
  WORKLOAD_TABS,
  WorkloadTab,
  WorkloadView,
} from '../../hooks/workloadAddress';
import { Age } from '../Age';
import { AskButton, AskScope } from '../AskAuthor';
import { HealthMark } from '../HealthMark';
import { EventsTab } from './EventsTab';
import { LogsTab } from './LogsTab';
import { PodsTab } from './PodsTab';
import { RolloutsTab } from './RolloutsTab';
import { Trouble } from './Trouble';
import { YamlTab } from './YamlTab';
import styles from './WorkloadDrawer.module.css';

/** How the workload is, in a line. */
function Facts(props: { detail: WorkloadDetail; entityRef: string }) {
  const { entityRef } = props;
  const { workload, observedAt, stale, staleReason, cluster } = props.detail;
  const { t, locale } = useOperationsTranslation();
  const { status, serves, ready, wanted, images } = workload;
  const health = t(`health.${status}`);
  return (
    <div className={styles.facts}>
      <span>
        <HealthMark mark={status} stale={stale} />{' '}
        {stale ? t('health.stale', { health }) : health}
      </span>
      {serves && (
        <span>
          {t('workload.readyOf', {
            ready: String(ready),
            wanted: String(wanted),
          })}
        </span>
      )}
      <span>{images.map(({ short }) => short).join(', ')}</span>
      <span className={styles.quiet}>
        {t('strip.asOf')} <Age of={observedAt} />
      </span>
      <AskButton
        artefact={{
          kind: 'workload',
          service: entityRef,
          name: workload.object.name,
          object: workload.object,
          cluster,
        }}
        size="small"
      />
      {stale && (
        <p>
          {t('strip.staleSource', {
            time: formatTime(observedAt, { now: Date.now(), locale }),
            reason: staleReason ?? t('workloads.noAnswer', { cluster }),
          })}
        </p>
      )}
    </div>
  );
}

/**
 * One workload: how it is, and its parts.
 *
 * @internal
 */
export function WorkloadContent(props: {
  entityRef: string;
  query: WorkloadQuery;
  view: WorkloadView;
  show: (view: WorkloadView) => void;
}) {
  const { entityRef, query, view, show } = props;
  const { t } = useOperationsTranslation();
  const workload = useWorkload(entityRef, query);
  const detail = workload.data;
  const asked = useMemo(() => ({ service: entityRef }), [entityRef]);

  const partOf = (tab: WorkloadTab, of: WorkloadDetail) => {
    switch (tab) {
      case 'events':
        return <EventsTab detail={of} />;
      case 'rollouts':
        return <RolloutsTab detail={of} />;
      case 'logs':
        return <LogsTab {...{ entityRef, view, show }} detail={of} />;
      case 'yaml':
        return <YamlTab {...{ entityRef, query, view, show }} detail={of} />;
      default:
        return <PodsTab detail={of} view={view} />;
    }
  };

  return (
    <AskScope.Provider value={asked}>
      <OldPicture.Provider value={oldPictureOf(workload)}>
        <Trouble of={workload} />
        {detail && <Facts detail={detail} entityRef={entityRef} />}
        {!detail && !workload.error && <Skeleton width="50%" />}
        {(detail || !workload.error) && (
          <Tabs
            className={styles.tabs}
            selectedKey={view.tab}
            onSelectionChange={key => {
              const tab = WORKLOAD_TABS.find(known => known === key) ?? 'pods';
              show({ ...view, tab });
            }}
          >
            <TabList aria-label={t('workload.parts')}>
              {WORKLOAD_TABS.map(tab => (
                <Tab key={tab} id={tab}>
                  {t(`workload.tab.${tab}`)}
                </Tab>
              ))}
            </TabList>
            {WORKLOAD_TABS.map(tab => (
              <TabPanel key={tab} id={tab} className={styles.part}>
                {detail ? (
                  partOf(tab, detail)
                ) : (
                  <Skeleton width="100%" height={160} />
                )}
              </TabPanel>
            ))}
          </Tabs>
        )}
      </OldPicture.Provider>
    </AskScope.Provider>
  );
}
