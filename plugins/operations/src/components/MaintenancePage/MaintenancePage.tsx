import { useRouteRef } from '@backstage/frontend-plugin-api';
import { usePermission } from '@backstage/plugin-permission-react';
import { Button, Skeleton } from '@backstage/ui';
import {
  Maintenance,
  operationsMaintenanceManagePermission,
} from '@operate-first/plugin-operations-common';
import { useState } from 'react';
import { useMaintenance } from '../../hooks/useMaintenance';
import { OldPicture, oldPictureOf } from '../../hooks/useOldPicture';
import { useOperationsTranslation } from '../../hooks/useOperationsTranslation';
import { rootRouteRef } from '../../routes';
import { ShowMore } from '../ClusterState';
import { Empty, Problem } from '../Notice';
import { Panel } from '../Panel';
import { SignIn } from '../SignIn';
import { Page, pageStyles } from '../Page';
import { MaintenanceDialog } from './MaintenanceDialog';
import { MaintenanceItem } from './MaintenanceItem';
import styles from './MaintenancePage.module.css';

const STATES = ['running', 'announced', 'past'] as const;
const FIRST = 20;

/** What is being written: something new, or a change. */
type Writing = { of?: Maintenance } | undefined;

/**
 * Maintenance that runs, that was announced, and that is over; and where it is announced.
 *
 * @internal
 */
export function MaintenancePage() {
  const { t } = useOperationsTranslation();
  const { maintenance, announce, change, end } = useMaintenance();
  const { allowed, loading } = usePermission({
    permission: operationsMaintenanceManagePermission,
  });
  const back = useRouteRef(rootRouteRef)?.();
  const [writing, setWriting] = useState<Writing>();
  const items = maintenance.data?.items;
  return (
    <Page back={{ href: back, label: t('sources.back') }} narrow>
      <div className={pageStyles.head}>
        <h1 className={pageStyles.title}>{t('maintenance.title')}</h1>
        {allowed && (
          <Button variant="primary" onPress={() => setWriting({})}>
            {t('maintenance.announce')}
          </Button>
        )}
      </div>
      <p className={pageStyles.quiet}>{t('maintenance.what')}</p>
      {!allowed && !loading && (
        <p>{t('maintenance.signIn', { signIn: <SignIn /> })}</p>
      )}
      <Problem of={maintenance} subject="slo" />
      {!items && !maintenance.error && <Skeleton width="100%" height={160} />}
      {items?.length === 0 && (
        <Empty title={t('maintenance.none')}>{t('maintenance.noneBody')}</Empty>
      )}
      <OldPicture.Provider value={oldPictureOf(maintenance)}>
        {STATES.map(state => {
          const listed = items?.filter(one => one.state === state) ?? [];
          return listed.length > 0 ? (
            <Panel key={state} title={t(`maintenance.state.${state}`)}>
              <ShowMore items={listed} first={FIRST}>
                {shown => (
                  <ul className={styles.list}>
                    {shown.map(one => (
                      <MaintenanceItem
                        key={one.id}
                        maintenance={one}
                        mayManage={allowed}
                        onChange={() => setWriting({ of: one })}
                        onEnd={() => end(one.id)}
                      />
                    ))}
                  </ul>
                )}
              </ShowMore>
            </Panel>
          ) : undefined;
        })}
      </OldPicture.Provider>
      {writing && (
        <MaintenanceDialog
          key={writing.of?.id ?? 'new'}
          maintenance={writing.of}
          isOpen
          onClose={() => setWriting(undefined)}
          onSend={input =>
            writing.of ? change(writing.of.id, input) : announce(input)
          }
        />
      )}
    </Page>
  );
}
