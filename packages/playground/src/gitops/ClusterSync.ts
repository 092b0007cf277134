import { Client } from '../cluster/controllers/Client';
import { at, Fields, KubeObject, timestamp } from '../cluster/model';
import { Fault } from '../faults';
import { Applier, Done } from './Applier';
import {
  applicationOf,
  leftoversOf,
  Operation,
  resourcesOf,
} from './application';
import { committedFault } from './committedFault';
import { APPLICATION, ARGO_NAMESPACE, installArgo } from './installArgo';
import { Live } from './Live';
import { patchFor } from './merge';
import { Manifest, reportedSchema } from './schema';
import { Target } from './Target';

const GATHER_MS = 100;
const AGAIN_MS = 5_000;
const AGAIN_AT_MOST_MS = 60_000;

/** A cluster, and how it is spoken to. @internal */
export interface SyncedCluster {
  name: string;
  /** Its requests end when the synchronisation does. */
  client(signal: AbortSignal): Client;
}

/** What is heard of it. @internal */
export interface SyncEvents {
  log(line: string): void;
  /** An Application is in the cluster as git has it, or has left it; with what its manifests break. */
  delivered(app: string, fault: Fault | undefined): void;
}

interface Known {
  target: Target;
  readAt: string;
  /** What was last wanted and could be read. */
  manifests: Manifest[];
  operation?: Operation;
  /** What was told of as delivered last. */
  told?: Target;
  failures: number;
  /** When a failed attempt is repeated. */
  retryAt: number;
}

function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

/** The cluster itself does not answer: that is no answer about an object. */
function isAway(error: unknown): boolean {
  return error instanceof TypeError && error.message === 'fetch failed';
}

/** Brings what git wants into one cluster, and reports on it as Argo CD does. @internal */
export class ClusterSync {
  readonly #name: string;
  readonly #repoUrl: string;
  readonly #log: (line: string) => void;
  readonly #delivered: SyncEvents['delivered'];
  readonly #end = new AbortController();
  readonly #client: Client;
  readonly #live: Live;
  readonly #applier: Applier;
  readonly #known = new Map<string, Known>();
  #targets?: Target[];
  #changed = false;
  #done: Promise<void> = Promise.resolve();

