/**
 * A Kubernetes object as the cache keeps it: without `managedFields`, without the last applied configuration, without
 * the contents of secrets and config maps. Parts of it are shared between objects and frozen.
 *
 * @public
 */
export interface KubeObject {
  readonly apiVersion: string;
  readonly kind: string;
  readonly metadata: KubeMetadata;
  readonly [field: string]: unknown;
}

/**
 * What every object says of itself.
 *
 * @public
 */
export interface KubeMetadata {
  readonly name: string;
  readonly namespace?: string;
  readonly uid?: string;
  readonly resourceVersion?: string;
  readonly creationTimestamp?: string;
  readonly deletionTimestamp?: string;
  readonly labels?: Readonly<Record<string, string>>;
  readonly annotations?: Readonly<Record<string, string>>;
  readonly [field: string]: unknown;
}

/**
 * How we prove to a cluster who we are.
 *
 * @public
 */
export type ClusterAuth =
  | { type: 'serviceAccountToken'; token: string }
  | { type: 'serviceAccountFile'; tokenFile: string }
  | { type: 'kubeconfig'; file: string; context?: string }
  | { type: 'anonymous' }
  /** Asked before every request, so that who gives it can keep it fresh. */
  | { type: 'provided'; credential: () => Promise<ProvidedCredential> }
  /** Only people who look have credentials, so nobody can watch while nobody looks. */
  | { type: 'viewer'; provider: string };

/**
 * What somebody else gives us to prove who we are: a token, a certificate with its key (PEM), or nothing where nothing
 * is needed.
 *
 * @public
 */
export interface ProvidedCredential {
  token?: string;
  cert?: string;
  key?: string;
}

/**
 * A cluster and how it is reached.
 *
 * @public
 */
export interface ClusterDefinition {
  name: string;
  title?: string;
  /** May be left out only with a kubeconfig, which names it. */
  url?: string;
  auth: ClusterAuth;
  /** Certificate authority: PEM in base64, as in a kubeconfig. */
  caData?: string;
  caFile?: string;
  skipTLSVerify?: boolean;
  /** Custom kinds of this cluster alone. */
  kinds?: KindDefinition[];
}

/**
 * A kind to watch.
 *
 * @public
 */
export interface KindDefinition {
  /** How the kind is asked for, e.g. `pods` or `deployments.apps`. */
  id: string;
  /** Empty for the core group. */
  group: string;
  /** In order of preference; the first that the cluster serves is watched. Without any, the one it prefers. */
  versions?: string[];
  plural: string;
  /** Watch only what matches, e.g. `type=Warning`. */
  fieldSelector?: string;
  /** Ask only for names, labels and annotations: contents are not even sent. */
  metadataOnly?: boolean;
}

/**
 * - `connecting`: not yet listed.
 * - `watching`: listed, and changes arrive.
 * - `failing`: what is shown is the last known good; the message says why.
 * - `forbidden`: we may not list it; the remedy is a rule to copy.
 * - `missing`: the cluster does not serve it.
 *
 * @public
 */
export type WatchStatus =
  | 'connecting'
  | 'watching'
  | 'failing'
  | 'forbidden'
  | 'missing';

/**
 * The watch of one kind in one cluster.
 *
 * @public
 */
export interface KindState {
  kind: string;
  /** The version that is watched. */
  apiVersion?: string;
  status: WatchStatus;
  /** One sentence for people. */
  message: string;
  /** The same without what the server said in its own words, which may name what is inside: for everybody. */
  publicMessage: string;
  /** What to do, where we know it. */
  remedy?: string;
  since: Date;
  listedAt?: Date;
  lastEventAt?: Date;
  lastBookmarkAt?: Date;
  objects: number;
  /** Read from the cluster since the start. */
  bytesReceived: number;
  events: number;
  /** Over about the last minute. */
  eventsPerSecond: number;
  /** Lists after the first, each because the cluster had forgotten where we were. */
  relists: number;
  /** Watches after the first that went on where the last one ended. */
  resumes: number;
  /** How long after it was written the last change arrived, as far as one second tells. */
  lagSeconds?: number;
}

/**
 * - `connecting`: it has not answered yet.
 * - `watching`: it answers. Single kinds may still fail.
 * - `failing`: it does not answer us; all kinds show their last known good.
 * - `unwatchable`: we have no account there.
 *
 * @public
 */
export type ClusterStatus =
  | 'connecting'
  | 'watching'
  | 'failing'
  | 'unwatchable';

/**
 * A cluster as we see it now.
 *
 * @public
 */
export interface ClusterState {
  name: string;
  title?: string;
  url?: string;
  status: ClusterStatus;
  /** One sentence for people. */
  message: string;
  /** The same without what the server said in its own words, which may name what is inside: for everybody. */
  publicMessage: string;
  /** What to do, where we know it. */
  remedy?: string;
  since: Date;
  /** When it answered us last, whatever it said. */
  lastAnswerAt?: Date;
  /** What it says it is, e.g. `v1.36.0`. */
  version?: string;
  /** Its clock against ours; positive is ahead. Judge ages of its objects by its clock. */
  clockSkewSeconds?: number;
  /** Said when the clocks are so far apart that it matters. */
  clockMessage?: string;
  kinds: KindState[];
}

/**
 * A change of one object.
 *
 * @public
 */
export interface ObjectChange {
  cluster: string;
  kind: string;
  type: 'added' | 'modified' | 'deleted';
  /** For `deleted`: as it was last. */
  object: KubeObject;
  /** As the last batch had it. */
  previous?: KubeObject;
}

/**
 * What has changed since the last batch. Several changes of one object are one.
 *
 * @public
 */
export interface ChangeBatch {
  changes: ObjectChange[];
  /** Clusters whose state has changed. */
  clusters: string[];
}

/**
 * What to find. Without a cluster, in all of them.
 *
 * @public
 */
export interface ObjectQuery {
  /** The id of the kind, e.g. `pods`. */
  kind: string;
  cluster?: string;
  namespace?: string;
  /** As Kubernetes writes it, e.g. `app=web,tier in (a, b),!canary`. */
  labelSelector?: string;
}

/**
 * An object and where it was found.
 *
 * @public
 */
export interface FoundObject {
  cluster: string;
  object: KubeObject;
}
