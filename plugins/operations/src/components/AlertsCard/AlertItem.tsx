import { useRouteRef } from '@backstage/frontend-plugin-api';
import { Link } from '@backstage/ui';
import { Alert } from '@operate-first/plugin-operations-common';
import { formatDuration, formatTime } from '../../format/time';
import { useOldPicture } from '../../hooks/useOldPicture';
import { useOperationsTranslation } from '../../hooks/useOperationsTranslation';
import { maintenanceRouteRef } from '../../routes';
import { Age } from '../Age';
import { HealthMark, Mark } from '../HealthMark';
import { IncidentLink } from '../IncidentState';
import { RunbookLink } from '../QuestionState';
import { ALERT_MARKS, SloLink } from '../SloState';
import { AlertWays } from './AlertWays';
import { ToldAlert } from './tellOnce';
import { Where } from './Where';
import styles from './AlertsCard.module.css';

/** Since when it fires, or how long it did. @internal */
export function When(props: { alert: Alert }) {
  const { state, startsAt, endsAt } = props.alert;
  const { t, locale } = useOperationsTranslation();
  const old = useOldPicture();
  if (state === 'firing' && old === undefined) {
    return (
      <>{t('alerts.firingFor', { duration: <Age of={startsAt} lasting /> })}</>
    );
  }
  const time = formatTime(startsAt, { now: Date.now(), locale });
  const lasted =
    endsAt && formatDuration(Date.parse(endsAt) - Date.parse(startsAt));
  return (
    <>
      {lasted
        ? t('alerts.lasted', { time, duration: lasted })
        : t('alerts.since', { time })}
    </>
  );
}

/** Colour is for what somebody must act upon. @internal */
export function markOf({ state, severity, suppressed }: Alert): Mark {
  if (suppressed === 'maintenance') return 'maintenance';
  return state === 'resolved' || suppressed ? 'unknown' : ALERT_MARKS[severity];
}

/** Why it tells nobody, and where that was decided. @internal */
export function Reason(props: {
  suppressed: NonNullable<Alert['suppressed']>;
  message?: string;
}) {
  const { suppressed, message } = props;
  const { t } = useOperationsTranslation();
  const maintenancePath = useRouteRef(maintenanceRouteRef)?.();
  const words = t(`alerts.suppressed.${suppressed}`);
  return (
    <span title={message}>
      {suppressed === 'maintenance' && maintenancePath ? (
        <Link href={maintenancePath}>{words}</Link>
      ) : (
        words
      )}
    </span>
  );
}

/** What it belongs to, and who else tells of it. */
function Belonging(props: { alert: ToldAlert }) {
  const { incident, alsoToldBy = [] } = props.alert;
  const { t } = useOperationsTranslation();
  return (
    <>
      {incident && (
        <>
          {' · '}
          {t('alert.incident', {
            incident: (
              <IncidentLink incidentKey={incident.key}>
                {incident.key} {incident.title}
              </IncidentLink>
            ),
          })}
        </>
      )}
      {alsoToldBy.length > 0 && (
        <>
          {' · '}
          {t('alert.alsoToldBy', { sources: alsoToldBy.join(', ') })}
        </>
      )}
    </>
  );
}

/**
 * An alert in words, with why it tells nobody where it does not, and where to read what to do.
 *
 * @param props - brief: the rest is told elsewhere on the page; withService: it is one of many services.
 * @internal
 */
export function AlertItem(props: {
  alert: ToldAlert;
  brief?: boolean;
  withService?: boolean;
}) {
  const { alert, brief, withService } = props;
  const { state, severity, title, suppressed, slo, unmapped } = alert;
  const { t } = useOperationsTranslation();
  const isFiring = state === 'firing';
  const isLoud = isFiring && !suppressed;
  const message = alert.message ?? alert.summary ?? alert.description;
  const word = t(`alerts.severity.${severity}`);
  return (
    <div className={styles.alert} data-state={state}>
      <p className={styles.head}>
        <HealthMark mark={markOf(alert)} />
        <span>
          {isLoud ? <strong>{word}</strong> : word}{' '}
          {slo ? (
            <SloLink sloRef={slo} objective={alert.objective}>
              {title}
            </SloLink>
          ) : (
            title
          )}
        </span>
      </p>
      <p className={styles.quiet}>
        {withService && <Where of={alert} after=" · " />}
        <When alert={alert} />
        {suppressed && (
          <>
            {' · '}
            <Reason suppressed={suppressed} message={alert.suppressedMessage} />
          </>
        )}
        {!brief && <Belonging alert={alert} />}
      </p>
      {message && isFiring && !brief && (
        <p className={isLoud ? undefined : styles.quiet}>{message}</p>
      )}
      {unmapped && isFiring && (
        <p lang="en">
          {unmapped.message} {unmapped.remedy}
        </p>
      )}
      {brief ? (
        isLoud &&
        (alert.runbookUrl || alert.runbook) && (
          <p>
            {alert.runbook ? (
              <RunbookLink id={alert.runbook}>
                {t('alerts.runbook')}
              </RunbookLink>
            ) : (
              <Link href={alert.runbookUrl}>{t('alerts.runbook')}</Link>
            )}
          </p>
        )
      ) : (
        <AlertWays alert={alert} isLoud={isLoud} />
      )}
    </div>
  );
}
