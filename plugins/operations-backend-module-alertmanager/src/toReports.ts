import { alertFingerprint } from '@operate-first/plugin-operations-common';
import { AlertReport } from '@operate-first/plugin-operations-node';
import { ActiveAlert, PushedAlert } from './schema';

function withoutReplicas(
  labels: Record<string, string>,
  replicaLabels: string[],
): Record<string, string> {
  return Object.fromEntries(
    Object.entries(labels).filter(([name]) => !replicaLabels.includes(name)),
  );
}

function textOf(text: string | null | undefined): string | undefined {
  return text ? text : undefined;
}

/** An alert as it came by webhook; undefined where nobody knows since when it fires. @internal */
export function pushedReport(
  alert: PushedAlert,
  replicaLabels: string[],
  now: Date,
): AlertReport | undefined {
  const { status, startsAt } = alert;
  if (!startsAt) return undefined;
  const labels = withoutReplicas(alert.labels, replicaLabels);
  const dashboard = textOf(alert.dashboardURL) ?? textOf(alert.panelURL);
  const { annotations } = alert;
  return {
    fingerprint: alertFingerprint(labels),
    labels,
    annotations:
      dashboard && !annotations.dashboard_url && !annotations.dashboard
        ? { ...annotations, dashboard_url: dashboard }
        : annotations,
    startsAt,
    endsAt: status === 'resolved' ? alert.endsAt ?? now : undefined,
    generatorUrl: textOf(alert.generatorURL),
  };
}

/** An alert as the server told of it when it was asked: each of them fires. @internal */
export function activeReport(
  alert: ActiveAlert,
  replicaLabels: string[],
): AlertReport {
  const labels = withoutReplicas(alert.labels, replicaLabels);
  return {
    fingerprint: alertFingerprint(labels),
    labels,
    annotations: alert.annotations,
    startsAt: alert.startsAt,
    generatorUrl: textOf(alert.generatorURL),
    silencedBy: alert.status.silencedBy ?? [],
    inhibitedBy: alert.status.inhibitedBy ?? [],
  };
}

/** What both copies say of who keeps them quiet; one that nobody keeps quiet tells everybody. */
function keptQuietBy(a: string[] | undefined, b: string[] | undefined) {
  if (!a || !b) return a ?? b;
  return a.length > 0 && b.length > 0 ? [...new Set([...a, ...b])].sort() : [];
}

function overlap(a: AlertReport, b: AlertReport): boolean {
  const ends = (report: AlertReport) => report.endsAt?.getTime() ?? Infinity;
  return a.startsAt.getTime() <= ends(b) && b.startsAt.getTime() <= ends(a);
}

/** Two copies of an alert that fired at the same time: it began with the first and ended with the last. */
function joined(a: AlertReport, b: AlertReport): AlertReport {
  const first = a.startsAt <= b.startsAt ? a : b;
  const ends = [a.endsAt, b.endsAt].flatMap(time => time ?? []);
  return {
    ...first,
    endsAt:
      ends.length === 2
        ? new Date(Math.max(...ends.map(time => time.getTime())))
        : undefined,
    silencedBy: keptQuietBy(a.silencedBy, b.silencedBy),
    inhibitedBy: keptQuietBy(a.inhibitedBy, b.inhibitedBy),
  };
}

/** Alerts that differ only in the replica that evaluated them are one. @internal */
export function withoutCopies(reports: AlertReport[]): AlertReport[] {
  const spells = new Map<string, AlertReport[]>();
  const inOrder = [...reports].sort(
    (a, b) => a.startsAt.getTime() - b.startsAt.getTime(),
  );
  for (const report of inOrder) {
    const known = spells.get(report.fingerprint) ?? [];
    const last = known.at(-1);
    if (last && overlap(last, report)) {
      known[known.length - 1] = joined(last, report);
    } else {
      known.push(report);
    }
    spells.set(report.fingerprint, known);
  }
  return [...spells.values()].flat();
}
