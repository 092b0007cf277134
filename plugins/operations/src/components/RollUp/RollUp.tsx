import { Entity, stringifyEntityRef } from '@backstage/catalog-model';
import { Skeleton } from '@backstage/ui';
import { useEntity } from '@backstage/plugin-catalog-react';
import { actionItemsOf } from '../../hooks/useActionItems';
import { OldPicture, oldPictureOf } from '../../hooks/useOldPicture';
import { useOperationsTranslation } from '../../hooks/useOperationsTranslation';
import { useRollUp } from '../../hooks/useRollUp';
import { HealthBar, totalOf } from '../HealthCounts';
import { OpenActionItems } from '../ActionItems';
import { DataScope } from '../DataScope';
import { NarrowedServices } from '../NarrowedServices';
import { Empty, Problem } from '../Notice';
import { OpenIncidents } from '../OpenIncidents';
import { Panel } from '../Panel';
import { wholeKindOf } from './isWhole';
import { TeamLinks } from '../TeamLinks';
import { PartsPanel } from './PartsPanel';
import { RollUpHeadline } from './RollUpHeadline';
import styles from './RollUp.module.css';

const EMPTY = {
  system: 'rollUp.noneSystem',
  domain: 'rollUp.noneDomain',
  group: 'rollUp.noneGroup',
} as const;

function Whole(props: { entity: Entity }) {
  const { entity } = props;
  const { t } = useOperationsTranslation();
  const { by, refs, health, containedError, parts, counts } = useRollUp(entity);
  const isEmpty = counts && totalOf(counts) === 0;
  return (
    <div className={styles.page}>
      <OldPicture.Provider value={oldPictureOf(health)}>
        {counts && !isEmpty && <RollUpHeadline counts={counts} />}
        <Problem of={health} />
        {containedError && (
          <Empty title={t('rollUp.unread')}>{t('rollUp.unreadBody')}</Empty>
        )}
        {!counts && !health.error && (
          <>
            <Skeleton width="24rem" height={28} />
            <Skeleton width="100%" height={44} />
          </>
        )}
        {isEmpty && (
          <Empty title={t('rollUp.none')}>
            {t(EMPTY[wholeKindOf(entity) ?? 'system'])}
          </Empty>
        )}
        {counts && !isEmpty && (
          <HealthBar counts={counts} label={t('rollUp.services')} />
        )}
        {!isEmpty && <OpenIncidents by={by} refs={refs} />}
        <OpenActionItems of={actionItemsOf(by, refs)} />
        {wholeKindOf(entity) === 'group' && <TeamLinks entity={entity} />}
        {parts && parts.length > 1 && !isEmpty && (
          <PartsPanel by={by} parts={parts} />
        )}
      </OldPicture.Provider>
      {refs && refs.length > 0 && !isEmpty && (
        <Panel title={t('rollUp.services')}>
          <NarrowedServices
            filter={{ [by]: refs }}
            empty={{
              title: t('rollUp.noneMatch'),
              body: t('rollUp.noneMatchBody'),
            }}
            onNews={health.refetch}
          />
        </Panel>
      )}
    </div>
  );
}

/**
 * The Operations content of a system, a domain or a group: how the services are that it contains.
 *
 * @internal
 */
export function RollUp() {
  const { entity } = useEntity();
  return (
    <DataScope>
      <Whole key={stringifyEntityRef(entity)} entity={entity} />
    </DataScope>
  );
}
