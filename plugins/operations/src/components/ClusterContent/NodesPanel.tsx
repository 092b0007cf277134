import {
  ClusterDetail,
  ClusterNode,
} from '@operate-first/plugin-operations-common';
import { formatCount } from '../../format/numbers';
import { toGib } from '../../format/quantities';
import { useOperationsTranslation } from '../../hooks/useOperationsTranslation';
import { Age } from '../Age';
import { ShowMore, UseCell } from '../ClusterState';
import { HealthMark } from '../HealthMark';
import { Empty } from '../Notice';
import { Numbers, Panel } from '../Panel';
import styles from './ClusterContent.module.css';

const FIRST = 50;

const gib = (bytes: number | undefined) =>
  bytes === undefined ? undefined : toGib(bytes);

/** Not ready first, then what has problems, then by name. */
function compareNodes(a: ClusterNode, b: ClusterNode): number {
  return (
    Number(a.ready) - Number(b.ready) ||
    b.problems.length - a.problems.length ||
    a.name.localeCompare(b.name, undefined, { numeric: true })
  );
}

function NodeState(props: { node: ClusterNode; stale: boolean }) {
  const { node, stale } = props;
  const { t } = useOperationsTranslation();
  const { ready, unschedulable, problems } = node;
  const words = [
    t(ready ? 'cluster.nodes.ready' : 'cluster.nodes.notReady'),
    ...(unschedulable ? [t('cluster.nodes.unschedulable')] : []),
    ...problems,
  ];
  const wellOrNot =
    problems.length > 0 || unschedulable ? 'degraded' : 'healthy';
  return (
    <span className={words.length > 1 || !ready ? undefined : styles.quiet}>
      <HealthMark mark={ready ? wellOrNot : 'down'} stale={stale} />{' '}
      {words.join(', ')}
    </span>
  );
}

/**
 * The nodes: which are not ready, why, and how full each is.
 *
 * @internal
 */
export function NodesPanel(props: { cluster: ClusterDetail }) {
  const { stale, nodeList } = props.cluster;
  const { t, locale } = useOperationsTranslation();
  const nodes = [...nodeList].sort(compareNodes);
  return (
    <Panel title={t('cluster.nodes.title')}>
      {nodes.length === 0 ? (
        <Empty title={t('cluster.nodes.none')}>
          {t('cluster.nodes.noneBody')}
        </Empty>
      ) : (
        <div className={styles.scroller} data-stale={stale || undefined}>
          <ShowMore items={nodes} first={FIRST}>
            {shown => (
              <Numbers
                label={t('cluster.nodes.title')}
                hideLabel
                rows={shown}
                keyOf={({ name }) => name}
                columns={[
                  {
                    label: t('cluster.nodes.name'),
                    header: true,
                    cell: ({ name }) => name,
                  },
                  {
                    label: t('cluster.nodes.state'),
                    cell: node => <NodeState node={node} stale={stale} />,
                  },
                  {
                    label: t('cluster.nodes.version'),
                    cell: ({ version }) => version ?? '—',
                  },
                  {
                    label: t('cluster.nodes.roles'),
                    cell: ({ roles }) => roles?.join(', ') || '—',
                  },
                  {
                    label: t('cluster.nodes.zone'),
                    cell: ({ zone }) => zone ?? '—',
                  },
                  {
                    label: t('cluster.nodes.age'),
                    numeric: true,
                    cell: ({ createdAt }) =>
                      createdAt ? <Age of={createdAt} /> : '—',
                  },
                  {
                    label: t('cluster.nodes.pods'),
                    numeric: true,
                    cell: ({ pods, resources }) =>
                      resources.allocatable?.pods === undefined
                        ? formatCount(pods, locale)
                        : t('clusters.podsOf', {
                            number: formatCount(pods, locale),
                            allocatable: formatCount(
                              resources.allocatable.pods,
                              locale,
                            ),
                          }),
                  },
                  {
                    label: t('clusters.cpu'),
                    cell: ({ resources }) => (
                      <UseCell
                        allocatable={resources.allocatable?.cpuCores}
                        requested={resources.requested?.cpuCores}
                        used={resources.used?.cpuCores}
                        stale={stale}
                      />
                    ),
                  },
                  {
                    label: t('clusters.memory'),
                    cell: ({ resources }) => (
                      <UseCell
                        allocatable={gib(resources.allocatable?.memoryBytes)}
                        requested={gib(resources.requested?.memoryBytes)}
                        used={gib(resources.used?.memoryBytes)}
                        stale={stale}
                      />
                    ),
                  },
                ]}
              />
            )}
          </ShowMore>
        </div>
      )}
    </Panel>
  );
}
