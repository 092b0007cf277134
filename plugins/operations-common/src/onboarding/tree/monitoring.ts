import { OnboardingService } from '../model';
import { alertingOf } from './alerted';
import { component } from './kustomization';
import { PLACES } from './places';
import { Ground, Planned } from './plan';
import { rulesOf } from './rules';

const KUBERNETES_ID = 'backstage.io/kubernetes-id';

function serviceMonitor({ name, metrics }: OnboardingService): Planned[] {
  if (!metrics) return [];
  const folder = `${PLACES.service(name)}/monitoring`;
  return [
    component(folder, ['servicemonitor.yaml']),
    {
      kind: 'document',
      path: `${folder}/servicemonitor.yaml`,
      value: {
        apiVersion: 'monitoring.coreos.com/v1',
        kind: 'ServiceMonitor',
        metadata: { name, labels: { [KUBERNETES_ID]: name } },
        spec: {
          selector: { matchLabels: { [KUBERNETES_ID]: name } },
          endpoints: [{ port: metrics.port, path: metrics.path }],
        },
      },
    },
  ];
}

function probe(
  { name, addresses }: OnboardingService,
  environment: string,
  prober: string,
): Planned {
  return {
    kind: 'document',
    path: `${PLACES.service(name)}/alerting/probe.yaml`,
    value: {
      apiVersion: 'monitoring.coreos.com/v1',
      kind: 'Probe',
      metadata: { name, labels: { [KUBERNETES_ID]: name } },
      spec: {
        prober: { url: prober },
        module: 'http_2xx',
        targets: {
          staticConfig: {
            static: addresses
              .filter(each => each.environment === environment)
              .map(({ url }) => url),
            labels: { service: name, environment },
          },
        },
      },
    },
    grows: [{ path: ['spec', 'targets', 'staticConfig', 'static'] }],
  };
}

function alerting(service: OnboardingService, ground: Ground): Planned[] {
  const { tree } = ground;
  const { name } = service;
  const folder = `${PLACES.service(name)}/alerting`;
  const { environment, hasProbe, hasRules } = alertingOf(service, ground);
  if (!hasProbe && !hasRules) return [];
  return [
    component(folder, [
      ...(hasProbe ? ['probe.yaml'] : []),
      ...(hasRules ? ['rules.yaml'] : []),
    ]),
    ...(hasProbe && tree.prober
      ? [probe(service, environment, tree.prober)]
      : []),
    ...(hasRules ? [rulesOf(service, tree)] : []),
  ];
}

/** What Prometheus and its operator read of each service. @internal */
export function planMonitoring(ground: Ground): Planned[] {
  return ground.request.services.flatMap(service => [
    ...serviceMonitor(service),
    ...alerting(service, ground),
  ]);
}
