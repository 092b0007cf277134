/**
 * What is off-boarded, and how far.
 *
 * @public
 */
export interface OffboardParameters {
  what: 'service' | 'namespace' | 'team';
  /** Of a service: the name of its folder in `services`. */
  name: string;
  /** `scale` can be undone by `restore`; `remove` comes after it, and is the end. */
  step: 'scale' | 'restore' | 'remove';
  reason: string;
  /** Whoever asks has what is worth keeping, or there is nothing. */
  exported: boolean;
  /** Volumes go with their namespaces. */
  data: boolean;
}

/**
 * Where something is on the clusters.
 *
 * @public
 */
export interface OffboardSight {
  environment?: string;
  cluster: string;
  namespace: string;
}

/**
 * What the portal knows that the tree does not say; kept with the request.
 *
 * @public
 */
export interface OffboardKnown {
  /** Where the portal sees the service itself; for what is delivered from elsewhere. */
  seen?: OffboardSight[];
  /** Services that the portal sees in the namespaces in question, by their names. */
  neighbours?: Array<OffboardSight & { service: string }>;
  /** Storage that is claimed there, as its quota counts it: `12Gi`. */
  volumes?: Array<OffboardSight & { storage: string }>;
  /** Where the portal sees the namespaces in question, by their quotas: there it sees them go, too. */
  watched?: OffboardSight[];
  /** Names of services that must not be named to everybody. */
  unnamed?: string[];
  /** It must not be known to whoever asks, not even that it is there. */
  hidden?: boolean;
}

/**
 * What helps whoever fills the form in.
 *
 * @public
 */
export interface OffboardFacts {
  /** Downloads, as paths below the address of the operations plugin. */
  exports: Array<{
    what: 'history' | 'incidents' | 'postMortems' | 'questions' | 'slos';
    service: string;
    path: string;
  }>;
  /** Entity refs of what depends on it, as far as whoever asks may see them. */
  dependents: string[];
  /** What must be over before. */
  incidents: string[];
  /** Volumes in the namespaces in question. */
  volumes: Array<OffboardSight & { storage: string }>;
}
