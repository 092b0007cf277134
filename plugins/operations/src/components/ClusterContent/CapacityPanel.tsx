import {
  ClusterDetail,
  ClusterNode,
} from '@operate-first/plugin-operations-common';
import { formatCount } from '../../format/numbers';
import { formatAmount, formatShare, toGib } from '../../format/quantities';
import { useOperationsTranslation } from '../../hooks/useOperationsTranslation';
import { Disclosure, Numbers, Panel } from '../Panel';
import { UseBar } from '../UseBar';
import styles from './ClusterContent.module.css';

const NODES_DRAWN = 20;

const identity = (amount: number) => amount;

/** What is drawn, one chart each. */
const MEASURES = [
  { id: 'cpu', field: 'cpuCores', toUnit: identity, unit: 'ofCores' },
  { id: 'memory', field: 'memoryBytes', toUnit: toGib, unit: 'ofMemory' },
] as const;
type Measure = (typeof MEASURES)[number];

type Part = 'capacity' | 'allocatable' | 'requested' | 'used';
const PARTS: Part[] = ['used', 'requested', 'allocatable', 'capacity'];

function figure(
  { resources }: Pick<ClusterNode, 'resources'>,
  part: Part,
  { field, toUnit }: Measure,
): number | undefined {
  const amount = resources[part]?.[field];
  return amount === undefined ? undefined : toUnit(amount);
}

function fullness(node: ClusterNode, measure: Measure): number {
  const of = figure(node, 'allocatable', measure);
  return of ? (figure(node, 'requested', measure) ?? 0) / of : 0;
}

function Total(props: { cluster: ClusterDetail; measure: Measure }) {
  const { cluster, measure } = props;
  const { t, locale } = useOperationsTranslation();
  const of = figure(cluster, 'allocatable', measure);
  const requested = figure(cluster, 'requested', measure);
  const used = figure(cluster, 'used', measure);
  if (of === undefined || requested === undefined) return undefined;
  return (
    <>
      <p className={styles.total}>
        <strong>
          {t('cluster.capacity.share', {
            share: of > 0 ? formatShare(requested / of, locale) : '—',
          })}
        </strong>
        <span>
          {t(`cluster.capacity.${measure.unit}`, {
            requested: formatAmount(requested, locale),
            allocatable: formatAmount(of, locale),
          })}
          {used !== undefined &&
            `, ${t('clusters.used', { used: formatAmount(used, locale) })}`}
        </span>
      </p>
      <UseBar of={of} requested={requested} used={used} stale={cluster.stale} />
    </>
  );
}

/** The nodes beside each other, all to one scale: a bar twice as long has twice as much to give. */
function PerNode(props: { cluster: ClusterDetail; measure: Measure }) {
  const { cluster, measure } = props;
  const { t, locale } = useOperationsTranslation();
  const nodes = cluster.nodeList
    .filter(node => figure(node, 'allocatable', measure) !== undefined)
    .sort((a, b) => fullness(b, measure) - fullness(a, measure));
  const scale = Math.max(
    ...nodes.map(node => figure(node, 'allocatable', measure) ?? 0),
  );
  if (nodes.length < 2) return undefined;
  const drawn = nodes.slice(0, NODES_DRAWN);
  return (
    <>
      <p className={styles.quiet}>
        {drawn.length < nodes.length
          ? t('cluster.capacity.fullest', {
              shown: formatCount(drawn.length, locale),
              total: formatCount(nodes.length, locale),
            })
          : t('cluster.capacity.perNode')}
      </p>
      <ul className={styles.bars}>
        {drawn.map(node => (
          <li key={node.name}>
            <span className={styles.barName} title={node.name}>
              {node.name}
            </span>
            <UseBar
              of={figure(node, 'allocatable', measure) ?? 0}
              requested={figure(node, 'requested', measure)}
              used={figure(node, 'used', measure)}
              scale={scale}
              stale={cluster.stale}
            />
            <span className={styles.barShare}>
              {formatShare(fullness(node, measure), locale)}
            </span>
          </li>
        ))}
      </ul>
    </>
  );
}

function NumbersBehind(props: { cluster: ClusterDetail; measure: Measure }) {
  const { cluster, measure } = props;
  const { t, locale } = useOperationsTranslation();
  return (
    <Disclosure summary={t('cluster.capacity.numbers')}>
      <Numbers
        label={t(`cluster.capacity.${measure.id}Table`)}
        rows={cluster.nodeList}
        keyOf={({ name }) => name}
        columns={[
          {
            label: t('cluster.capacity.node'),
            header: true,
            cell: ({ name }) => name,
          },
          ...PARTS.map(part => ({
            label: t(`cluster.capacity.${part}`),
            numeric: true,
            cell: (node: ClusterNode) => {
              const amount = figure(node, part, measure);
              return amount === undefined ? '—' : formatAmount(amount, locale);
            },
          })),
        ]}
      />
    </Disclosure>
  );
}

/**
 * What the cluster has to give, what is asked of it, and what of that is used.
 *
 * @internal
 */
export function CapacityPanel(props: { cluster: ClusterDetail }) {
  const { cluster } = props;
  const { t, locale } = useOperationsTranslation();
  const known = MEASURES.filter(
    measure => figure(cluster, 'allocatable', measure) !== undefined,
  );
  const { allocatable, requested, used } = cluster.resources;
  return (
    <Panel title={t('cluster.capacity.title')}>
      {known.length === 0 && <p>{t('cluster.capacity.none')}</p>}
      {known.length > 0 && (
        <p className={styles.quiet}>{t('clusters.legend')}</p>
      )}
      <div className={styles.measures} data-stale={cluster.stale || undefined}>
        {known.map(measure => (
          <section
            key={measure.id}
            className={styles.measure}
            aria-label={t(`cluster.capacity.${measure.id}`)}
          >
            <h3>{t(`cluster.capacity.${measure.id}`)}</h3>
            <Total cluster={cluster} measure={measure} />
            <PerNode cluster={cluster} measure={measure} />
            <NumbersBehind cluster={cluster} measure={measure} />
          </section>
        ))}
      </div>
      {allocatable?.pods !== undefined && requested?.pods !== undefined && (
        <p>
          {t('cluster.capacity.pods')}:{' '}
          {t('clusters.podsOf', {
            number: formatCount(requested.pods, locale),
            allocatable: formatCount(allocatable.pods, locale),
          })}
        </p>
      )}
      {known.length > 0 && !used && (
        <p className={styles.quiet}>{t('cluster.capacity.unmeasured')}</p>
      )}
    </Panel>
  );
}
