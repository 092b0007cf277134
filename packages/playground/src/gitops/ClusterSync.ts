import { ApiError, Client } from '../cluster/controllers/Client';
import { at, Fields, KubeObject, listAt, timestamp } from '../cluster/model';
import { sameJson } from '../cluster/sameJson';
import { Fault } from '../faults';
import { Applier } from './Applier';
import {
  applicationOf,
  BROUGHT_BY,
  leftoversOf,
  Operation,
  resourcesOf,
} from './application';
import { committedFault } from './committedFault';
import { APPLICATION, ARGO_NAMESPACE, installArgo } from './installArgo';
import { Live } from './Live';
import { locate } from './locate';
import { patchFor } from './merge';
import { CLUSTER_SCOPE } from './namespaceTargets';
import { isNamespace, ownerOf } from './ownerOf';
import { Manifest, reportedSchema } from './schema';
import { inOrderToLeave, reasonOf, syncObjects } from './syncObjects';
import { isSelfHealing, revisionOf, Target } from './Target';
import { Workload, workloadsOf } from './workloads';

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
  /** What is to run of the onboarded services now, all of it. */
  workloads?(workloads: Workload[]): void;
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
  /** When it was brought in last. */
  syncedAt: number;
  /** When a failed attempt is repeated, or what was changed by hand put back. */
  retryAt: number;
}

/** Brings what git wants into one cluster, and reports on it as Argo CD does. @internal */
export class ClusterSync {
  readonly #name: string;
  readonly #repoUrl: string;
  readonly #events: SyncEvents;
  readonly #log: (line: string) => void;
  readonly #end = new AbortController();
  readonly #client: Client;
  readonly #live: Live;
  readonly #applier: Applier;
  readonly #known = new Map<string, Known>();
  #workloads: Workload[] = [];
  #targets?: Target[];
  #changed = false;
  #done: Promise<void> = Promise.resolve();

