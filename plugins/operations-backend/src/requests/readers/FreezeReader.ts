import { Entity } from '@backstage/catalog-model';
import { ReleaseGate } from '@operate-first/plugin-operations-common';
import { Knex } from 'knex';
import { ServiceCriteria } from '../../access/criteria';
import { ServiceRow } from '../../database/rows';
import { ServiceReader } from '../../services/ServiceReader';
import { PolicyReader } from '../../sloReaders/PolicyReader';
import { SloReader } from '../../sloReaders/SloReader';
import { HeldRequest } from '../rows';

const MOST_SERVICES = 5;

function inWords(
  { entity_ref: ref }: Pick<ServiceRow, 'entity_ref'>,
  { reason, step }: ReleaseGate,
): string {
  const agreed = step ? ` What was agreed for that: ${step}.` : '';
  return `Releases of ${ref.slice(
    ref.lastIndexOf('/') + 1,
  )} have to wait now. ${reason}${agreed.replace(
    /([.!?])\.$/,
    '$1',
  )} Look whether this helps, or can wait, too.`;
}

/**
 * Says of which services of a request releases have to wait, because their error budget is used up: as it is now, as the
 * release gate says it. It stops nothing, since a change may be what helps.
 *
 * @internal
 */
export class FreezeReader {
  readonly #database: Knex;
  readonly #services: ServiceReader;
  readonly #slos: SloReader;
  readonly #policies: PolicyReader;

  static create(options: {
    database: Knex;
    services: ServiceReader;
    slos: SloReader;
    policies: PolicyReader;
  }): FreezeReader {
    return new FreezeReader(options);
  }

  private constructor(options: {
    database: Knex;
    services: ServiceReader;
    slos: SloReader;
    policies: PolicyReader;
  }) {
    this.#database = options.database;
    this.#services = options.services;
    this.#slos = options.slos;
    this.#policies = options.policies;
  }

  /** Of services and SLOs that the reader may see; nothing once nobody decides about it any more. */
  async notes(
    { row, facts }: Pick<HeldRequest, 'row' | 'facts'>,
    criteria: ServiceCriteria,
  ): Promise<string[]> {
    if (row.state !== 'open' || facts.merged) return [];
    const subjects: Array<{ name: string }> = await this.#database(
      'request_subjects',
    )
      .where({ request_id: row.id, kind: 'service' })
      .orderBy('name')
      .limit(MOST_SERVICES)
      .select('name');
    const notes = await Promise.all(
      subjects.map(({ name }) => this.#note(name, criteria)),
    );
    return notes.flat();
  }

  async #note(name: string, criteria: ServiceCriteria): Promise<string[]> {
    const service = await this.#services.find(name, criteria);
    if (!service || service.removed_at !== null) return [];
    const slos = await this.#slos.ofService(service.entity_ref, criteria);
    const entity: Entity = JSON.parse(service.entity);
    const gate = this.#policies.gate(entity, slos);
    return gate.allowed ? [] : [inWords(service, gate)];
  }
}
