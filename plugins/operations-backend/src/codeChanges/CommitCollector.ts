import { LoggerService } from '@backstage/backend-plugin-api';
import { Commit, ObservedService } from '@operate-first/plugin-operations-node';
import { Turns } from '../database/Turns';
import { AuthorSourceSet } from '../authors/AuthorSourceSet';
import { ServiceCodePlace, ServicePlaces } from '../authors/ServicePlaces';
import { Lease, LeaseLostError } from '../leases';
import { commitKind } from './commitKind';
import { CodeChangeStore, NewCodeChange } from './CodeChangeStore';

const DAY = 24 * 60 * 60_000;
/** Of each place; more is nothing that one reads on a page. */
const MOST_COMMITS = 500;
const EVERYTHING_EVERY = 10 * 60_000;
const KINDS = {
  source: ['commit'],
  manifests: ['gitops', 'configuration'],
};

/** @internal */
export interface CommitCollectorOptions {
  logger: LoggerService;
  sources: AuthorSourceSet;
  places: ServicePlaces;
  store: CodeChangeStore;
  registry: { list(): ObservedService[]; readonly revision: number };
  /** How long changes are kept. */
  days: number;
  now?: () => number;
}

/**
 * Keeps the commits of the places of services: of those whose repository was read anew, and of all of them now and then.
 *
 * @internal
 */
export class CommitCollector {
  readonly #options: CommitCollectorOptions;
  readonly #now: () => number;
  /** Repositories that were read since they were looked at last. */
  #read = new Set<string>();
  #all = { at: 0, revision: -1 };

  static create(options: CommitCollectorOptions): CommitCollector {
    return new CommitCollector(options);
  }

  private constructor(options: CommitCollectorOptions) {
    this.#options = options;
    this.#now = options.now ?? Date.now;
    options.sources.onRead(repository => this.#read.add(repository));
  }

  /** @returns the services of which something is new. */
  async collect(lease: Lease): Promise<Set<string>> {
    const { registry, places, logger } = this.#options;
    const read = this.#read;
    const { revision } = registry;
    const everything =
      this.#all.revision !== revision ||
      this.#now() - this.#all.at >= EVERYTHING_EVERY;
    if (!everything && read.size === 0) return new Set();
    this.#read = new Set();
    const touched = new Set<string>();
    const turns = Turns.create();
    for (const service of registry.list()) {
      await turns.take();
      const all = await places.of(service);
      for (const place of all) {
        if (!everything && !read.has(place.repository)) continue;
        try {
          if (await this.#collectPlace(lease, service.id, place, all)) {
            touched.add(service.id);
          }
        } catch (error) {
          if (error instanceof LeaseLostError) throw error;
          logger.debug(`Cannot read what changed in ${service.entityRef}`, {
            error: String(error),
          });
        }
      }
    }
    if (everything) this.#all = { at: this.#now(), revision };
    return touched;
  }

  async #collectPlace(
    lease: Lease,
    serviceId: string,
    place: ServiceCodePlace,
    all: ServiceCodePlace[],
  ): Promise<boolean> {
    const { sources, store, days } = this.#options;
    const now = this.#now();
    const from = now - days * DAY;
    const { repository, path } = place;
    const answer = await sources.commits(
      { repository, ...(path !== undefined && { path }) },
      { from: new Date(from), to: new Date(now + DAY), limit: MOST_COMMITS },
    );
    // What cannot be read at present is not gone.
    if (!answer) return false;
    const { source, commits } = answer;
    const news = commits.flatMap((commit): NewCodeChange[] => {
      const kind = commitKind(place, commit.paths, all);
      return kind ? [changeOf(serviceId, source, kind, place, commit)] : [];
    });
    const added = await store.add(lease, news);
    const kinds = KINDS[place.purpose];
    const sharesKind = all.some(
      other =>
        other !== place &&
        other.repository === repository &&
        other.purpose === place.purpose,
    );
    if (sharesKind) return added.size > 0;
    const oldest = commits.at(-1)?.at.getTime() ?? from;
    const since = commits.length < MOST_COMMITS ? from : oldest + 1;
    const known = new Set(commits.map(({ revision }) => revision));
    const gone = await store.keepOnly(
      lease,
      { serviceId, repository, kinds },
      since,
      known,
    );
    return added.size > 0 || gone;
  }
}

function changeOf(
  serviceId: string,
  source: string,
  kind: NewCodeChange['kind'],
  { repository }: ServiceCodePlace,
  commit: Commit,
): NewCodeChange {
  const { revision, at, message, reverts, url, pullRequest, author, paths } =
    commit;
  return {
    service_id: serviceId,
    source,
    kind,
    repository,
    revision,
    at,
    message,
    reverts,
    url,
    pullRequest,
    author,
    paths,
  };
}
