import { Button, Skeleton } from '@backstage/ui';
import {
  IncidentDetail,
  IncidentReplay as Replay,
  IncidentStatus,
} from '@operate-first/plugin-operations-common';
import { useState } from 'react';
import useDebounce from 'react-use/esm/useDebounce';
import { formatMoment, formatTime } from '../../format/time';
import { useIncidentReplay } from '../../hooks/useIncident';
import { INCIDENT_STATUSES } from '../../hooks/useIncidentQuery';
import { OldPicture } from '../../hooks/useOldPicture';
import {
  Translate,
  useOperationsTranslation,
} from '../../hooks/useOperationsTranslation';
import { ReplayMoment } from '../../hooks/useReplayMoment';
import { AlertList } from '../AlertsCard';
import { CHANGE_GLYPHS, ChangeSentence } from '../ChangesCard';
import { ShowMore } from '../ClusterState';
import { Problem } from '../Notice';
import { Panel } from '../Panel';
import { MomentSlider } from './MomentSlider';
import { ReplayedService } from './ReplayedService';
import styles from './IncidentReplay.module.css';

/** Dragging asks for what is under the pointer when it rests. */
const REST_MS = 200;
const FIRST = 10;

function statusWords(status: string, t: Translate): string {
  const known: IncidentStatus | undefined = INCIDENT_STATUSES.find(
    one => one === status,
  );
  return known
    ? t(`incident.status.${known}`)
    : t('incident.replay.beforeBegin');
}

function Beside(props: { replay: Replay }) {
  const { alerts, changes } = props.replay;
  const { t, locale } = useOperationsTranslation();
  return (
    <>
      <Panel title={t('incident.replay.alerts')}>
        {alerts.length === 0 && (
          <p className={styles.quiet}>{t('incident.replay.noAlerts')}</p>
        )}
        <AlertList alerts={alerts} first={FIRST} withService />
      </Panel>
      <Panel title={t('incident.replay.changes')}>
        {changes.length === 0 && (
          <p className={styles.quiet}>{t('incident.replay.noChanges')}</p>
        )}
        <ShowMore items={changes} first={FIRST}>
          {shown => (
            <ul className={styles.items}>
              {shown.map(change => (
                <li key={change.id}>
                  <span aria-hidden>{CHANGE_GLYPHS[change.kind]}</span>{' '}
                  <span className={styles.quiet}>
                    {formatTime(change.at, { now: Date.now(), locale })}
                  </span>
                  <ChangeSentence changes={[change]} />
                </li>
              ))}
            </ul>
          )}
        </ShowMore>
      </Panel>
    </>
  );
}

function Picture(props: { replay: Replay }) {
  const { replay } = props;
  const { at, status, services, missing = [] } = replay;
  const { t } = useOperationsTranslation();
  return (
    <OldPicture.Provider value={Date.parse(at)}>
      <p>{t('incident.replay.incident', { status: statusWords(status, t) })}</p>
      {missing.length > 0 && (
        <div className={styles.missing}>
          <strong>{t('incident.replay.missing')}</strong>
          <ul>
            {missing.map(sentence => (
              <li key={sentence}>{sentence}</li>
            ))}
          </ul>
        </div>
      )}
      <div className={styles.columns}>
        <div className={styles.stack}>
          {services.map(one => (
            <ReplayedService key={one.service.ref} of={one} />
          ))}
        </div>
        <div className={styles.stack}>
          <Beside replay={replay} />
        </div>
      </div>
    </OldPicture.Provider>
  );
}

/**
 * The services of an incident as they were at a moment, clearly of the past.
 *
 * @internal
 */
export function IncidentReplay(props: {
  detail: IncidentDetail;
  moment: ReplayMoment;
}) {
  const { detail, moment } = props;
  const { incident } = detail;
  const { t, locale } = useOperationsTranslation();
  const at = moment.at ?? moment.from;
  const [asked, setAsked] = useState(at);
  useDebounce(() => setAsked(at), REST_MS, [at]);
  const replay = useIncidentReplay(incident.key, new Date(asked).toISOString());
  return (
    <section className={styles.past} aria-label={t('incident.replay.title')}>
      <div className={styles.head}>
        <h2 className={styles.title}>
          {t('incident.replay.past', {
            time: formatMoment(new Date(at).toISOString(), locale),
          })}
        </h2>
        <Button variant="primary" onPress={() => moment.setAt(undefined)}>
          {t('incident.replay.present')}
        </Button>
      </div>
      <MomentSlider
        incident={incident}
        moment={moment}
        moments={replay.data?.moments ?? []}
      />
      <Problem of={replay} subject="incident" />
      {replay.data && <Picture replay={replay.data} />}
      {!replay.data && !replay.error && <Skeleton width="100%" height={320} />}
    </section>
  );
}
