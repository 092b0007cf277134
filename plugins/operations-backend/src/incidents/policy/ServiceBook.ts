import { parseEntityRef } from '@backstage/catalog-model';
import {
  PolicyService,
  Visibility,
} from '@operate-first/plugin-operations-common';
import { Knex } from 'knex';
import { ServiceRow } from '../../database/rows';
import { Turns } from '../../database/Turns';
import { dependenciesOf, Related } from './dependencies';

/** A service as the policy judges it, and what else is asked of it here. @internal */
export interface BookedService extends PolicyService {
  system?: string;
  visibility: Visibility;
}

type Row = Pick<
  ServiceRow,
  'id' | 'entity_ref' | 'title' | 'owner' | 'system' | 'visibility' | 'entity'
>;

/**
 * The services there are and what they need, read anew when the catalog has said something new.
 *
 * @internal
 */
export class ServiceBook {
  readonly #database: Knex;
  #services = new Map<string, BookedService>();
  #revision = -1;

  static create(database: Knex): ServiceBook {
    return new ServiceBook(database);
  }

  private constructor(database: Knex) {
    this.#database = database;
  }

  /** By their ids. */
  async services(): Promise<ReadonlyMap<string, BookedService>> {
    const row = await this.#database('projection').first('revision');
    const revision = Number(row?.revision ?? 0);
    if (revision === this.#revision) return this.#services;
    const rows: Row[] = await this.#database('services')
      .select(
        'id',
        'entity_ref',
        'title',
        'owner',
        'system',
        'visibility',
        'entity',
      )
      .whereNull('removed_at')
      .orderBy('id');
    const turns = Turns.create();
    const related: Related[] = [];
    for (const { id, entity_ref, entity } of rows) {
      await turns.take();
      const { relations } = JSON.parse(entity);
      related.push({ id, entityRef: entity_ref, relations });
    }
    const needed = dependenciesOf(related);
    this.#services = new Map(
      rows.map(one => [one.id, serviceOf(one, needed.get(one.id) ?? [])]),
    );
    this.#revision = revision;
    return this.#services;
  }
}

function serviceOf(row: Row, dependsOn: string[]): BookedService {
  return {
    id: row.id,
    entityRef: row.entity_ref,
    title: row.title ?? parseEntityRef(row.entity_ref).name,
    owner: row.owner ?? undefined,
    system: row.system ?? undefined,
    visibility: row.visibility,
    dependsOn,
  };
}
