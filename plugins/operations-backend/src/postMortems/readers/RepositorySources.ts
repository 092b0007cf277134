import { Source } from '@operate-first/plugin-operations-common';
import { Knex } from 'knex';
import { applyCriteria, NOTHING, ServiceCriteria } from '../../access/criteria';
import { isoOf, Milliseconds } from '../../database/rows';
import { nowOf } from '../../leases';
import { RepositorySet } from '../RepositorySet';
import { visiblePostMortems } from './visible';

interface StateRow {
  id: string;
  revision: string | null;
  read_at: Milliseconds | null;
  problem: string | null;
}

const SHOWN_REVISION = 12;

/**
 * Tells how the repositories of documents are, as every source is told of.
 *
 * @internal
 */
export class RepositorySources {
  readonly #database: Knex;
  readonly #repositories: RepositorySet;

  static create(options: {
    database: Knex;
    repositories: RepositorySet;
  }): RepositorySources {
    return new RepositorySources(options.database, options.repositories);
  }

  private constructor(database: Knex, repositories: RepositorySet) {
    this.#database = database;
    this.#repositories = repositories;
  }

  /** @param inside - whether the reader may see internal repositories, and why one cannot be read. */
  async list(criteria: ServiceCriteria, inside: boolean): Promise<Source[]> {
    const shown = this.#repositories
      .list()
      .filter(({ visibility }) => inside || visibility === 'public');
    if (shown.length === 0) return [];
    const [states, read, services] = await Promise.all([
      this.#states(),
      this.#read(),
      this.#services(criteria, inside),
    ]);
    return shown.map(({ id, title }) => {
      const state = states.get(id);
      return {
        id: `documents:${id}`,
        title,
        ...howItIs(state, { isRead: read.has(id), inside }),
        lastObservedAt: isoOf(state?.read_at ?? null),
        services: services.get(id) ?? 0,
        staleObservations: 0,
      };
    });
  }

  async #states(): Promise<Map<string, StateRow>> {
    const rows: StateRow[] = await this.#database(
      'document_repositories',
    ).select('id', 'revision', 'read_at', 'problem');
    return new Map(rows.map(row => [row.id, row]));
  }

  /** Those that some process reads at present. */
  async #read(): Promise<Set<string>> {
    const rows: Array<{ name: string }> = await this.#database('leases')
      .where('name', 'like', 'documents:%')
      .where('expires_at', '>', nowOf(this.#database))
      .select('name');
    return new Set(rows.map(({ name }) => name.slice(name.indexOf(':') + 1)));
  }

  /** How many services their documents are about, as far as the reader may see both. */
  async #services(
    criteria: ServiceCriteria,
    inside: boolean,
  ): Promise<Map<string, number>> {
    const query = visiblePostMortems(this.#database, {
      criteria,
      internal: inside ? undefined : NOTHING,
      showPersons: false,
      mayWrite: false,
      mayPublish: false,
    })
      .join(
        'post_mortem_services as named',
        'named.post_mortem_id',
        'post_mortems.id',
      )
      .join('services as about', 'about.id', 'named.service_id')
      .groupBy('post_mortems.repository')
      .select('post_mortems.repository')
      .countDistinct({ count: 'about.id' });
    applyCriteria(query, criteria, {
      visibility: 'about.visibility',
      owner: 'about.owner',
    });
    const rows: Array<{ repository: string; count: string | number }> =
      await query;
    return new Map(
      rows.map(({ repository, count }) => [repository, Number(count)]),
    );
  }
}

function howItIs(
  state: StateRow | undefined,
  { isRead, inside }: { isRead: boolean; inside: boolean },
): Pick<Source, 'state' | 'message'> {
  if (!isRead) {
    return {
      state: 'standby',
      message:
        'Nobody reads it at this moment; a process takes over within a minute.',
    };
  }
  if (state?.problem) {
    const message = inside
      ? state.problem
      : 'It cannot be read at present; what was read last is still shown.';
    return { state: 'failing', message };
  }
  if (!state?.read_at) {
    return { state: 'starting', message: 'It is read for the first time.' };
  }
  const { revision } = state;
  return {
    state: 'running',
    message: revision
      ? `Read at ${revision.slice(0, SHOWN_REVISION)}.`
      : 'It is read, and looked at again at once.',
  };
}
