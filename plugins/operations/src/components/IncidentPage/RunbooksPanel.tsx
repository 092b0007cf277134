import { Link } from '@backstage/ui';
import {
  Alert,
  IncidentDetail,
  Runbook,
} from '@operate-first/plugin-operations-common';
import { useHeld } from '../../hooks/useHeld';
import { useHeldOrder } from '../../hooks/useHeldOrder';
import { useOperationsTranslation } from '../../hooks/useOperationsTranslation';
import { runbookKey, useRunbooksNear } from '../../hooks/useRunbooks';
import { ShowMore } from '../ClusterState';
import { rootOf } from '../IncidentState';
import { Panel } from '../Panel';
import { RunbookLink } from '../QuestionState';
import { RunbookRead } from '../RunbookPage';
import { alertsInOrder } from './alertsInOrder';
import { runbooksInOrder } from './runbooksInOrder';
import styles from './IncidentPage.module.css';

/** Whoever is alarmed reads one runbook; those of more alerts are on the pages of these. */
const MOST_ALERTS = 5;
/** Beside the one that is read in place; the others when they are wanted. */
const FIRST = 4;

interface Further {
  key: string;
  title: string;
  /** Where nothing but an address is known; else there is a page of it. */
  href?: string;
}

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

/** What alerts say of themselves; a runbook that merely has the name of one is not named by it. */
function namedBy(alerts: Alert[]): Set<string> {
  return new Set(
    alerts.flatMap(({ runbookUrl, runbook }) =>
      runbookUrl ? [runbookUrl, ...(runbook ? [runbook] : [])] : [],
    ),
  );
}

/**
 * What to do: the runbook that is nearest, to be read where one works; further ones are a click away. Nothing where there is
 * none: the alerts say so themselves.
 *
 * @internal
 */
export function RunbooksPanel(props: { detail: IncidentDetail }) {
  const { detail } = props;
  const { incident } = detail;
  const { t } = useOperationsTranslation();
  const root = rootOf(incident);
  const alerts = alertsInOrder(detail);
  const names = alerts.map(({ labels, title }) => labels.alertname ?? title);
  const refs = incident.services.map(({ service }) => service.ref);
  const near = {
    services: [...new Set(root ? [root, ...refs] : refs)],
    alerts: [...new Set(names)].slice(0, MOST_ALERTS),
  };
  const runbooks = useRunbooksNear(near);
  const { held, handlers } = useHeld();
  // What is merged meanwhile does not take away what somebody reads.
  const read = useHeldOrder(
    runbooksInOrder(runbooks.data ?? [], { ...near, named: namedBy(alerts) }),
    { held, keyOf: runbookKey },
  );
  const [first, ...others] = read;
  const further: Further[] = [
    ...others.map(({ id, title }) => ({ key: id, title })),
    ...[...addressesOf(alerts, read)].map(([href, title]) => ({
      key: href,
      title,
      href,
    })),
  ];
  if (!first && further.length === 0) return null;
  return (
    <div {...handlers}>
      <Panel title={t('incident.alerts.runbooks')}>
        {first && (
          <RunbookRead
            key={first.id}
            id={first.id}
            service={root ?? first.services[0]?.ref}
            incident={incident.key}
          />
        )}
        {further.length > 0 && (
          <ShowMore items={further} first={FIRST}>
            {shown => (
              <ul className={styles.items} aria-label={t('runbook.others')}>
                {shown.map(({ key, title, href }) => (
                  <li key={key}>
                    {href === undefined ? (
                      <RunbookLink id={key}>{title}</RunbookLink>
                    ) : (
                      <Link href={href}>{title}</Link>
                    )}
                  </li>
                ))}
              </ul>
            )}
          </ShowMore>
        )}
      </Panel>
    </div>
  );
}
