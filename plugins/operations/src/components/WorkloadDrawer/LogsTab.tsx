import { Select, Switch } from '@backstage/ui';
import { WorkloadDetail } from '@operate-first/plugin-operations-common';
import { useState } from 'react';
import { useOperationsTranslation } from '../../hooks/useOperationsTranslation';
import { WorkloadView } from '../../hooks/workloadAddress';
import { Empty } from '../Notice';
import { SignIn } from '../SignIn';
import { LogView } from './log/LogView';
import { markOf } from './words';
import styles from './WorkloadDrawer.module.css';

/** The pod whose log is most likely to say something: one that is not well, else the first. */
function talkative({ pods }: WorkloadDetail): string | undefined {
  const pod = pods.find(candidate => markOf(candidate) === 'down') ?? pods[0];
  return pod?.object.name;
}

/**
 * The log of one container of one pod; which one is kept in the address.
 *
 * @internal
 */
export function LogsTab(props: {
  entityRef: string;
  detail: WorkloadDetail;
  view: WorkloadView;
  show: (view: WorkloadView) => void;
}) {
  const { entityRef, detail, view, show } = props;
  const { t } = useOperationsTranslation();
  // What was chosen for the reader stays chosen, whatever becomes of the pod.
  const [chosen, setChosen] = useState(() => view.pod ?? talkative(detail));
  const podName = view.pod ?? chosen ?? talkative(detail);
  const pod = detail.pods.find(({ object }) => object.name === podName);
  const [known, setKnown] = useState<string>();
  const container =
    view.container ??
    pod?.containers.find(({ init }) => !init)?.name ??
    pod?.containers[0]?.name ??
    known;
  if (container && container !== known) setKnown(container);
  if (podName && podName !== chosen) setChosen(podName);

  if (detail.logsHidden)
    return <p>{t('workload.signIn.logs', { signIn: <SignIn /> })}</p>;
  if (!podName || !container) return <Empty title={t('workload.noPods')} />;

  const pods = detail.pods.map(({ object }) => object.name);
  const containers = pod?.containers ?? [];
  const { previous = false } = view;
  const { cluster, namespace } = view.workload;
  return (
    <>
      <div className={styles.tools}>
        <Select
          size="small"
          aria-label={t('workload.pod')}
          value={podName}
          searchable={pods.length > 8}
          searchPlaceholder={t('onboarding.find')}
          onChange={key =>
            show({ ...view, pod: String(key), container: undefined })
          }
          options={[
            ...(pod
              ? []
              : [{ id: podName, label: t('logs.gone', { pod: podName }) }]),
            ...pods.map(name => ({ id: name, label: name })),
          ]}
        />
        {containers.length > 1 && (
          <Select
            size="small"
            aria-label={t('workload.container')}
            value={container}
            onChange={key =>
              show({ ...view, pod: podName, container: String(key) })
            }
            options={containers.map(({ name, init }) => ({
              id: name,
              label: init ? `${name} (${t('workload.init')})` : name,
            }))}
          />
        )}
        <Switch
          label={t('logs.previous')}
          isSelected={previous}
          onChange={isBefore =>
            show({
              ...view,
              pod: podName,
              container,
              previous: isBefore || undefined,
            })
          }
        />
      </div>
      <LogView
        key={`${podName} ${container} ${previous}`}
        entityRef={entityRef}
        of={{ cluster, namespace, pod: podName, container, previous }}
      />
    </>
  );
}
