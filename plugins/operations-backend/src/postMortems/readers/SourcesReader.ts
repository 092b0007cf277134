import {
  PostMortemProblem,
  PostMortemSourceList,
} from '@operate-first/plugin-operations-common';
import { Knex } from 'knex';
import { isoOf } from '../../database/rows';
import { PostMortemAudience } from '../audience';
import { RepositorySet, writesPostMortems } from '../RepositorySet';
import { visiblePostMortems } from './visible';

interface StateRow {
  id: string;
  revision: string | null;
  read_at: number | string | null;
  problem: string | null;
}

interface BrokenRow {
  repository: string;
  path: string;
  problems: string;
  url: string | null;
}

/**
 * Reads where post-mortems come from.
 *
 * @internal
 */
export class SourcesReader {
  readonly #database: Knex;
  readonly #repositories: RepositorySet;

  static create(options: {
    database: Knex;
    repositories: RepositorySet;
  }): SourcesReader {
    return new SourcesReader(options.database, options.repositories);
  }

  private constructor(database: Knex, repositories: RepositorySet) {
    this.#database = database;
    this.#repositories = repositories;
  }

  /** @param inside - whether the reader may read internal accounts of what belongs to no service. */
  async list(
    audience: PostMortemAudience,
    inside: boolean,
  ): Promise<PostMortemSourceList> {
    const [states, broken, counts] = await Promise.all([
      this.#database<StateRow>('document_repositories').select(),
      inside
        ? this.#database<BrokenRow>('broken_documents').orderBy('path')
        : [],
      visiblePostMortems(this.#database, audience)
        .whereNotNull('post_mortems.repository')
        .select('post_mortems.repository')
        .count({ count: '*' })
        .groupBy('post_mortems.repository') as Promise<
        Array<{ repository: string; count: string | number }>
      >,
    ]);
    const shown = this.#repositories
      .list()
      .filter(({ visibility }) => inside || visibility === 'public');
    return {
      items: shown.map(repository => {
        const { id, title, url } = repository;
        const state = states.find(row => row.id === id);
        const count = counts.find(row => row.repository === id)?.count;
        return {
          id,
          title,
          url,
          writable: writesPostMortems(repository),
          documents: Number(count ?? 0),
          readAt: isoOf(state?.read_at ?? null),
          revision: state?.revision ?? undefined,
          problem: inside ? state?.problem ?? undefined : undefined,
          broken: broken
            .filter(row => row.repository === id)
            .map(row => ({
              path: row.path,
              url: row.url ?? undefined,
              problems: JSON.parse(row.problems) as PostMortemProblem[],
            })),
        };
      }),
    };
  }
}
