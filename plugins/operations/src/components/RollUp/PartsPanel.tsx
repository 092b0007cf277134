import {
  EntityDisplayName,
  EntityRefLink,
} from '@backstage/plugin-catalog-react';
import { useHeld } from '../../hooks/useHeld';
import { useHeldOrder } from '../../hooks/useHeldOrder';
import { useOperationsTranslation } from '../../hooks/useOperationsTranslation';
import { CountedBy } from '../../hooks/useHealthBy';
import { RolledUpPart } from '../../hooks/useRollUp';
import { ShowMore } from '../ClusterState';
import { compareCounts, HealthBar, totalOf } from '../HealthCounts';
import { Panel } from '../Panel';
import styles from './RollUp.module.css';

const FIRST = 20;

/**
 * The systems of a domain, or the groups of a group, each with a bar of its own; the worst first. While somebody
 * reads, none moves.
 *
 * @internal
 */
export function PartsPanel(props: { by: CountedBy; parts: RolledUpPart[] }) {
  const { by } = props;
  const { t } = useOperationsTranslation();
  const { held, handlers } = useHeld();
  const sorted = [...props.parts].sort(
    (a, b) =>
      compareCounts(a.counts, b.counts) ||
      a.entityRef.localeCompare(b.entityRef),
  );
  const parts = useHeldOrder(sorted, {
    held,
    keyOf: ({ entityRef }) => entityRef,
  });
  return (
    <Panel title={t(by === 'system' ? 'rollUp.systems' : 'rollUp.groups')}>
      <div {...handlers}>
        <ShowMore items={parts} first={FIRST}>
          {shown => (
            <ul className={styles.parts}>
              {shown.map(({ entityRef, counts }) => (
                <li key={entityRef}>
                  <span className={styles.part}>
                    <EntityRefLink
                      entityRef={entityRef}
                      hideIcon
                      disableTooltip
                    >
                      <EntityDisplayName
                        entityRef={entityRef}
                        hideIcon
                        disableTooltip
                      />
                    </EntityRefLink>
                  </span>
                  {totalOf(counts) > 0 ? (
                    <HealthBar counts={counts} label={t('rollUp.services')} />
                  ) : (
                    <span className={styles.quiet}>
                      {t('rollUp.noServices')}
                    </span>
                  )}
                </li>
              ))}
            </ul>
          )}
        </ShowMore>
      </div>
    </Panel>
  );
}
