import { isError } from '@backstage/errors';
import { createHash } from 'node:crypto';
import { Draft } from '../cluster/controllers/Client';
import { ClustersPlan, GitPlan } from '../cluster/messages';
import { Git } from '../git/Git';
import { GitServer } from '../git/GitServer';
import { documentHistory } from '../git/history/documentHistory';
import { sourceHistory } from '../git/history/sourceHistory';
import { ownRepository } from '../git/ownRepository';
import { Repositories } from '../git/Repositories';
import { ClusterSync, SyncedCluster } from './ClusterSync';
import { CommittedFaults, FaultsByService } from './CommittedFaults';
import { deliveryHistory, manifestsNow } from './deliveryHistory';
import { Example } from './manifests';
import { MainBranch } from './MainBranch';
import { Places } from './Places';
import { readManifests } from './readManifests';
import { Sources } from './Sources';
import { Target } from './Target';
import { imagesOf, Workload } from './workloads';

/** The repository that says what runs where. */
const GITOPS = 'gitops';
/** Somebody may push past the server, into the folder. */
const LOOK_MS = 10_000;

function ports({ name, process, listeners }: Example) {
  return { name, process, listeners };
}

interface Events {
  log(line: string): void;
  /** Something is missing, or not as it should be. */
  note(sentence: string): void;
  /** What commits break now, all of it. */
  faults?(faults: FaultsByService): void;
  /** The images that onboarded services ask for; told before they are asked for in a cluster. */
  images?(images: string[]): void;
  /** What a cluster is to run of the onboarded services now. */
  workloads?(cluster: string, workloads: Workload[]): void;
}

/** Brings the example services into the clusters: through git, or by hand where there is none. @internal */
export class Delivery {
  readonly #plan: ClustersPlan;
  readonly #events: Events;
  readonly #faults: CommittedFaults;
  readonly #end = new AbortController();
  readonly #syncs: ClusterSync[] = [];
  /** What ends with it. */
  readonly #parts: { end(): Promise<void> }[] = [];
  #main?: MainBranch;
  #targets: Target[] = [];
  #looking: Promise<void> = Promise.resolve();
  /** Where the repositories are served; undefined where they are not. */
  gitUrl?: string;

  private constructor(plan: ClustersPlan, events: Events) {
    this.#plan = plan;
    this.#events = events;
    this.#faults = CommittedFaults.create(faults => events.faults?.(faults));
  }

  /** Resolves when it knows what is to be delivered. */
  static async start(plan: ClustersPlan, events: Events): Promise<Delivery> {
    const made = new Delivery(plan, events);
    const git = plan.git && (await Git.find());
    if (plan.git && git) {
      try {
        await made.#follow(git, plan.git);
      } catch (error) {
        await made.#endParts();
        made.#main = undefined;
        events.note(
          `The repositories cannot be made, and the clusters follow no git: ${
            isError(error) ? error.message : error
          }`,
        );
      }
    } else if (plan.git) {
      events.note(
        'There is no git with git-http-backend on the PATH: there are no repositories, and the clusters follow none; install git and start again.',
      );
    }
    return made;
  }

  /** Delivers to a cluster from now on; resolves when it is asked for the services. */
  async deliver(cluster: SyncedCluster): Promise<void> {
    if (!this.#main) {
      await this.#populate(cluster);
      return;
    }
    const sync = ClusterSync.start(cluster, this.#repoUrl, {
      log: this.#events.log,
      delivered: (app, fault) => this.#faults.set(cluster.name, app, fault),
      workloads: workloads => this.#events.workloads?.(cluster.name, workloads),
    });
    this.#syncs.push(sync);
    this.#parts.push(sync);
    sync.want(this.#targets);
  }

  async end(): Promise<void> {
    this.#end.abort();
    await this.#endParts();
  }

