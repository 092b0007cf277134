import {
  alertFingerprint,
  HealthReason,
  HealthStatus,
  IncidentImpact,
} from '@operate-first/plugin-operations-common';
import { AlertInput } from '../alerts/AlertStore';

/** A service that is not well, in one environment. @internal */
export interface Unwell {
  serviceId: string;
  entityRef: string;
  title: string;
  environment: string;
  status: HealthStatus;
  reasons: HealthReason[];
  since: number;
  runbookUrl?: string;
  suppressed?: AlertInput['suppressed'];
}

interface Kind {
  name: string;
  severity: AlertInput['severity'];
  impact: IncidentImpact;
  words: string;
}

/** What health is as an alert; the health that nobody knows is none. */
const KINDS: Partial<Record<HealthStatus, Kind>> = {
  down: {
    name: 'ServiceDown',
    severity: 'page',
    impact: 'outage',
    words: 'is down',
  },
  degraded: {
    name: 'ServiceDegraded',
    severity: 'ticket',
    impact: 'minor',
    words: 'is degraded',
  },
};

/**
 * It works, and was restarted within the last hour: health remembers that, but nobody needs to wait for it. Without this,
 * an incident would seem to go on for an hour after it was over.
 */
const RESTARTED: Kind = {
  name: 'ServiceRestarted',
  severity: 'info',
  impact: 'minor',
  words: 'was restarted lately',
};

/** What rules would call these alerts. @internal */
export const HEALTH_ALERT_NAMES = [...Object.values(KINDS), RESTARTED].map(
  ({ name }) => name,
);

/** Reasons that tell of what is over. */
const OVER = new Set([
  'kubernetes.restarts',
  'kubernetes.out-of-memory-lately',
]);

function kindOf({ status, reasons }: Unwell): Kind | undefined {
  const bad = reasons.filter(
    reason => reason.status === 'degraded' || reason.status === 'down',
  );
  const isOver = bad.length > 0 && bad.every(({ code }) => OVER.has(code));
  return status === 'degraded' && isOver ? RESTARTED : KINDS[status];
}

/** A service whose health is bad, as an alert like any other; undefined where it is not bad. @internal */
export function healthAlert(unwell: Unwell): AlertInput | undefined {
  const { serviceId, entityRef, environment, status, reasons } = unwell;
  const kind = kindOf(unwell);
  if (!kind) return undefined;
  const labels = {
    alertname: kind.name,
    service: entityRef,
    environment,
    severity: kind.severity,
  };
  const reason = reasons.find(one => one.status === status) ?? reasons.at(0);
  return {
    fingerprint: alertFingerprint(labels),
    severity: kind.severity,
    title: `${unwell.title} ${kind.words}`,
    ...(reason && { message: reason.message }),
    labels,
    annotations: { impact: kind.impact },
    serviceId,
    // Whoever may see the service may see how it is; what machines said is left out.
    visibility: 'public',
    environment,
    ...(unwell.runbookUrl && { runbookUrl: unwell.runbookUrl }),
    ...(unwell.suppressed && { suppressed: unwell.suppressed }),
    startsAt: unwell.since,
  };
}
