import {
  Alert,
  BURN_ALERT_NAME,
  MappedAlert,
} from '@operate-first/plugin-operations-common';
import { AlertReport } from '@operate-first/plugin-operations-node';
import { AlertInput } from '../alerts/AlertRow';
import { webLink } from '../alerts/alertView';
import { AlertsConfig } from './config';

const NO_NAME = 'Alert without a name';

function severityOf(
  labels: Record<string, string>,
  { severityLabel, severities }: AlertsConfig,
): Alert['severity'] {
  const value = labels[severityLabel]?.toLocaleLowerCase('en-US');
  return severities.get(value ?? '') ?? 'info';
}

/**
 * What everybody reads who sees the alert: nothing of what rules say in words. All burn alerts have one name, so they are
 * called by their promise, which is labelled.
 */
function titleOf({ alertname, slo }: Record<string, string>): string {
  if (alertname !== BURN_ALERT_NAME) return alertname || NO_NAME;
  const name = slo?.slice(slo.indexOf('/') + 1);
  return name ? `The error budget of ${name} burns` : 'An error budget burns';
}

function suppressedBy({
  silencedBy,
  inhibitedBy,
}: AlertReport): AlertInput['suppressed'] {
  if (silencedBy?.length) return 'silenced';
  return inhibitedBy?.length ? 'inhibited' : undefined;
}

/** What a mapping sets of an alert. @internal */
export function mappedFields(mapped: MappedAlert, mappedWith: string) {
  const { serviceId, environment, cluster, ...mapping } = mapped;
  return {
    ...(serviceId && { serviceId }),
    ...(environment && { environment }),
    ...(cluster && { cluster }),
    // What belongs to nobody may be about anything.
    visibility: serviceId ? ('public' as const) : ('internal' as const),
    mapping,
    mappedWith,
  };
}

/** An alert as it is stored, from what its source tells. @internal */
export function toAlertInput(
  report: AlertReport,
  config: AlertsConfig,
  mapped: ReturnType<typeof mappedFields>,
): AlertInput {
  const { labels, annotations, startsAt, endsAt, generatorUrl } = report;
  const suppressed = suppressedBy(report);
  const { runbook_url, runbook } = annotations;
  const runbookUrl = webLink(runbook_url, runbook);
  const generator = webLink(generatorUrl);
  const message = annotations.summary || annotations.description;
  return {
    fingerprint: report.fingerprint,
    severity: severityOf(labels, config),
    title: titleOf(labels),
    ...(message && { message }),
    labels,
    annotations,
    ...mapped,
    ...(runbookUrl && { runbookUrl }),
    ...(generator && { generatorUrl: generator }),
    ...(suppressed && { suppressed }),
    silencedBy: report.silencedBy,
    inhibitedBy: report.inhibitedBy,
    startsAt: startsAt.getTime(),
    ...(endsAt && { endsAt: endsAt.getTime() }),
  };
}
