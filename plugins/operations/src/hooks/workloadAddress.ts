/** The parts of a workload's drawer. */
export const WORKLOAD_TABS = [
  'pods',
  'events',
  'rollouts',
  'logs',
  'yaml',
] as const;
export type WorkloadTab = (typeof WORKLOAD_TABS)[number];

/** A workload as an address names it; its API version is known from what runs. */
export interface WorkloadName {
  cluster: string;
  namespace: string;
  kind: string;
  name: string;
}

/** What of a workload is looked at. */
export interface WorkloadView {
  workload: WorkloadName;
  tab: WorkloadTab;
  pod?: string;
  container?: string;
  /** The log of the run before. */
  previous?: boolean;
}

const NAMES = ['workload', 'tab', 'pod', 'container', 'previous'] as const;

/** `eu-1/production/Deployment/payments`; names of clusters may have slashes of their own. */
export function writeWorkload(workload: WorkloadName): string {
  const { cluster, namespace, kind, name } = workload;
  return [cluster, namespace, kind, name].join('/');
}

function readWorkload(written: string): WorkloadName | undefined {
  const parts = written.split('/');
  const [namespace, kind, name] = parts.slice(-3);
  const cluster = parts.slice(0, -3).join('/');
  return cluster && namespace && kind && name
    ? { cluster, namespace, kind, name }
    : undefined;
}

/**
 * What an address asks to be opened. What cannot be read opens nothing, and is never an error.
 *
 * @internal
 */
export function readView(params: URLSearchParams): WorkloadView | undefined {
  const workload = readWorkload(params.get('workload') ?? '');
  if (!workload) return undefined;
  const asked = params.get('tab');
  return {
    workload,
    tab: WORKLOAD_TABS.find(tab => tab === asked) ?? 'pods',
    pod: params.get('pod') || undefined,
    container: params.get('container') || undefined,
    previous: params.get('previous') === 'true' || undefined,
  };
}

/**
 * The address with this view in it, or with none. What belongs to others stays.
 *
 * @internal
 */
export function withView(
  params: URLSearchParams,
  view: WorkloadView | undefined,
): URLSearchParams {
  const next = new URLSearchParams(params);
  NAMES.forEach(name => next.delete(name));
  if (!view) return next;
  next.set('workload', writeWorkload(view.workload));
  next.set('tab', view.tab);
  if (view.pod) next.set('pod', view.pod);
  if (view.container) next.set('container', view.container);
  if (view.previous) next.set('previous', 'true');
  return next;
}
