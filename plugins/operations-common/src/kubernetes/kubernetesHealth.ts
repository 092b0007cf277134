import { HealthReason, HealthStatus } from '../generated/openapi';
import { worstStatus } from '../health/serviceHealth';
import { Finding, View } from './rule';
import { byKey, KubernetesSnapshot, keyOf, Snapshot } from './Snapshot';
import { summaryOf, WorkloadSummary } from './summary';
import { RULES } from './table';
import { Workload, workloadsOf } from './workload';

/** What the objects of a service say of it. @public */
export interface KubernetesHealth {
  status: HealthStatus;
  /** Worst first, causes before what follows from them; healthy ones are worth knowing, not worrying about. */
  reasons: HealthReason[];
  workloads: WorkloadSummary[];
}

type Found = Finding & { code: string; remedy: string };

function findings(snapshot: Snapshot, workloads: Workload[]): Found[] {
  const explained = new Set<string>();
  const view: View = { snapshot, workloads, explained };
  return RULES.flatMap(({ code, whatToDo, find }) => {
    // One rule does not silence itself: what it explains counts for those after it.
    const found = find(view);
    found
      .flatMap(({ explains = [] }) => explains)
      .forEach(key => explained.add(key));
    return found.map(finding => ({
      ...finding,
      code,
      remedy: finding.remedy ?? whatToDo,
    }));
  });
}

/** What decides whether the service is down: what serves; where nothing serves, its jobs. */
function deciding(workloads: Workload[]): Workload[] {
  const serving = workloads.filter(
    ({ serves, wanted }) => serves && wanted > 0,
  );
  return serving.length > 0
    ? serving
    : workloads.filter(({ serves, parent }) => !serves && !parent);
}

/** One workload down of several is degraded, all down is down. */
function overall(found: Found[], workloads: Workload[]): HealthStatus {
  const status = worstStatus([
    ...found.map(finding => finding.status),
    ...workloads.map((): HealthStatus => 'healthy'),
  ]);
  if (status !== 'down') return status;
  const down = new Set(found.flatMap(finding => finding.down ?? []));
  return deciding(workloads).every(({ key }) => down.has(key))
    ? 'down'
    : 'degraded';
}

const WORST_FIRST: HealthStatus[] = ['down', 'degraded', 'unknown', 'healthy'];

/** Sorting is stable: among equals the order of the rules stays. */
function worstFirst(a: Found, b: Found): number {
  return WORST_FIRST.indexOf(a.status) - WORST_FIRST.indexOf(b.status);
}

function asReason({
  code,
  status,
  message,
  detail,
  remedy,
  object,
  container,
}: Found): HealthReason {
  return {
    code,
    status,
    message,
    ...(detail !== undefined && { detail }),
    ...(remedy !== 'Nothing.' && { remedy }),
    ...(object && { object }),
    ...(container !== undefined && { container }),
  };
}

/**
 * The verdict: from the objects of one service in one cluster to its health and the reasons. Pure; the
 * rules are those of `KUBERNETES_RULES`.
 *
 * @public
 */
export function kubernetesHealth(input: KubernetesSnapshot): KubernetesHealth {
  const snapshot = Snapshot.create(input);
  const workloads = workloadsOf(snapshot);
  const found = findings(snapshot, workloads).sort(worstFirst);
  return {
    status: overall(found, workloads),
    reasons: found.map(asReason),
    workloads: workloads
      .filter(({ parent }) => parent?.kind !== 'CronJob')
      .map(workload => summaryOf(workload, snapshot, statusOf(workload, found)))
      .sort((a, b) => byKey(keyOf(a.object), keyOf(b.object))),
  };
}

function statusOf(workload: Workload, found: Found[]): HealthStatus {
  const own = found.filter(
    ({ explains = [], object, down = [] }) =>
      explains.includes(workload.key) ||
      down.includes(workload.key) ||
      (object && keyOf(object) === workload.key),
  );
  return worstStatus([...own.map(({ status }) => status), 'healthy']);
}
