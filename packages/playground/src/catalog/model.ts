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
  /** None of the example services comes there. */
  empty?: boolean;
}

/** Somebody of the example organisation, who writes software. @internal */
export interface Person {
  name: string;
  email: string;
  groups: string[];
}

/** What a service's source repository is made of. @internal */
export interface Source {
  name: string;
  title: string;
  description: string;
  /** The name of the group that owns it. */
  owner: string;
  /** What it answers, as `GET /fares`. */
  routes: string[];
  /** The services that it asks. */
  calls: string[];
  /** Its `catalog-info.yaml`. */
  catalogInfo: string;
}

/** The repositories of the example organisation, and where they are served. @internal */
export interface GitSpec {
  port: number;
  people: Person[];
  sources: Source[];
  /** A folder of a checkout whose repository is served, too, and under which name. */
  own?: { name: string; folder: string };
  documents: Documents[];
  /** What gitops.git has for those who come by onboarding, by their paths. */
  tree?: Record<string, string>;
  /** What people write in addresses instead of where the repositories are served. */
  insteadOf?: string;
}

/** A repository that holds a folder of the examples, with the same files. @internal */
export interface Documents {
  name: string;
  /** The folder's own name stands before each path. */
  files: Record<string, string>;
}

/** The ports of Prometheus and Alertmanager. @internal */
export interface MonitoringSpec {
  prometheus: number;
  alertmanager: number;
}

/** What speaks as GitHub does. @internal */
export interface GithubSpec {
  port: number;
  /** What addresses of its pages begin with, as in `github.example.org`. */
  host: string;
  /** By which the portal is known; it is no secret. */
  token: string;
  /** As whom the portal is known. */
  bot: string;
  /** `owner/name` of each. */
  repositories: string[];
  /** The folder of the issue forms. */
  forms: string;
}

/** @internal */
export interface Playground {
  clusters: ClusterSpec[];
  monitoring?: MonitoringSpec;
  git?: GitSpec;
  github?: GithubSpec;
  /** Where users meet the services that are onboarded. */
  ingress?: { port: number };
  services: Service[];
  sharedProcesses: number;
  requestsPerSecond: Record<Environment, number>;
}
