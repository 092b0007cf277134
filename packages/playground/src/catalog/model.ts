/** What a service answers and what it must ask others for first. @internal */
export interface Route {
  method: 'GET' | 'POST';
  /** As in the API definition, with `{parameters}`. */
  path: string;
  /** The same with example values, as a client sends it. */
  examplePath: string;
  requestBody?: string;
  status: number;
  contentType: string;
  body: string;
  /** Names of the services it asks; each is asked for its first route. */
  calls: string[];
  /** How often the traffic chooses it, against the other routes. */
  weight: number;
}

/** @internal */
export type Environment = 'production' | 'staging';

/** An example Component as a program. @internal */
export interface Service {
  name: string;
  title: string;
  process: 'own' | 'shared';
  latencyMs: number;
  listeners: { environment: Environment; port: number }[];
  routes: Route[];
}

/** A Kubernetes API and where it listens. @internal */
export interface ClusterSpec {
  name: string;
  port: number;
}

/** @internal */
export interface Playground {
  clusters: ClusterSpec[];
  services: Service[];
  sharedProcesses: number;
  requestsPerSecond: Record<Environment, number>;
}