  private constructor(
    cluster: SyncedCluster,
    repoUrl: string,
    { log, delivered }: SyncEvents,
  ) {
    this.#name = cluster.name;
    this.#repoUrl = repoUrl;
    this.#log = line => log(`${cluster.name}: ${line}`);
    this.#delivered = delivered;
    this.#client = cluster.client(this.#end.signal);
    this.#live = Live.create(this.#client, () => {
      this.#changed = true;
    });
    this.#applier = Applier.create(this.#client, this.#live);
  }

  static start(
    cluster: SyncedCluster,
    repoUrl: string,
    events: SyncEvents,
  ): ClusterSync {
    const made = new ClusterSync(cluster, repoUrl, events);
    made.#done = made.#run();
    return made;
  }

  /** What the cluster is to have from now on. */
  want(targets: Target[]): void {
    this.#targets = targets
      .filter(({ cluster }) => cluster === this.#name)
      .map(target => ({ target, last: !target.manifests.some(isNamespace) }))
      .sort((a, b) => Number(a.last) - Number(b.last))
      .map(({ target }) => target);
    this.#changed = true;
  }

  async end(): Promise<void> {
    this.#end.abort();
    await this.#done;
  }

  async #run(): Promise<void> {
    const { signal } = this.#end;
    while (!signal.aborted) {
      const due = [...this.#known.values()].some(
        ({ retryAt }) => retryAt <= Date.now(),
      );
      if (this.#targets && (this.#changed || due)) {
        this.#changed = false;
        try {
          await this.#pass(this.#targets);
        } catch (error) {
          if (!signal.aborted) this.#log(`gitops: ${reasonOf(error)}`);
          await new Promise(next => setTimeout(next, 1_000));
          this.#changed = true;
        }
      }
      await new Promise(next => setTimeout(next, GATHER_MS));
    }
  }

  async #pass(targets: Target[]): Promise<void> {
    await this.#begin();
    for (const target of targets) {
      const known = await this.#know(target);
      if (this.#isDue(target, known)) await this.#sync(target, known);
      this.#tell(target, known);
      await this.#report(target, known);
    }
    for (const application of this.#applications()) {
      const app = application.metadata.name;
      if (!targets.some(target => target.app === app)) {
        await this.#remove(app, application);
      }
    }
  }

  /** Once, when it has come into the cluster: what is refused breaks nothing. */
  #tell(target: Target, known: Known): void {
    const { operation, manifests, told } = known;
    const isThere =
      operation?.phase === 'Succeeded' &&
      operation.revision === target.deliveries[0].revision;
    if (!isThere || target.error || told === target) return;
    known.told = target;
    this.#delivered(target.app, committedFault(manifests));
  }

  /** What Argo CD's installation would have left. */
  async #begin(): Promise<void> {
    const { apiVersion, kind } = APPLICATION;
    if (await this.#live.place(apiVersion, kind)) return;
    await installArgo(this.#client);
    if (!(await this.#live.place(apiVersion, kind))) {
      throw new Error('Applications are not served yet');
    }
  }

  #applications(): KubeObject[] {
    return this.#live.all().filter(
      ({ kind, apiVersion, metadata, spec }) =>
        kind === APPLICATION.kind &&
        apiVersion === APPLICATION.apiVersion &&
        metadata.namespace === ARGO_NAMESPACE &&
        // Somebody may have Applications of another repository.
        at(spec, 'source', 'repoURL') === this.#repoUrl,
    );
  }

  async #know(target: Target): Promise<Known> {
    const before = this.#known.get(target.app);
    if (before?.target === target) return before;
    const known: Known = {
      manifests: [],
      failures: 0,
      retryAt: Infinity,
      operation: this.#reported(target.app),
      ...before,
      target,
      readAt: timestamp(),
    };
    if (!target.error) known.manifests = await this.#located(target);
    this.#known.set(target.app, known);
    return known;
  }

  /** A cluster that outlives us says itself what was brought in last. */
  #reported(app: string): Operation | undefined {
    const application = this.#applications().find(
      ({ metadata }) => metadata.name === app,
    );
    const read = reportedSchema.safeParse(application?.status);
    if (!read.success) return undefined;
    const { finishedAt, phase, syncResult } = read.data.operationState;
    return {
      revision: syncResult.revision,
      startedAt: finishedAt,
      finishedAt,
      phase,
      message: 'successfully synced (all tasks run)',
      resources: [],
    };
  }

  /** What names no namespace is meant for that of its folder, if its kind is kept in namespaces. */
  async #located({ manifests, namespace }: Target): Promise<Manifest[]> {
    const located: Manifest[] = [];
    for (const manifest of manifests) {
      const { apiVersion, kind, metadata } = manifest;
      const place = await this.#live.place(apiVersion, kind);
      located.push(
        place?.namespaced
          ? { ...manifest, metadata: { namespace, ...metadata } }
          : manifest,
      );
    }
    return located;
  }

  #isDue({ deliveries, error }: Target, known: Known): boolean {
    if (error) return false;
    const isNew = known.operation?.revision !== deliveries[0].revision;
    return isNew || known.retryAt <= Date.now();
  }

  async #sync(target: Target, known: Known): Promise<void> {
    const startedAt = timestamp();
    const results: Fields[] = [];
    const errors: string[] = [];
    const attempt = async (
      object: Manifest | KubeObject,
      work: () => Promise<Done>,
    ) => {
      const { kind, metadata } = object;
      let status = 'Synced';
      let message: string;
      try {
        const done = await work();
        if (done === 'pruned') status = 'Pruned';
        message = `${kind.toLocaleLowerCase('en-US')}/${metadata.name} ${done}`;
      } catch (error) {
        if (isAway(error)) throw error;
        status = 'SyncFailed';
        message = reasonOf(error);
        errors.push(message);
      }
      const { name, namespace } = metadata;
      results.push({ kind, name, namespace, status, message });
    };
    // A kind that was not known may have come.
    if (known.failures > 0) known.manifests = await this.#located(target);
    for (const manifest of known.manifests) {
      await attempt(manifest, () => this.#applier.apply(target.app, manifest));
    }
    for (const object of leftoversOf(target, known.manifests, this.#live)) {
      await attempt(object, () => this.#applier.prune(object));
    }
    const failed = errors.length > 0;
    known.failures = failed ? known.failures + 1 : 0;
    known.retryAt = failed
      ? Date.now() +
        Math.min(AGAIN_MS * 2 ** (known.failures - 1), AGAIN_AT_MOST_MS)
      : Infinity;
    const { revision } = target.deliveries[0];
    const message = failed
      ? `one or more objects failed to apply, reason: ${errors.join(', ')}`
      : 'successfully synced (all tasks run)';
    const before = known.operation;
    if (before?.message === message && before.revision === revision) return;
    known.operation = {
      revision,
      startedAt,
      finishedAt: timestamp(),
      phase: failed ? 'Failed' : 'Succeeded',
      message,
      resources: results,
    };
    this.#log(`${target.app} ${revision.slice(0, 7)}: ${message}`);
  }

  /** Writes the Application, when it is not as it should be. */
  async #report(target: Target, known: Known): Promise<void> {
    const { operation, manifests, readAt } = known;
    const repoUrl = this.#repoUrl;
    const resources = resourcesOf(target, manifests, this.#live);
    const draft = applicationOf(target, {
      repoUrl,
      resources,
      operation,
      readAt,
    });
    const before = this.#live.get(draft);
    const collection = `/apis/${APPLICATION.apiVersion}/namespaces/${ARGO_NAMESPACE}/applications`;
    const reconciled = { reconciledAt: timestamp() };
    if (!before) {
      const status = { ...draft.status, ...reconciled };
      this.#live.learn(
        await this.#client.create(collection, { ...draft, status }),
      );
      return;
    }
    const { spec, status } = before;
    const patch = patchFor({ spec, status }, draft, before);
    const { reconciledAt: _, ...changes } = (patch.status ?? {}) as Fields;
    if (Object.keys(changes).length === 0 && !patch.spec && !patch.metadata) {
      return;
    }
    this.#live.learn(
      await this.#client.patch(`${collection}/${target.app}`, {
        ...patch,
        status: { ...changes, ...reconciled },
      }),
    );
  }

  /** Its file has left git: so do its objects, and it. */
  async #remove(app: string, application: KubeObject): Promise<void> {
    for (const object of leftoversOf({ app }, [], this.#live)) {
      await this.#applier.prune(object);
    }
    await this.#applier.prune(application);
    this.#known.delete(app);
    this.#delivered(app, undefined);
    this.#log(`${app} has left git, and the cluster`);
  }
}

function isNamespace({ kind }: Manifest): boolean {
  return kind === 'Namespace';
}
