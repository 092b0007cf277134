import { Entity } from '@backstage/catalog-model';
import { useRouteRef } from '@backstage/frontend-plugin-api';
import {
  entityRouteParams,
  entityRouteRef,
  useEntity,
} from '@backstage/plugin-catalog-react';
import { Link, Skeleton } from '@backstage/ui';
import { useChanges } from '../../hooks/useChanges';
import { OldPicture, oldPictureOf } from '../../hooks/useOldPicture';
import { useOperationsTranslation } from '../../hooks/useOperationsTranslation';
import { useRollUp } from '../../hooks/useRollUp';
import { DataScope } from '../DataScope';
import { HealthBar, totalOf } from '../HealthCounts';
import { Problem } from '../Notice';
import { OpenIncidents } from '../OpenIncidents';
import { Panel } from '../Panel';
import { RollUpHeadline } from './RollUpHeadline';
import styles from './RollUp.module.css';

function Card(props: { entity: Entity }) {
  const { entity } = props;
  const { t } = useOperationsTranslation();
  const entityPath = useRouteRef(entityRouteRef)?.(entityRouteParams(entity));
  const { by, refs, health, counts } = useRollUp(entity);
  useChanges(() => true, health.refetch);
  return (
    <OldPicture.Provider value={oldPictureOf(health)}>
      <Panel title={t('rollUp.services')}>
        <Problem of={health} inPanel />
        {!counts && !health.error && <Skeleton width="100%" height={44} />}
        {counts && totalOf(counts) === 0 && (
          <p className={styles.quiet}>{t('rollUp.none')}</p>
        )}
        {counts && totalOf(counts) > 0 && (
          <>
            <RollUpHeadline counts={counts} small />
            <HealthBar counts={counts} label={t('rollUp.services')} />
            <OpenIncidents by={by} refs={refs} />
            <Link href={`${entityPath ?? ''}/operations`}>
              {t('rollUp.all')}
            </Link>
          </>
        )}
      </Panel>
    </OldPicture.Provider>
  );
}

/**
 * The roll-up of a system, a domain or a group in a few lines, for its overview.
 *
 * @internal
 */
export function RollUpCard() {
  const { entity } = useEntity();
  return (
    <DataScope>
      <Card entity={entity} />
    </DataScope>
  );
}