  private constructor(
    cluster: SyncedCluster,
    repoUrl: string,
    events: SyncEvents,
  ) {
    this.#name = cluster.name;
    this.#repoUrl = repoUrl;
    this.#events = events;
    this.#log = line => events.log(`${cluster.name}: ${line}`);
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
      .sort((a, b) => Number(bringsNamespace(b)) - Number(bringsNamespace(a)));
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
    for (const target of targets) await this.#follow(target);
    for (const application of await this.#gone(targets)) {
      await this.#remove(application);
    }
    const workloads = workloadsOf(targets, this.#live);
    if (sameJson(workloads, this.#workloads)) return;
    this.#workloads = workloads;
    this.#events.workloads?.(workloads);
  }

  /** What a cluster will not have of one Application costs the others nothing. */
  async #follow(target: Target): Promise<void> {
    try {
      const known = await this.#know(target);
      this.#heal(target, known);
      if (this.#isDue(target, known)) await this.#sync(target, known);
      this.#tell(target, known);
      await this.#report(target, known);
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      this.#log(`${target.app}: ${error.message}`);
    }
  }

  /** Once, when it has come into the cluster: what is refused breaks nothing. */
  #tell(target: Target, known: Known): void {
    const { operation, manifests, told } = known;
    const isThere =
      operation?.phase === 'Succeeded' &&
      operation.revision === revisionOf(target);
    if (!isThere || target.error || told === target) return;
    known.told = target;
    // Only the example services do what their environment says.
    if (target.onboarded) return;
    this.#events.delivered(target.app, committedFault(manifests));
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
      object =>
        object.kind === APPLICATION.kind &&
        object.apiVersion === APPLICATION.apiVersion &&
        object.metadata.namespace === ARGO_NAMESPACE &&
        // Somebody may have Applications of another repository.
        (at(object.spec, 'source', 'repoURL') === this.#repoUrl ||
          ownerOf(object) === BROUGHT_BY),
    );
  }

  /** The Applications that have left git, and those that brought a namespace last. */
  async #gone(targets: Target[]): Promise<KubeObject[]> {
    const wanted = new Set(targets.map(({ app }) => app));
    const isIncomplete = targets.some(({ incomplete }) => incomplete);
    const gone = this.#applications().filter(({ metadata, spec }) => {
      const path = String(at(spec, 'source', 'path'));
      // Where a list cannot be read, nobody has said that something is to go.
      const isOpen = isIncomplete && path.startsWith(CLUSTER_SCOPE);
      return !wanted.has(metadata.name) && !isOpen;
    });
    for (const { group, version, kind } of gone.flatMap(({ status }) =>
      listAt(status, 'resources'),
    )) {
      // What nobody else asks for is followed from here on, so that it is found.
      const apiVersion = group ? `${group}/${version}` : String(version);
      await this.#live.place(apiVersion, String(kind));
    }
    const holds = ({ metadata }: KubeObject) =>
      leftoversOf({ app: metadata.name }, [], this.#live).some(isNamespace);
    return gone.sort((a, b) => Number(holds(a)) - Number(holds(b)));
  }

  async #know(target: Target): Promise<Known> {
    const before = this.#known.get(target.app);
    if (before?.target === target) return before;
    const known: Known = {
      manifests: [],
      failures: 0,
      syncedAt: 0,
      retryAt: Infinity,
      operation: this.#reported(target.app),
      ...before,
      target,
      readAt: timestamp(),
    };
    if (!target.error) {
      known.manifests = await locate(target, this.#live, this.#log);
    }
    // The same commit, from elsewhere or to elsewhere.
    const route = ({ source, destination }: Target) => [source, destination];
    if (before && !target.error) {
      const isOther = !sameJson(route(before.target), route(target));
      if (isOther) known.retryAt = 0;
    }
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

  #isDue(target: Target, known: Known): boolean {
    if (target.error) return false;
    const { operation, retryAt } = known;
    const isNew = !operation || operation.revision !== revisionOf(target);
    return isNew || retryAt <= Date.now();
  }

  /** Where git says so, what was changed by hand is put back, and not in a race. */
  #heal(target: Target, known: Known): void {
    const { failures, manifests, operation, syncedAt } = known;
    if (!isSelfHealing(target) || !operation || failures > 0) return;
    const isOff = resourcesOf(target, manifests, this.#live).some(
      ({ status }) => status === 'OutOfSync',
    );
    if (isOff) known.retryAt = Math.min(known.retryAt, syncedAt + AGAIN_MS);
  }

  async #sync(target: Target, known: Known): Promise<void> {
    const startedAt = timestamp();
    // A kind that was not known may have come.
    if (known.failures > 0) {
      known.manifests = await locate(target, this.#live, this.#log);
    }
    const { results, errors } = await syncObjects(target, known.manifests, {
      applier: this.#applier,
      live: this.#live,
    });
    const failed = errors.length > 0;
    known.failures = failed ? known.failures + 1 : 0;
    known.syncedAt = Date.now();
    known.retryAt = failed
      ? Date.now() +
        Math.min(AGAIN_MS * 2 ** (known.failures - 1), AGAIN_AT_MOST_MS)
      : Infinity;
    const revision = revisionOf(target) ?? '';
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
    const resources = resourcesOf(target, manifests, this.#live);
    const draft = applicationOf(target, { resources, operation, readAt });
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
  async #remove(application: KubeObject): Promise<void> {
    const app = application.metadata.name;
    for (const object of inOrderToLeave(leftoversOf({ app }, [], this.#live))) {
      if ((await this.#applier.prune(object)) === 'kept') {
        const { name } = object.metadata;
        this.#log(`${app}: ${name} stays, with what others have put into it`);
      }
    }
    await this.#applier.prune(application);
    this.#known.delete(app);
    this.#events.delivered(app, undefined);
    this.#log(`${app} has left git, and the cluster`);
  }
}

function bringsNamespace({ manifests }: Target): boolean {
  return manifests.some(isNamespace);
}
