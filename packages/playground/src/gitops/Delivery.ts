import { isError } from '@backstage/errors';
import { Draft } from '../cluster/controllers/Client';
import { ClustersPlan, GitPlan } from '../cluster/messages';
import { Git } from '../git/Git';
import { GitServer } from '../git/GitServer';
import { sourceHistory } from '../git/history/sourceHistory';
import { Repositories } from '../git/Repositories';
import { ClusterSync, SyncedCluster } from './ClusterSync';
import { deliveryHistory, manifestsNow } from './deliveryHistory';
import { MainBranch } from './MainBranch';
import { Places } from './Places';
import { readManifests } from './readManifests';

/** The repository that says what runs where. */
const GITOPS = 'gitops';
/** Somebody may push past the server, into the folder. */
const LOOK_MS = 10_000;

interface Events {
  log(line: string): void;
  /** Something is missing, or not as it should be. */
  note(sentence: string): void;
}

/** Brings the example services into the clusters: through git, or by hand where there is none. @internal */
export class Delivery {
  readonly #end = new AbortController();
  readonly #events: Events;
  readonly #parts: { end(): Promise<void> }[] = [];
  /** Where the repositories are served; undefined where they are not. */
  gitUrl?: string;

  private constructor(events: Events) {
    this.#events = events;
  }

  /** Resolves when the clusters are asked for the services. */
  static async start(
    plan: ClustersPlan,
    clusters: SyncedCluster[],
    events: Events,
  ): Promise<Delivery> {
    const made = new Delivery(events);
    const git = plan.git && (await Git.find());
    if (plan.git && git) {
      try {
        await made.#follow(git, plan.git, plan, clusters);
        return made;
      } catch (error) {
        await made.#endParts();
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
    for (const cluster of clusters) await made.#populate(cluster, plan);
    return made;
  }

  async end(): Promise<void> {
    this.#end.abort();
    await this.#endParts();
  }

  async #endParts(): Promise<void> {
    await Promise.all(this.#parts.splice(0).map(part => part.end()));
  }

  async #follow(
    git: Git,
    { folder, port, people, sources }: GitPlan,
    { services, clusters: specs }: ClustersPlan,
    clusters: SyncedCluster[],
  ): Promise<void> {
    const { log } = this.#events;
    const repositories = await Repositories.open(git, folder, log);
    const { until } = repositories;
    const names = specs.map(({ name }) => name);
    await repositories.ensure(GITOPS, () =>
      deliveryHistory({ clusters: names, services, sources, people, until }),
    );
    const main = MainBranch.of(git, repositories.pathOf(GITOPS));
    let syncs: ClusterSync[] = [];
    let looking: Promise<void> = Promise.resolve();
    const look = () => {
      looking = looking.then(async () => {
        try {
          const targets = await main.changed();
          if (targets) syncs.forEach(sync => sync.want(targets));
        } catch (error) {
          // What was on main before stays wanted.
          this.#events.log(`gitops: ${error}`);
        }
      });
      return looking;
    };
    const server = GitServer.create({
      git,
      folder,
      log: log,
      onPush: name => {
        this.#events.log(`git: ${name} was pushed to`);
        if (name === GITOPS) void look();
      },
    });
    await this.#serve(server, port);
    const repoUrl = `${
      this.gitUrl ?? `http://127.0.0.1:${port}`
    }/${GITOPS}.git`;
    syncs = clusters.map(each => ClusterSync.start(each, repoUrl, log));
    this.#parts.push(...syncs);
    await look();
    const timer = setInterval(() => void look(), LOOK_MS);
    this.#parts.push({
      end: async () => {
        clearInterval(timer);
        await looking;
      },
    });
    const making = this.#makeSources(repositories, people, sources);
    this.#parts.push({ end: () => making });
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
  async #populate(
    { name, client }: SyncedCluster,
    { services }: ClustersPlan,
  ): Promise<void> {
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
