import { Link } from '@backstage/ui';
import {
  Alert,
  IncidentDetail,
  Runbook,
} from '@operate-first/plugin-operations-common';
import { useOperationsTranslation } from '../../hooks/useOperationsTranslation';
import { useRunbooksOfAlerts } from '../../hooks/useRunbooks';
import { rootOf } from '../IncidentState';
import { Panel } from '../Panel';
import { RunbookLink } from '../QuestionState';
import { RunbookRead } from '../RunbookPage';
import { alertsInOrder } from './alertsInOrder';
import styles from './IncidentPage.module.css';

/** Whoever is alarmed reads one runbook; those of more alerts are on the pages of these. */
const MOST_ALERTS = 5;

/** Where alerts say that something is written which is read nowhere here: each address once, named by the first of them. */
function addressesOf(alerts: Alert[], read: Runbook[]): Map<string, string> {
  const known = new Set(read.map(({ url }) => url));
  const found = new Map<string, string>();
  for (const { runbookUrl: url, runbook, title } of alerts) {
    if (url && !runbook && !known.has(url) && !found.has(url))
      found.set(url, title);
  }
  return found;
}

/**
 * What to do: the runbook of what presses most, to be read where one works; further ones are a click away. Nothing where there is none:
 * the alerts say so themselves.
 *
 * @internal
 */
export function RunbooksPanel(props: { detail: IncidentDetail }) {
  const { detail } = props;
  const { incident } = detail;
  const { t } = useOperationsTranslation();
  const service = rootOf(incident);
  const alerts = alertsInOrder(detail);
  const names = alerts.map(({ labels, title }) => labels.alertname ?? title);
  const runbooks = useRunbooksOfAlerts(
    [...new Set(names)].slice(0, MOST_ALERTS),
    service,
  );
  const read = runbooks.data ?? [];
  const [first, ...others] = read;
  const addresses = [...addressesOf(alerts, read)];
  if (!first && addresses.length === 0) return null;
  return (
    <Panel title={t('incident.alerts.runbooks')}>
      {first && (
        <RunbookRead
          key={first.id}
          id={first.id}
          service={service ?? first.services[0]?.ref}
          incident={incident.key}
        />
      )}
      {others.length + addresses.length > 0 && (
        <ul className={styles.items} aria-label={t('runbook.others')}>
          {others.map(({ id, title }) => (
            <li key={id}>
              <RunbookLink id={id}>{title}</RunbookLink>
            </li>
          ))}
          {addresses.map(([url, title]) => (
            <li key={url}>
              <Link href={url}>{title}</Link>
            </li>
          ))}
        </ul>
      )}
    </Panel>
  );
}
