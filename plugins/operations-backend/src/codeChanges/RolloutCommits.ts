import { Commit } from '@operate-first/plugin-operations-node';
import { AuthorSourceSet } from '../authors/AuthorSourceSet';
import { ServiceCodePlace } from '../authors/ServicePlaces';
import { GatheredChange } from './ChangeGatherer';
import { StoredCode } from './rows';

const MOST_COMMITS = 50;
/** Older rollouts are shown without what they brought. */
const MOST_ROLLOUTS = 30;
const MOST_KEPT = 2_000;
const EVER = new Date(0);
const DAY = 24 * 60 * 60_000;

function toCode(commit: Commit): StoredCode {
  const { repository, revision, at, message, author, url, pullRequest } =
    commit;
  return { repository, revision, at, message, author, url, pullRequest };
}

/**
 * Says which commits of source a rollout brought: those that the image has which came in, and the one before it had not.
 *
 * @internal
 */
export class RolloutCommits {
  readonly #sources: AuthorSourceSet;
  /** Images do not change; what a tag is in git is known once its repository was read. */
  readonly #kept = new Map<string, StoredCode[]>();

  static create(options: { sources: AuthorSourceSet }): RolloutCommits {
    return new RolloutCommits(options.sources);
  }

  private constructor(sources: AuthorSourceSet) {
    this.#sources = sources;
    sources.onRead(() => this.#kept.clear());
  }

  /** Adds the commits to the newest rollouts among some changes. */
  async addTo(
    changes: GatheredChange[],
    placesOf: (serviceId: string) => Promise<ServiceCodePlace[]>,
  ): Promise<void> {
    const rollouts = changes.filter(({ image }) => image);
    for (const rollout of rollouts.slice(0, MOST_ROLLOUTS)) {
      const places = await placesOf(rollout.serviceId);
      const commits = await this.of(
        rollout.image,
        places.filter(({ purpose }) => purpose === 'source'),
      );
      if (commits.length > 0) rollout.commits = commits;
    }
  }

  async of(
    image: GatheredChange['image'],
    places: ServiceCodePlace[],
  ): Promise<StoredCode[]> {
    if (!image || image.after === 'latest') return [];
    for (const { repository, path } of places) {
      const key = JSON.stringify([repository, path, image]);
      const kept =
        this.#kept.get(key) ?? (await this.#read(repository, path, image));
      if (this.#kept.size >= MOST_KEPT) this.#kept.clear();
      this.#kept.set(key, kept);
      if (kept.length > 0) return kept;
    }
    return [];
  }

  async #read(
    repository: string,
    path: string | undefined,
    { after, before }: NonNullable<GatheredChange['image']>,
  ): Promise<StoredCode[]> {
    const place = { repository, revision: after, ...(path && { path }) };
    const range = { from: EVER, to: new Date(Date.now() + DAY) };
    const ask = async (notIn: string | undefined) => {
      const limit = notIn === undefined ? 1 : MOST_COMMITS;
      const answer = await this.#sources
        .commits(place, { ...range, limit, ...(notIn && { notIn }) })
        // An image need not be named as anything in git.
        .catch(() => undefined);
      return answer?.commits.map(toCode);
    };
    const isRange = before !== undefined && before !== 'latest';
    return (
      (isRange ? await ask(before) : undefined) ?? (await ask(undefined)) ?? []
    );
  }
}
