import { Following } from '@operate-first/plugin-operations-common';
import { Knex } from 'knex';
import { chunksOf } from '../database/rows';

/** @internal */
export interface FollowTarget {
  kind: 'service' | 'incident';
  id: string;
}

/**
 * Who wants to be told of what.
 *
 * @internal
 */
export class FollowStore {
  readonly #database: Knex;
  readonly #now: () => number;

  static create(options: { database: Knex; now?: () => number }): FollowStore {
    return new FollowStore(options.database, options.now ?? Date.now);
  }

  private constructor(database: Knex, now: () => number) {
    this.#database = database;
    this.#now = now;
  }

  async follow({ kind, id }: FollowTarget, person: string): Promise<void> {
    await this.#database('follows')
      .insert({ kind, target_id: id, person, since: this.#now() })
      .onConflict(['kind', 'target_id', 'person'])
      .ignore();
  }

  async unfollow({ kind, id }: FollowTarget, person: string): Promise<void> {
    await this.#database('follows')
      .where({ kind, target_id: id, person })
      .delete();
  }

  /** @param person - whoever asks, if it is somebody. */
  async state(target: FollowTarget, person?: string): Promise<Following> {
    const followers = this.#database('follows').where({
      kind: target.kind,
      target_id: target.id,
    });
    const [all, own] = await Promise.all([
      followers.clone().count({ count: '*' }).first(),
      person ? followers.clone().where({ person }).first('person') : undefined,
    ]);
    return {
      following: own !== undefined,
      followers: Number(all?.count ?? 0),
    };
  }

  /** People who follow one of them, each once. */
  async followersOf(targets: FollowTarget[]): Promise<string[]> {
    const people = new Set<string>();
    for (const kind of ['service', 'incident'] as const) {
      const ids = targets.filter(one => one.kind === kind).map(({ id }) => id);
      for (const chunk of chunksOf(ids)) {
        const rows: Array<{ person: string }> = await this.#database('follows')
          .where({ kind })
          .whereIn('target_id', chunk)
          .distinct('person');
        for (const { person } of rows) people.add(person);
      }
    }
    return [...people];
  }
}
