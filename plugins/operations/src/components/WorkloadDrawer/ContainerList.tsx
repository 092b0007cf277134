import {
  Condition,
  Container,
  Pod,
} from '@operate-first/plugin-operations-common';
import { useOperationsTranslation } from '../../hooks/useOperationsTranslation';
import { WorkloadView } from '../../hooks/workloadAddress';
import { Age } from '../Age';
import { Numbers } from '../Panel';
import { sayPhase } from './words';
import { WorkloadLink } from './WorkloadLink';
import styles from './WorkloadDrawer.module.css';

function State(props: { container: Container }) {
  const { state, reason, message, since } = props.container;
  const { t } = useOperationsTranslation();
  return (
    <>
      <span title={reason}>{sayPhase(reason ?? state, t)}</span>
      {since && (
        <>
          {' · '}
          <Age of={since} />
        </>
      )}
      {message && <span className={styles.said}>{message}</span>}
    </>
  );
}

function LastExit(props: { container: Container }) {
  const { lastExit } = props.container;
  const { t } = useOperationsTranslation();
  if (!lastExit) return <>—</>;
  const { exitCode, reason, message, at } = lastExit;
  return (
    <>
      {t('workload.exitCode', { code: String(exitCode) })}
      {reason && (
        <>
          {', '}
          <span title={reason}>{sayPhase(reason, t)}</span>
        </>
      )}
      {at && (
        <>
          {' · '}
          <Age of={at} />
        </>
      )}
      {message && <span className={styles.said}>{message}</span>}
    </>
  );
}

/**
 * What a cluster holds to be true of an object, in its own words.
 *
 * @internal
 */
export function Conditions(props: { conditions: Condition[]; of: string }) {
  const { conditions, of } = props;
  const { t } = useOperationsTranslation();
  return (
    <Numbers
      label={t('workload.conditions', { of })}
      rows={conditions}
      keyOf={({ type }) => type}
      columns={[
        { label: t('workload.condition'), cell: ({ type }) => type },
        {
          label: t('workload.holds'),
          cell: ({ status }) => t(`workload.status.${status}`),
        },
        {
          label: t('workload.since'),
          cell: ({ since }) => (since ? <Age of={since} /> : '—'),
        },
        {
          label: t('workload.why'),
          cell: ({ reason, message }) => (
            <>
              {reason ?? '—'}
              {message && <span className={styles.said}>{message}</span>}
            </>
          ),
        },
      ]}
    />
  );
}

/**
 * The containers of a pod, how their last runs ended, and where their logs are.
 *
 * @internal
 */
export function ContainerList(props: { pod: Pod; view: WorkloadView }) {
  const { pod, view } = props;
  const { t } = useOperationsTranslation();
  const logOf = (container: string, previous?: boolean): WorkloadView => ({
    workload: view.workload,
    tab: 'logs',
    pod: pod.object.name,
    container,
    previous,
  });
  return (
    <div className={styles.inside}>
      <Numbers
        label={t('workload.containers', { pod: pod.object.name })}
        rows={pod.containers}
        keyOf={({ name, init }) => `${name} ${init}`}
        columns={[
          {
            label: t('workload.container'),
            header: true,
            cell: ({ name, init, image }) => (
              <>
                {name}
                {init && ` (${t('workload.init')})`}
                {image && <span className={styles.said}>{image}</span>}
              </>
            ),
          },
          {
            label: t('workload.state'),
            cell: container => <State container={container} />,
          },
          {
            label: t('workload.restarts'),
            numeric: true,
            cell: ({ restarts }) => restarts,
          },
          {
            label: t('workload.lastExit'),
            cell: container => <LastExit container={container} />,
          },
          {
            label: t('workload.tab.logs'),
            cell: ({ name, lastExit }) => (
              <>
                <WorkloadLink
                  view={logOf(name)}
                  label={t('workload.logOf', { container: name })}
                >
                  {t('workload.log')}
                </WorkloadLink>
                {lastExit && (
                  <>
                    {' · '}
                    <WorkloadLink
                      view={logOf(name, true)}
                      label={t('workload.logBeforeOf', { container: name })}
                    >
                      {t('workload.logBefore')}
                    </WorkloadLink>
                  </>
                )}
              </>
            ),
          },
        ]}
      />
      {pod.conditions && pod.conditions.length > 0 && (
        <Conditions conditions={pod.conditions} of={pod.object.name} />
      )}
    </div>
  );
}
