import { Button } from '@backstage/ui';
import { Pod, WorkloadDetail } from '@operate-first/plugin-operations-common';
import { Fragment, useState } from 'react';
import { formatCount } from '../../format/numbers';
import { useHeldOrder } from '../../hooks/useHeldOrder';
import { useOperationsTranslation } from '../../hooks/useOperationsTranslation';
import { WorkloadView } from '../../hooks/workloadAddress';
import { Age } from '../Age';
import { HealthMark } from '../HealthMark';
import { Empty } from '../Notice';
import { Disclosure } from '../Panel';
import { Conditions, ContainerList } from './ContainerList';
import { markOf, sayPhase, sayUse } from './words';
import styles from './WorkloadDrawer.module.css';

const MOST_PODS = 100;
const COLUMNS = [
  'pod',
  'state',
  'ready',
  'restarts',
  'version',
  'age',
  'cpu',
  'memory',
  'node',
] as const;
const NUMERIC: (typeof COLUMNS)[number][] = [
  'ready',
  'restarts',
  'age',
  'cpu',
  'memory',
];

const RANK = ['down', 'degraded', 'unknown', 'healthy', 'maintenance'];

function worstFirst(a: Pod, b: Pod): number {
  return (
    RANK.indexOf(markOf(a)) - RANK.indexOf(markOf(b)) ||
    a.object.name.localeCompare(b.object.name)
  );
}

function PodCells(props: { pod: Pod }) {
  const { pod } = props;
  const { t, locale } = useOperationsTranslation();
  const { containers } = pod;
  const running = containers.filter(({ init }) => !init);
  return (
    <>
      <td title={pod.phase}>
        <HealthMark mark={markOf(pod)} /> {sayPhase(pod.phase, t)}
      </td>
      <td data-numeric>
        {running.filter(({ ready }) => ready).length}/{running.length}
      </td>
      <td data-numeric>{formatCount(pod.restarts, locale)}</td>
      <td>{pod.version ?? '—'}</td>
      <td data-numeric>{pod.createdAt ? <Age of={pod.createdAt} /> : '—'}</td>
      <td data-numeric>{sayUse(pod.use, 'cpuCores', locale)}</td>
      <td data-numeric>{sayUse(pod.use, 'memoryBytes', locale)}</td>
      <td>{pod.node ?? '—'}</td>
    </>
  );
}

/**
 * The pods of a workload: those that are not well come first when it is opened, and none moves after that.
 *
 * @internal
 */
export function PodsTab(props: { detail: WorkloadDetail; view: WorkloadView }) {
  const { detail, view } = props;
  const { t, locale } = useOperationsTranslation();
  const pods = useHeldOrder([...detail.pods].sort(worstFirst), {
    held: true,
    keyOf: ({ object }) => object.name,
  });
  const [open, setOpen] = useState(new Set(view.pod ? [view.pod] : []));
  const [isAll, setAll] = useState(false);
  const toggle = (name: string) =>
    setOpen(before => {
      const next = new Set(before);
      if (!next.delete(name)) next.add(name);
      return next;
    });
  const shown = isAll ? pods : pods.slice(0, MOST_PODS);
  const asked = pods.find(({ object }) => object.name === view.pod);
  // The pod that a link names is seen, however many there are.
  const rows = asked && !shown.includes(asked) ? [asked, ...shown] : shown;
  const { name } = detail.workload.object;

  return (
    <>
      {pods.length === 0 ? (
        <Empty title={t('workload.noPods')} />
      ) : (
        <div className={styles.scroller}>
          <table
            className={styles.table}
            aria-label={t('workload.pods', { count: pods.length })}
          >
            <thead>
              <tr>
                {COLUMNS.map(column => (
                  <th
                    key={column}
                    scope="col"
                    data-numeric={NUMERIC.includes(column) || undefined}
                  >
                    {t(`workload.${column}`)}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {rows.map(pod => {
                const isOpen = open.has(pod.object.name);
                return (
                  <Fragment key={pod.object.name}>
                    <tr>
                      <th scope="row">
                        <button
                          type="button"
                          className={styles.expander}
                          aria-expanded={isOpen}
                          onClick={() => toggle(pod.object.name)}
                        >
                          {pod.object.name}
                        </button>
                      </th>
                      <PodCells pod={pod} />
                    </tr>
                    {isOpen && (
                      <tr>
                        <td colSpan={COLUMNS.length}>
                          <ContainerList pod={pod} view={view} />
                        </td>
                      </tr>
                    )}
                  </Fragment>
                );
              })}
            </tbody>
          </table>
        </div>
      )}
      {pods.length > shown.length && (
        <div>
          <Button size="small" variant="secondary" onPress={() => setAll(true)}>
            {t('workload.allPods', {
              total: formatCount(pods.length, locale),
            })}
          </Button>
        </div>
      )}
      {detail.conditions.length > 0 && (
        <Disclosure summary={t('workload.conditions', { of: name })}>
          <Conditions conditions={detail.conditions} of={name} />
        </Disclosure>
      )}
    </>
  );
}
