import {
  Rollout,
  WorkloadDetail,
} from '@operate-first/plugin-operations-common';
import { useOperationsTranslation } from '../../hooks/useOperationsTranslation';
import { Age } from '../Age';
import { Empty } from '../Notice';
import { Numbers } from '../Panel';
import styles from './WorkloadDrawer.module.css';

function Images(props: { rollout: Rollout; before: Rollout | undefined }) {
  const { rollout, before } = props;
  const { t } = useOperationsTranslation();
  const changed = rollout.images.filter(
    image => !before?.images.some(old => old.image === image.image),
  );
  return (
    <>
      <span title={rollout.images.map(({ image }) => image).join('\n')}>
        {rollout.images.map(({ short }) => short).join(', ') || '—'}
      </span>
      {before && changed.length === 0 && (
        <span className={styles.said}>{t('workload.sameImages')}</span>
      )}
      {rollout.changeCause && (
        <span className={styles.said}>{rollout.changeCause}</span>
      )}
    </>
  );
}

/**
 * The versions of a workload that its cluster still knows, newest first.
 *
 * @internal
 */
export function RolloutsTab(props: { detail: WorkloadDetail }) {
  const { rollouts, workload } = props.detail;
  const { t } = useOperationsTranslation();
  if (rollouts.length === 0) {
    return (
      <Empty title={t('workload.noRollouts')}>
        {t('workload.noRolloutsWhy', { kind: workload.object.kind })}
      </Empty>
    );
  }
  return (
    <Numbers
      label={t('workload.rolloutCount', { count: rollouts.length })}
      rows={rollouts}
      keyOf={({ name, revision }) => `${name} ${revision}`}
      columns={[
        {
          label: t('workload.revision'),
          header: true,
          cell: ({ revision, current, name }) => (
            <>
              <span title={name}>{revision}</span>
              {current && ` (${t('workload.current')})`}
            </>
          ),
        },
        {
          label: t('workload.images'),
          cell: rollout => (
            <Images
              rollout={rollout}
              before={rollouts[rollouts.indexOf(rollout) + 1]}
            />
          ),
        },
        {
          label: t('workload.ready'),
          numeric: true,
          cell: ({ ready, replicas }) => `${ready}/${replicas}`,
        },
        {
          label: t('workload.age'),
          numeric: true,
          cell: ({ at }) => (at ? <Age of={at} /> : '—'),
        },
      ]}
    />
  );
}
