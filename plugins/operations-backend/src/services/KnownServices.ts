import { Visibility } from '@operate-first/plugin-operations-common';
import { Knex } from 'knex';
import { createHash } from 'node:crypto';
import { Judged } from '../access/matchesCriteria';

/** What decides who may see a service, and how it is found. @internal */
export interface KnownService extends Judged {
  ref: string;
  system?: string;
}

/** Who may see services, in memory. @internal */
export class KnownServices {
  readonly #database: Knex;
  #services = new Map<string, KnownService>();
  #revision = -1;
  #internal = '';

  static create(options: { database: Knex }): KnownServices {
    return new KnownServices(options.database);
  }

  private constructor(database: Knex) {
    this.#database = database;
  }

  /** Grows when any of them changes. */
  get revision(): number {
    return this.#revision;
  }

  /** Differs when others than before are internal: what was told of them is public no more, or is by now. */
  get internal(): string {
    return this.#internal;
  }

  async refresh(): Promise<void> {
    const row = await this.#database('projection').first('revision');
    const revision = Number(row?.revision ?? 0);
    if (revision === this.#revision) return;
    const rows: Array<{
      id: string;
      entity_ref: string;
      visibility: Visibility;
      owner: string | null;
      system: string | null;
    }> = await this.#database('services')
      .orderBy('id')
      .select('id', 'entity_ref', 'visibility', 'owner', 'system');
    this.#services = new Map(
      rows.map(({ id, entity_ref: ref, visibility, owner, system }) => [
        id,
        {
          ref,
          visibility,
          owner: owner ?? undefined,
          system: system ?? undefined,
        },
      ]),
    );
    const hash = createHash('sha256');
    for (const { id, visibility } of rows) {
      if (visibility !== 'public') hash.update(`${id} `);
    }
    this.#internal = hash.digest('hex').slice(0, 16);
    this.#revision = revision;
  }

  /** By its id, also one that is operated no more. */
  get(id: string): KnownService | undefined {
    return this.#services.get(id);
  }

  /** As `columnsBeside` has it: the more restrictive of both, and internal beside a service that is not there. */
  judge({
    visibility,
    serviceId,
  }: {
    visibility: Visibility;
    serviceId?: string;
  }): Judged {
    if (serviceId === undefined) return { visibility };
    const service = this.#services.get(serviceId);
    const open = visibility === 'public' && service?.visibility === 'public';
    return {
      visibility: open ? 'public' : 'internal',
      owner: service?.owner,
    };
  }
}
