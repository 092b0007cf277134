import type { QuotaTierName } from './quotas';

/**
 * What is wrong with a request, told to whoever fills in the form.
 *
 * @public
 */
export interface OnboardingProblem {
  /** Where it is: `namespaces[0].name`, or the path of a file. */
  field: string;
  /** What stands there. */
  value?: string;
  /** What is wrong, and what to write instead. */
  message: string;
}

/** Who gets the rights. @public */
export interface OnboardingTeam {
  name: string;
  title?: string;
  /** User names, for the Group of OpenShift. Plain Kubernetes knows groups only by their names. */
  members: string[];
}

/**
 * A quota tier, or hard limits of one's own.
 *
 * @public
 */
export type OnboardingQuota =
  | { tier: Exclude<QuotaTierName, 'custom'> }
  | { tier: 'custom'; hard: Record<string, string> };

/** Where a namespace is to be. @public */
export interface OnboardingPlace {
  environment: string;
  cluster: string;
}

/** @public */
export interface OnboardingNamespace {
  name: string;
  title?: string;
  places: OnboardingPlace[];
  quota: OnboardingQuota;
  /** Keeps everybody out who is not let in. */
  isolated: boolean;
}

/** What a service promises. @public */
export interface OnboardingSlo {
  /** Between 0 and 1. */
  target: number;
  /** A duration as OpenSLO writes it. */
  window: string;
  /** What counts: requests in Prometheus, or looks of the portal's own probes. */
  sli: 'requests' | 'probe';
  /** Whose promise it is: production, or the first one asked for. */
  environment?: string;
}

/** @public */
export interface OnboardingService {
  name: string;
  title?: string;
  description?: string;
  type: 'service' | 'website';
  lifecycle: string;
  system?: string;
  visibility?: 'public' | 'internal';
  /** Where it is written, and what of it is delivered. */
  repository?: { url: string; path: string; revision: string };
  /** Where its users meet it. */
  addresses: Array<{ environment: string; url: string }>;
  /** Where it shows its metrics: a named port of its Kubernetes Service. */
  metrics?: { port: string; path: string };
  slo?: OnboardingSlo;
  issueTracker?: string;
  chat?: string;
}

/**
 * What an onboarding asks for: every service in every namespace, each namespace in one or several places.
 *
 * @public
 */
export interface OnboardingRequest {
  /** Entity ref of who asks. */
  requester: string;
  /** The address of the request. */
  request?: string;
  /** Where the documentation is. */
  docs?: string;
  team: OnboardingTeam;
  services: OnboardingService[];
  namespaces: OnboardingNamespace[];
  delivery: 'argocd' | 'flux' | 'none';
}

/** @public */
export interface OnboardingCluster {
  name: string;
  flavour: 'kubernetes' | 'openshift';
  /** The address of its API, as Argo CD knows it. */
  server?: string;
}

/**
 * What the operators of a GitOps tree say about it. Nobody who asks for something can change it.
 *
 * @public
 */
export interface OnboardingTree {
  /** The address of the repository, as people open it. */
  repository: string;
  /** The address of a file in it, with `{path}` where its path goes. */
  fileAddress?: string;
  clusters: OnboardingCluster[];
  /** Namespaces whose pods are let into isolated ones: the ingress, the monitoring. */
  letIn: string[];
  /** Name of the OpenSLO DataSource that counts requests. */
  dataSource: string;
  /** The address of a blackbox exporter; without one there are no Probe resources. */
  prober?: string;
  /** The address of the portal, for links in alerts. */
  portal: string;
}

/**
 * The files of a tree as they are now: a Map from paths to texts, or whatever finds them.
 *
 * @public
 */
export interface OnboardingFiles {
  get(path: string): string | undefined;
  has(path: string): boolean;
}

/**
 * A file that the change adds or changes.
 *
 * @public
 */
export interface OnboardingFileChange {
  /** From the root of the tree, with slashes. */
  path: string;
  /** Missing where the file is new. */
  before?: string;
  after: string;
}

/** @public */
export interface OnboardingChange {
  files: OnboardingFileChange[];
  /** Where there is one, nothing must be written. */
  problems: OnboardingProblem[];
  /** What reviewers should know: what was left as it is, and why. */
  notes: string[];
}
