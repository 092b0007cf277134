import { BgProvider, Link } from '@backstage/ui';
import { AlertDetail } from '@operate-first/plugin-operations-common';
import { ReactNode } from 'react';
import { useOperationsTranslation } from '../../hooks/useOperationsTranslation';
import { markOf, Reason, When, Where } from '../AlertsCard';
import { headlineStyles } from '../Headline';
import { HealthMark } from '../HealthMark';
import { IncidentLink } from '../IncidentState';
import { RunbookLink } from '../QuestionState';
import { WriteRunbookLink } from '../RequestForm/AlertFormLinks';
import { SilenceButton } from '../Silences';
import { SloLink } from '../SloState';
import { pageStyles } from '../Page';
import styles from './AlertPage.module.css';

/** Addresses come from labels of strangers: only those of the web are followed. */
function Way(props: { to: string | undefined; children: string }) {
  const { to, children } = props;
  return to && /^https?:\/\//i.test(to) ? (
    <Link href={to}>{children}</Link>
  ) : null;
}

/**
 * The answer: what fires, since when, where, what it means, and where to read what to do.
 *
 * @internal
 */
export function AlertHeader(props: {
  detail: AlertDetail;
  children: ReactNode;
}) {
  const { detail, children } = props;
  const { alert } = detail;
  const { state, severity, title, suppressed, incident, slo } = alert;
  const { runbook, runbookUrl } = alert;
  const { t } = useOperationsTranslation();
  const isLoud = state === 'firing' && !suppressed;
  // The same is said by several fields in places; it is shown once.
  const told = [alert.message, alert.summary, alert.description].filter(
    (text, index, all): text is string =>
      Boolean(text) && all.indexOf(text) === index,
  );
  return (
    <header className={pageStyles.answer} data-mark={markOf(alert)}>
      <h2 className={headlineStyles.headline}>
        <HealthMark mark={markOf(alert)} size={22} />
        <span>
          {t(`alerts.severity.${severity}`)} ·{' '}
          {slo ? (
            <SloLink sloRef={slo} objective={alert.objective}>
              {title}
            </SloLink>
          ) : (
            title
          )}
        </span>
      </h2>
      <p className={pageStyles.quiet}>
        <When alert={alert} />
        {suppressed && (
          <>
            {' · '}
            <Reason suppressed={suppressed} />
          </>
        )}
        {' · '}
        {t('alert.from', { source: alert.source })}
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
      </p>
      <p>
        <Where of={alert} />
      </p>
      {suppressed && alert.suppressedMessage && (
        <p>{alert.suppressedMessage}</p>
      )}
      {told.map(text => (
        <p key={text} className={styles.told}>
          {text}
        </p>
      ))}
      {isLoud && !runbookUrl && !runbook && (
        <p>
          {t('alert.noRunbook')} <WriteRunbookLink alert={alert} />
        </p>
      )}
      <div className={styles.ways}>
        {/* So that buttons can be told from what they lie on. */}
        <BgProvider bg="neutral-1">
          {runbook ? (
            <RunbookLink id={runbook}>{t('alerts.runbook')}</RunbookLink>
          ) : (
            <Way to={runbookUrl}>{t('alerts.runbook')}</Way>
          )}
          <Way to={alert.dashboardUrl ?? detail.dashboardUrl}>
            {t('alert.dashboard')}
          </Way>
          <Way to={alert.generatorUrl ?? detail.generatorUrl}>
            {t('alert.generator')}
          </Way>
          {state === 'firing' && <SilenceButton alert={alert} />}
          {children}
        </BgProvider>
      </div>
    </header>
  );
}
