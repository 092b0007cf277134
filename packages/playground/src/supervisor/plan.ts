import { Environment, Playground, Route, Service } from '../catalog/model';
import { Call, ListenerSpec } from '../service/ListenerSpec';
import { Target } from '../traffic/Target';

/** A process and the listeners it is to have. @internal */
export interface HostPlan {
  name: string;
  own: boolean;
  listeners: ListenerSpec[];
}

/** The listener's name: production is what one means without saying so. @internal */
export function listenerId(service: string, environment: Environment): string {
  return environment === 'production' ? service : `${service}@${environment}`;
}

function originOf(service: Service, environment: Environment): string {
  const listener =
    service.listeners.find(l => l.environment === environment) ??
    // Staging borrows from production what has no staging of its own.
    service.listeners[0];
  return `http://127.0.0.1:${listener.port}`;
}

function requestTo(
  service: Service,
  route: Route,
  environment: Environment,
): Call {
  return {
    service: service.name,
    method: route.method,
    url: originOf(service, environment) + route.examplePath,
    body: route.requestBody,
  };
}

function specsOf(
  services: Service[],
  wanted: Environment,
  all: Map<string, Service>,
): ListenerSpec[] {
  const callTo = (name: string): Call[] => {
    const callee = all.get(name);
    return callee ? [requestTo(callee, callee.routes[0], wanted)] : [];
  };
  return services.flatMap(({ name, latencyMs, listeners, routes }) =>
    listeners
      .filter(({ environment }) => environment === wanted)
      .map(({ port }) => ({
        id: listenerId(name, wanted),
        service: name,
        port,
        latencyMs,
        routes: routes.map(({ calls, weight: _, ...route }) => ({
          ...route,
          calls: calls.flatMap(callTo),
        })),
      })),
  );
}

/** Which process hosts what. @internal */
export function planHosts(playground: Playground): HostPlan[] {
  const { services, sharedProcesses } = playground;
  const all = new Map(services.map(s => [s.name, s]));
  const own = services.filter(s => s.process === 'own');
  const shared = services.filter(s => s.process === 'shared');
  const plans: HostPlan[] = own.map(service => ({
    name: service.name,
    own: true,
    listeners: specsOf([service], 'production', all),
  }));
  for (let n = 0; n < sharedProcesses; n++) {
    const part = shared.filter((_, index) => index % sharedProcesses === n);
    plans.push({
      name: `shared-${n + 1}`,
      own: false,
      listeners: specsOf(part, 'production', all),
    });
  }
  plans.push({
    name: 'staging',
    own: false,
    listeners: specsOf(services, 'staging', all),
  });
  return plans.filter(plan => plan.listeners.length > 0);
}

/** Whom the users visit, and how often. @internal */
export function planTraffic(playground: Playground): Target[] {
  return playground.services.flatMap(service =>
    service.listeners.map(({ environment }) => ({
      requestsPerSecond: playground.requestsPerSecond[environment],
      routes: service.routes.map(route => ({
        ...requestTo(service, route, environment),
        weight: route.weight,
      })),
    })),
  );
}
