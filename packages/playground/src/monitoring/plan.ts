import { join } from 'node:path';
import { Playground } from '../catalog/model';
import { findProgram } from '../host/findProgram';
import { MonitoringPlan, ScrapeTarget } from './messages';

const LOOPBACK = '127.0.0.1';
const PORTAL = 'operate-first-portal';

/** Debian's name and the one of everybody else. */
const PROGRAMS = {
  prometheus: ['prometheus'],
  alertmanager: ['prometheus-alertmanager', 'alertmanager'],
};

const MISSING = {
  prometheus:
    'Prometheus is not on the PATH: metrics are not kept (Debian: apt-get install prometheus).',
  alertmanager:
    'Alertmanager is not on the PATH: nobody collects alerts (Debian: apt-get install prometheus-alertmanager).',
};

function targetsOf(
  { services }: Playground,
  control: number,
  portalMetrics: number,
): ScrapeTarget[] {
  const own: ScrapeTarget[] = [
    {
      job: 'playground',
      address: `${LOOPBACK}:${control}`,
      labels: { environment: 'production' },
    },
  ];
  if (portalMetrics) {
    own.push({
      job: 'portal',
      address: `${LOOPBACK}:${portalMetrics}`,
      labels: { service: PORTAL, environment: 'production' },
    });
  }
  return services
    .flatMap(({ name, listeners }) =>
      listeners.map(
        ({ port, environment }): ScrapeTarget => ({
          job: 'services',
          address: `${LOOPBACK}:${port}`,
          labels: { service: name, environment },
        }),
      ),
    )
    .concat(own);
}

/** @internal */
export interface MonitoringPlace {
  state: string;
  logs: string;
  /** Where the control API listens. */
  control: number;
  /** Where the portal's metrics are; 0 is nowhere. */
  portalMetrics: number;
  /** Where the portal itself is, if it was named. */
  portal?: string;
  path?: string;
}

/**
 * What is to run of Prometheus and Alertmanager, and a sentence for what is missing; no plan where the playground
 * wants neither or has neither.
 *
 * @internal
 */
export function planMonitoring(
  playground: Playground,
  { state, logs, control, portalMetrics, portal, path }: MonitoringPlace,
): { plan?: MonitoringPlan; missing: string[] } {
  const ports = playground.monitoring;
  if (!ports) return { missing: [] };
  const programs = {
    prometheus: findProgram(PROGRAMS.prometheus, path),
    alertmanager: findProgram(PROGRAMS.alertmanager, path),
  };
  const names = ['prometheus', 'alertmanager'] as const;
  const missing = names.filter(name => !programs[name]);
  const plan: MonitoringPlan = {
    ports,
    programs,
    targets: targetsOf(playground, control, portalMetrics),
    ...(portal && { portal }),
    ...(playground.git && { tree: join(state, 'git', 'gitops.git') }),
    folder: join(state, 'monitoring'),
    logs,
  };
  return {
    plan: missing.length < names.length ? plan : undefined,
    missing: missing.map(name => MISSING[name]),
  };
}
