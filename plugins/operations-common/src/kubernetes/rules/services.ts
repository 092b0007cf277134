import { Service } from '../objects';
import { Finding, Rule, View } from '../rule';
import { refOf } from '../Snapshot';

function selects(
  selector: Record<string, string>,
  labels: Record<string, string> | undefined,
): boolean {
  return Object.entries(selector).every(
    ([key, value]) => labels?.[key] === value,
  );
}

/** A service whose selector fits nothing that runs or could run. */
function isAstray({ workloads }: View, service: Service): boolean {
  const selector = service.spec?.selector ?? {};
  return !workloads.some(({ template, pods }) =>
    [template, ...pods].some(each => selects(selector, each?.metadata?.labels)),
  );
}

function selecting({ snapshot }: View): Service[] {
  return snapshot
    .ofKind<Service>('Service', '')
    .filter(({ spec }) => Object.keys(spec?.selector ?? {}).length > 0);
}

/** A service that leads nowhere. */
export const noEndpoints: Rule = {
  code: 'kubernetes.no-endpoints',
  family: 'services',
  reads:
    'spec.selector of services, labels of pods and of the templates of workloads',
  verdict:
    'degraded where the selector fits neither a pod nor a template; down where no service of it leads anywhere',
  words:
    'Service notify-api has no endpoints: no pod has the labels it selects (app=notify-api).',
  whatToDo:
    'Make the selector of the service and the labels of the pods the same.',
  find: view => {
    const services = selecting(view);
    const running = view.workloads.filter(
      ({ serves, wanted }) => serves && wanted > 0,
    );
    if (running.length === 0) return [];
    const astray = services.filter(service => isAstray(view, service));
    const all = astray.length === services.length;
    return astray.map((service): Finding => {
      const selector = Object.entries(service.spec?.selector ?? {})
        .map(([key, value]) => `${key}=${value}`)
        .join(', ');
      return {
        status: all ? 'down' : 'degraded',
        message: `Service ${service.metadata.name} has no endpoints: no pod has the labels it selects (${selector}).`,
        object: refOf(service),
        down: all ? running.map(({ key }) => key) : [],
      };
    });
  },
};
