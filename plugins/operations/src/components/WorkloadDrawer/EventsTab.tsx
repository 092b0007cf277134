import {
  WorkloadDetail,
  WorkloadEvent,
} from '@operate-first/plugin-operations-common';
import { useOperationsTranslation } from '../../hooks/useOperationsTranslation';
import { Age } from '../Age';
import { HealthMark } from '../HealthMark';
import { Empty } from '../Notice';
import { Numbers } from '../Panel';
import { SignIn } from '../SignIn';
import styles from './WorkloadDrawer.module.css';

function keyOf({ object, reason, message, firstAt }: WorkloadEvent): string {
  return JSON.stringify([object.kind, object.name, reason, message, firstAt]);
}

/**
 * What the cluster has noted of a workload and of what it owns, newest first.
 *
 * @internal
 */
export function EventsTab(props: { detail: WorkloadDetail }) {
  const { events, diagnosticsHidden } = props.detail;
  const { t } = useOperationsTranslation();
  if (events.length === 0) {
    return (
      <Empty title={t('workload.noEvents')}>{t('workload.noEventsWhy')}</Empty>
    );
  }
  return (
    <>
      {diagnosticsHidden && (
        <p>{t('workload.signIn.events', { signIn: <SignIn /> })}</p>
      )}
      <Numbers
        label={t('workload.eventCount', { count: events.length })}
        rows={events}
        keyOf={keyOf}
        columns={[
          {
            label: t('workload.last'),
            cell: ({ lastAt, firstAt }) => {
              const at = lastAt ?? firstAt;
              return at ? <Age of={at} /> : '—';
            },
          },
          {
            label: t('workload.event'),
            cell: ({ type, reason, message }) => (
              <>
                {type === 'Warning' && (
                  <>
                    <HealthMark mark="degraded" label={t('workload.warning')} />{' '}
                  </>
                )}
                {reason}
                {message && <span className={styles.said}>{message}</span>}
              </>
            ),
          },
          {
            label: t('workload.object'),
            cell: ({ object }) => `${object.kind} ${object.name}`,
          },
          {
            label: t('workload.times'),
            numeric: true,
            cell: ({ count }) => count,
          },
        ]}
      />
    </>
  );
}