  /** Where the repositories are served, or would be. */
  get #served(): string {
    return this.gitUrl ?? `http://127.0.0.1:${this.#plan.git?.port}`;
  }

  get #repoUrl(): string {
    return `${this.#served}/${GITOPS}.git`;
  }

  async #endParts(): Promise<void> {
    await Promise.all(this.#parts.splice(0).map(part => part.end()));
  }

  async #follow(git: Git, plan: GitPlan): Promise<void> {
    const { folder, port, people, sources, documents, tree } = plan;
    const { services, clusters: specs } = this.#plan;
    const { log } = this.#events;
    const repositories = await Repositories.open(git, folder, log);
    const { until } = repositories;
    const clusters = specs
      .filter(({ empty }) => !empty)
      .map(({ name }) => name);
    // Pods that would be probed where nobody listens any more help nobody.
    const madeOf = JSON.stringify({
      clusters,
      services: services.map(ports),
      tree,
    });
    const delivered = { clusters, services, sources, people, until, tree };
    await repositories.ensure(
      GITOPS,
      () => deliveryHistory(delivered),
      createHash('sha256').update(madeOf).digest('hex'),
    );
    for (const { name, files } of documents) {
      await repositories.ensure(name, () =>
        documentHistory(files, people, until),
      );
    }
    const readOnly = await this.#ownRepository(git, plan);
    const server = GitServer.create({
      git,
      folder,
      repositories,
      readOnly,
      log,
      onPush: name => {
        log(`git: ${name} was pushed to`);
        // It may be the source of a service, too.
        void this.#look();
      },
    });
    await this.#serve(server, port);
    this.#main = MainBranch.of(git, {
      path: repositories.pathOf(GITOPS),
      repoURL: this.#repoUrl,
      sources: Sources.of(git, {
        url: this.#served,
        insteadOf: plan.insteadOf,
        pathOf: name =>
          readOnly.find(each => each.name === name)?.path ??
          (repositories.has(name) ? repositories.pathOf(name) : undefined),
      }),
      log,
    });
    await this.#look();
    const timer = setInterval(() => void this.#look(), LOOK_MS);
    this.#parts.push({
      end: async () => {
        clearInterval(timer);
        await this.#looking;
      },
    });
    const making = this.#makeSources(repositories, people, sources);
    this.#parts.push({ end: () => making });
  }

  async #ownRepository(git: Git, { own }: GitPlan) {
    if (!own) return [];
    try {
      return [await ownRepository(git, own)];
    } catch (error) {
      this.#events.note(isError(error) ? error.message : String(error));
      return [];
    }
  }

  /** Whether something is new on main; one look after the other. */
  #look(): Promise<void> {
    this.#looking = this.#looking.then(async () => {
      try {
        const targets = await this.#main?.changed();
        if (!targets) return;
        this.#targets = targets;
        this.#events.images?.(imagesOf(targets));
        this.#syncs.forEach(sync => sync.want(targets));
      } catch (error) {
        // What was on main before stays wanted.
        this.#events.log(`gitops: ${error}`);
      }
    });
    return this.#looking;
  }

  async #serve(server: GitServer, port: number): Promise<void> {
    try {
      await server.listen(port);
      this.#parts.push({ end: () => server.close() });
      this.gitUrl = server.url;
      this.#events.log(`git: repositories are served at ${server.url}`);
    } catch (error) {
      // The clusters follow what is in the folder all the same.
      this.#events.note(`Git cannot be served on port ${port}: ${error}`);
    }
  }

  /** Nobody waits for them. */
  async #makeSources(
    repositories: Repositories,
    people: GitPlan['people'],
    sources: GitPlan['sources'],
  ): Promise<void> {
    const { until } = repositories;
    let made = 0;
    for (const source of sources) {
      if (this.#end.signal.aborted) return;
      try {
        const history = () => sourceHistory(source, people, until);
        if (await repositories.ensure(source.name, history)) made += 1;
      } catch (error) {
        this.#events.log(`git: ${source.name} has no repository: ${error}`);
      }
    }
    if (made > 0) this.#events.log(`git: made ${made} source repositories`);
  }

  /** The same objects, without a past and without anybody who follows. */
  async #populate({ name, client }: SyncedCluster): Promise<void> {
    const { services, clusters } = this.#plan;
    if (clusters.find(each => each.name === name)?.empty) return;
    const api = client(this.#end.signal);
    const places = Places.of(api);
    const files = manifestsNow({ clusters: [name], services });
    for (const [path, text] of Object.entries(files)) {
      for (const manifest of readManifests(text, path)) {
        const { apiVersion, kind, metadata } = manifest;
        const place = await places.find(apiVersion, kind);
        if (!place) throw new Error(`${name} does not know ${kind}`);
        await api.create(place.collection(metadata.namespace), {
          ...manifest,
        } as Draft);
      }
    }
  }
}
