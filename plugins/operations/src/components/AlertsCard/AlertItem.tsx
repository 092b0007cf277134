import { useRouteRef } from '@backstage/frontend-plugin-api';
import { Link } from '@backstage/ui';
import { Alert } from '@operate-first/plugin-operations-common';
import { formatDuration, formatTime } from '../../format/time';
import { useOldPicture } from '../../hooks/useOldPicture';
import { useOperationsTranslation } from '../../hooks/useOperationsTranslation';
import { maintenanceRouteRef } from '../../routes';
import { Age } from '../Age';
import { HealthMark, Mark } from '../HealthMark';
import { ALERT_MARKS, SloLink } from '../SloState';
import { Where } from './Where';
import styles from './AlertsCard.module.css';

function When(props: { alert: Alert }) {
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

/** Colour is for what somebody must act upon. */
function markOf({ state, severity, suppressed }: Alert): Mark {
  if (suppressed === 'maintenance') return 'maintenance';
  return state === 'resolved' || suppressed ? 'unknown' : ALERT_MARKS[severity];
}

/** Why it tells nobody, and where that was decided. */
function Reason(props: { suppressed: NonNullable<Alert['suppressed']> }) {
  const { suppressed } = props;
  const { t } = useOperationsTranslation();
  const maintenancePath = useRouteRef(maintenanceRouteRef)?.();
  const words = t(`alerts.suppressed.${suppressed}`);
  return suppressed === 'maintenance' && maintenancePath ? (
    <Link href={maintenancePath}>{words}</Link>
  ) : (
    <>{words}</>
  );
}

/**
 * An alert in words, with why it tells nobody where it does not, and where to read what to do.
 *
 * @param props - brief: the rest is told elsewhere on the page; withService: it is one of many services.
 * @internal
 */
export function AlertItem(props: {
  alert: Alert;
  brief?: boolean;
  withService?: boolean;
}) {
  const { alert, brief, withService } = props;
  const { state, severity, title, message, suppressed, slo } = alert;
  const { t } = useOperationsTranslation();
  const isFiring = state === 'firing';
  const isLoud = isFiring && !suppressed;
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
        <When alert={alert} />
        {suppressed && (
          <>
            {' · '}
            <Reason suppressed={suppressed} />
          </>
        )}
      </p>
      {withService && (
        <p className={styles.quiet}>
          <Where of={alert} />
        </p>
      )}
      {message && isFiring && !brief && (
        <p className={isLoud ? undefined : styles.quiet}>{message}</p>
      )}
      {alert.runbookUrl && isLoud && (
        <p>
          <Link href={alert.runbookUrl}>{t('alerts.runbook')}</Link>
        </p>
      )}
    </div>
  );
}
