import { Change } from '@operate-first/plugin-operations-common';
import { useContext } from 'react';
import { useOperationsTranslation } from '../../hooks/useOperationsTranslation';
import { RunningWorkloads, viewOf } from '../../hooks/useWorkloadLinks';
import { WorkloadTab } from '../../hooks/workloadAddress';
import { WorkloadLink } from '../WorkloadDrawer';
import { ChangeCode } from './ChangeCode';
import { onePerPlace } from './together';
import styles from './ChangesCard.module.css';

/** A shape for each kind of change; the words say the same. */
export const CHANGE_GLYPHS: Record<Change['kind'], string> = {
  rollout: '◆',
  scaling: '⇅',
  restart: '↻',
  commit: '●',
  gitops: '▤',
  configuration: '⚙',
  slo: '◎',
};

/** Where in a workload one sees what happened. */
const TABS: Partial<Record<Change['kind'], WorkloadTab>> = {
  rollout: 'rollouts',
  scaling: 'events',
  restart: 'pods',
};

/** Where it happened, and a way to it. */
function Place(props: { change: Change; onFollow?: () => void }) {
  const { scope, object, kind } = props.change;
  const { t } = useOperationsTranslation();
  const view = viewOf(useContext(RunningWorkloads), scope, object);
  const tab = TABS[kind];
  if (!scope) return null;
  return (
    <span className={styles.place}>
      {scope.cluster ?? scope.environment}
      {view && tab && (
        <>
          {' · '}
          <WorkloadLink
            view={{ ...view, tab }}
            label={t('workloads.linkTo', {
              part: t(`workload.tab.${tab}`),
              name: view.workload.name,
              cluster: view.workload.cluster,
            })}
            onFollow={props.onFollow}
          >
            {t(`workload.tab.${tab}`)}
          </WorkloadLink>
        </>
      )}
    </span>
  );
}

/**
 * What changed, how often, where, and a way to it.
 *
 * @param props - changes: what is told as one, the same in words; at least one; service: whose they are, where the page
 *   is of several; withoutAsking: the way to ask stands beside.
 * @internal
 */
export function ChangeSentence(props: {
  changes: Change[];
  service?: string;
  withoutAsking?: boolean;
  onFollow?: () => void;
}) {
  const { changes, service, withoutAsking, onFollow } = props;
  const [first] = changes;
  const { summary, detail } = first;
  const { t } = useOperationsTranslation();
  const places = onePerPlace(changes);
  return (
    <div className={styles.sentence}>
      {summary}
      {changes.length > places.length && (
        <>, {t('changes.times', { count: changes.length })}</>
      )}{' '}
      {places.map(change => (
        <Place key={change.id} change={change} onFollow={onFollow} />
      ))}
      {detail && <span className={styles.said}>{detail}</span>}
      <ChangeCode of={first} service={service} withoutAsking={withoutAsking} />
    </div>
  );
}
