import { Change } from '@operate-first/plugin-operations-common';
import { useContext } from 'react';
import { useOperationsTranslation } from '../../hooks/useOperationsTranslation';
import { RunningWorkloads, viewOf } from '../../hooks/useWorkloadLinks';
import { WorkloadTab } from '../../hooks/workloadAddress';
import { WorkloadLink } from '../WorkloadDrawer';
import styles from './ChangesCard.module.css';

/** A shape for each kind of change; the words say the same. */
export const CHANGE_GLYPHS: Record<Change['kind'], string> = {
  rollout: '◆',
  scaling: '⇅',
  restart: '↻',
};

/** Where in a workload one sees what happened. */
const TABS: Record<Change['kind'], WorkloadTab> = {
  rollout: 'rollouts',
  scaling: 'events',
  restart: 'pods',
};

/**
 * What changed, where, and a way to it.
 *
 * @internal
 */
export function ChangeSentence(props: {
  change: Change;
  onFollow?: () => void;
}) {
  const { change, onFollow } = props;
  const { scope, object, kind, summary, detail } = change;
  const { t } = useOperationsTranslation();
  const locations = useContext(RunningWorkloads);
  const view = viewOf(locations, scope, object);
  const place = scope.cluster ?? scope.environment;
  return (
    <div className={styles.sentence}>
      {summary}{' '}
      <span className={styles.quiet}>
        {place}
        {view && (
          <>
            {' · '}
            <WorkloadLink
              view={{ ...view, tab: TABS[kind] }}
              label={t('workloads.linkTo', {
                part: t(`workload.tab.${TABS[kind]}`),
                name: view.workload.name,
                cluster: view.workload.cluster,
              })}
              onFollow={onFollow}
            >
              {t(`workload.tab.${TABS[kind]}`)}
            </WorkloadLink>
          </>
        )}
      </span>
      {detail && <span className={styles.said}>{detail}</span>}
    </div>
  );
}
