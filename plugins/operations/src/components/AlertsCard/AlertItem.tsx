import { Link } from '@backstage/ui';
import { Alert } from '@operate-first/plugin-operations-common';
import { formatDuration, formatTime } from '../../format/time';
import { useOldPicture } from '../../hooks/useOldPicture';
import { useOperationsTranslation } from '../../hooks/useOperationsTranslation';
import { Age } from '../Age';
import { HealthMark } from '../HealthMark';
import { ALERT_MARKS, SloLink } from '../SloState';
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

/**
 * An alert in words, with why it tells nobody where it does not, and where to read what to do.
 *
 * @param props - brief: the rest is told elsewhere on the page.
 * @internal
 */
export function AlertItem(props: { alert: Alert; brief?: boolean }) {
  const { alert, brief } = props;
  const { state, severity, title, message, suppressed, slo } = alert;
  const { t } = useOperationsTranslation();
  const isFiring = state === 'firing';
  return (
    <div className={styles.alert} data-state={state}>
      <p className={styles.head}>
        <HealthMark mark={isFiring ? ALERT_MARKS[severity] : 'unknown'} />
        <span>
          <strong>{t(`alerts.severity.${severity}`)}</strong>{' '}
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
        {suppressed && ` · ${t(`alerts.suppressed.${suppressed}`)}`}
      </p>
      {message && isFiring && !brief && <p>{message}</p>}
      {alert.runbookUrl && isFiring && (
        <p>
          <Link href={alert.runbookUrl}>{t('alerts.runbook')}</Link>
        </p>
      )}
    </div>
  );
}
