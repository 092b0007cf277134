import { Link } from '@backstage/ui';
import { Alert, IncidentDetail } from '@operate-first/plugin-operations-common';
import { useOperationsTranslation } from '../../hooks/useOperationsTranslation';
import { AlertList, bySeverity } from '../AlertsCard';
import { Panel } from '../Panel';
import { pageStyles } from '../Page';
import styles from './IncidentPage.module.css';

const FIRST = 8;

/** Each runbook once, named by the first alert that has it. */
function runbooksOf(alerts: Alert[]): Array<{ url: string; title: string }> {
  const byUrl = new Map<string, string>();
  for (const { runbookUrl, title } of alerts) {
    if (runbookUrl && !byUrl.has(runbookUrl)) byUrl.set(runbookUrl, title);
  }
  return [...byUrl].map(([url, title]) => ({ url, title }));
}

/** What fires first; of that, what is about the service where it comes from; of that, what presses. */
function inOrder({ alerts, incident }: IncidentDetail): Alert[] {
  const root = incident.services.find(({ role }) => role === 'root');
  const rankOf = ({ state, service }: Alert) =>
    (state === 'firing' ? 0 : 2) +
    (service && service.ref === root?.service.ref ? 0 : 1);
  return [...alerts].sort((a, b) => rankOf(a) - rankOf(b) || bySeverity(a, b));
}

/**
 * The alerts of an incident, and what to do according to their runbooks.
 *
 * @internal
 */
export function AlertsPanel(props: { detail: IncidentDetail }) {
  const alerts = inOrder(props.detail);
  const { alertCount = alerts.length } = props.detail;
  const { t } = useOperationsTranslation();
  const runbooks = runbooksOf(alerts);
  return (
    <>
      {runbooks.length > 0 && (
        <Panel title={t('incident.alerts.runbooks')}>
          <ul className={styles.items}>
            {runbooks.map(({ url, title }) => (
              <li key={url}>
                <Link href={url}>{title}</Link>
              </li>
            ))}
          </ul>
        </Panel>
      )}
      <Panel title={t('incident.alerts.title')}>
        {alerts.length === 0 && (
          <p className={pageStyles.quiet}>{t('incident.alerts.none')}</p>
        )}
        <AlertList alerts={alerts} first={FIRST} withService />
        {alertCount > alerts.length && (
          <p className={pageStyles.quiet}>
            {t('incident.alerts.more', {
              shown: String(alerts.length),
              total: String(alertCount),
            })}
          </p>
        )}
      </Panel>
    </>
  );
}
