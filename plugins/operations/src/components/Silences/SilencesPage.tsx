import { useRouteRef } from '@backstage/frontend-plugin-api';
import { usePermission } from '@backstage/plugin-permission-react';
import { Button, Skeleton } from '@backstage/ui';
import {
  operationsSilenceManagePermission,
  SilenceList,
} from '@operate-first/plugin-operations-common';
import { useState } from 'react';
import { formatTime } from '../../format/time';
import { OldPicture, oldPictureOf } from '../../hooks/useOldPicture';
import { useOperationsTranslation } from '../../hooks/useOperationsTranslation';
import { useSilences, useSilencing } from '../../hooks/useSilences';
import { alertsRouteRef } from '../../routes';
import { ShowMore } from '../ClusterState';
import { Empty, Problem } from '../Notice';
import { Panel } from '../Panel';
import { SignIn } from '../SignIn';
import { Page, pageStyles } from '../Page';
import { SilenceDialog } from './SilenceDialog';
import { SilenceItem } from './SilenceItem';
import { headlineStyles } from '../Headline';
import styles from './Silences.module.css';

const STATES = ['active', 'pending', 'expired'] as const;
const FIRST = 20;

/** Alertmanagers that do not answer: what is shown of them may be old. */
function Old(props: { sources: SilenceList['sources'] }) {
  const { t, locale } = useOperationsTranslation();
  return (
    <>
      {props.sources.map(({ id, title, readAt, problem }) =>
        problem ? (
          <p key={id} role="status">
            {readAt
              ? t('silence.old', {
                  source: title,
                  problem,
                  time: formatTime(readAt, { now: Date.now(), locale }),
                })
              : t('silence.oldNever', { source: title, problem })}
          </p>
        ) : undefined,
      )}
    </>
  );
}

/**
 * Every silence: those that run, those to come, and those that are over; and where one is made and ended.
 *
 * @internal
 */
export function SilencesPage() {
  const { t } = useOperationsTranslation();
  const silences = useSilences();
  const { end } = useSilencing();
  const { allowed, loading } = usePermission({
    permission: operationsSilenceManagePermission,
  });
  const back = useRouteRef(alertsRouteRef)?.();
  const [isOpen, setOpen] = useState(false);
  const { items, sources = [] } = silences.data ?? {};
  const titleOf = (source: string) =>
    sources.find(({ id }) => id === source)?.title ?? source;
  return (
    <Page back={{ href: back, label: t('alert.back') }} narrow>
      <div className={pageStyles.head}>
        <h2 className={headlineStyles.headline}>{t('silence.title')}</h2>
        {allowed && sources.length > 0 && (
          <Button variant="secondary" onPress={() => setOpen(true)}>
            {t('silence.makeNew')}
          </Button>
        )}
      </div>
      <p className={pageStyles.quiet}>{t('silence.what')}</p>
      {!allowed && !loading && (
        <p>{t('silence.signIn', { signIn: <SignIn /> })}</p>
      )}
      <Problem of={silences} />
      <Old sources={sources} />
      {!items && !silences.error && <Skeleton width="100%" height={160} />}
      {items?.length === 0 && (
        <Empty title={t('silence.none')}>
          {t(sources.length > 0 ? 'silence.noneBody' : 'silence.noSource')}
        </Empty>
      )}
      <OldPicture.Provider value={oldPictureOf(silences)}>
        {STATES.map(state => {
          const listed = items?.filter(one => one.state === state) ?? [];
          return listed.length > 0 ? (
            <Panel key={state} title={t(`silence.state.${state}`)}>
              <ShowMore items={listed} first={FIRST}>
                {shown => (
                  <ul className={styles.list}>
                    {shown.map(one => (
                      <li key={`${one.source} ${one.id}`}>
                        <SilenceItem
                          silence={one}
                          sourceTitle={titleOf(one.source)}
                          mayManage={allowed}
                          onEnd={() => end(one.source, one.id)}
                        />
                      </li>
                    ))}
                  </ul>
                )}
              </ShowMore>
            </Panel>
          ) : undefined;
        })}
      </OldPicture.Provider>
      {isOpen && (
        <SilenceDialog sources={sources} onClose={() => setOpen(false)} />
      )}
    </Page>
  );
}
