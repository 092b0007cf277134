import { Commit, ObservedService } from '@operate-first/plugin-operations-node';
import { createHash } from 'node:crypto';
import { AuthorSourceSet } from '../authors/AuthorSourceSet';
import { ServiceCodePlace } from '../authors/ServicePlaces';
import { Lease } from '../leases';
import { commitKind } from './commitKind';
import { CodeChangeStore, NewCodeChange } from './CodeChangeStore';

const DAY = 24 * 60 * 60_000;
/** Of each place; more is nothing that one reads on a page. */
const MOST_COMMITS = 500;
const KINDS = {
  source: ['commit'],
  manifests: ['gitops', 'configuration'],
};

/** @internal */
export interface PlaceCollectorOptions {
  sources: AuthorSourceSet;
  store: CodeChangeStore;
  /** How long changes are kept. */
  days: number;
  now?: () => number;
}

/** Places of one service that are in one repository for one purpose. @internal */
export interface PlaceGroup {
  repository: string;
  purpose: ServiceCodePlace['purpose'];
  places: ServiceCodePlace[];
}

/** @internal */
export function groupsOf(places: ServiceCodePlace[]): PlaceGroup[] {
  const groups = new Map<string, PlaceGroup>();
  for (const place of places) {
    const { repository, purpose } = place;
    const key = `${purpose} ${repository}`;
    const group = groups.get(key) ?? { repository, purpose, places: [] };
    group.places.push(place);
    groups.set(key, group);
  }
  return [...groups.values()];
}

/**
 * Keeps the commits of the places of a service. What was kept as it is now is not written again.
 *
 * @internal
 */
export class PlaceCollector {
  readonly #options: PlaceCollectorOptions;
  readonly #now: () => number;
  /** What was kept last of each group, in short. */
  readonly #kept = new Map<string, string>();
  /** Of one service one after the other: an older look must not take away what a newer one has found. */
  readonly #turns = new Map<string, Promise<unknown>>();

  static create(options: PlaceCollectorOptions): PlaceCollector {
    return new PlaceCollector(options);
  }

  private constructor(options: PlaceCollectorOptions) {
    this.#options = options;
    this.#now = options.now ?? Date.now;
  }

  /** Everything is written once more: somebody else may have been there. */
  forget(): void {
    this.#kept.clear();
  }

  /** @returns whether something is new. */
  async collect(
    lease: Lease,
    service: ObservedService,
    group: PlaceGroup,
    all: ServiceCodePlace[],
  ): Promise<boolean> {
    const before = this.#turns.get(service.id);
    const turn = Promise.resolve(before)
      .catch(() => {})
      .then(() => this.#collect(lease, service.id, group, all));
    this.#turns.set(service.id, turn);
    try {
      return await turn;
    } finally {
      if (this.#turns.get(service.id) === turn) this.#turns.delete(service.id);
    }
  }

  async #collect(
    lease: Lease,
    serviceId: string,
    { repository, purpose, places }: PlaceGroup,
    all: ServiceCodePlace[],
  ): Promise<boolean> {
    const { sources, store, days } = this.#options;
    const now = this.#now();
    const from = now - days * DAY;
    const news = new Map<string, NewCodeChange>();
    const known = new Set<string>();
    let since = from;
    for (const place of places) {
      const { path } = place;
      const answer = await sources.commits(
        { repository, ...(path !== undefined && { path }) },
        { from: new Date(from), to: new Date(now + DAY), limit: MOST_COMMITS },
      );
      // What cannot be read at present is not gone.
      if (!answer) return false;
      const { source, commits } = answer;
      for (const commit of commits) {
        known.add(commit.revision);
        const kind = commitKind(place, commit.paths, all);
        if (!kind) continue;
        const change = changeOf(serviceId, source, kind, repository, commit);
        news.set(`${kind} ${commit.revision}`, change);
      }
      const oldest = commits.at(-1)?.at.getTime() ?? from;
      if (commits.length >= MOST_COMMITS) since = Math.max(since, oldest + 1);
    }
    const key = `${serviceId} ${purpose} ${repository}`;
    const digest = createHash('sha256')
      .update(JSON.stringify([lease.fencing, ...news.keys(), ...known]))
      .digest('base64');
    if (this.#kept.get(key) === digest) return false;
    const added = await store.add(lease, [...news.values()]);
    const gone = await store.keepOnly(
      lease,
      { serviceId, repository, kinds: KINDS[purpose] },
      since,
      known,
    );
    this.#kept.set(key, digest);
    return added.size > 0 || gone;
  }
}

function changeOf(
  serviceId: string,
  source: string,
  kind: NewCodeChange['kind'],
  repository: string,
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
