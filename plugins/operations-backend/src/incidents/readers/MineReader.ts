import { MyIncidents } from '@operate-first/plugin-operations-common';
import { Knex } from 'knex';
import { ServiceReader } from '../../services/ServiceReader';
import { IncidentAudience } from '../audience';
import { IncidentRow } from '../rows';
import { concernedServices } from './filters';
import { IncidentViews } from './IncidentViews';
import { visibleIncidents } from './visibleIncidents';

const MOST_INCIDENTS = 100;
const MOST_SERVICES = 20;

/**
 * What is wrong for somebody now.
 *
 * @internal
 */
export class MineReader {
  readonly #database: Knex;
  readonly #views: IncidentViews;
  readonly #services: ServiceReader;

  static create(options: {
    database: Knex;
    views: IncidentViews;
    services: ServiceReader;
  }): MineReader {
    return new MineReader(options);
  }

  private constructor(options: {
    database: Knex;
    views: IncidentViews;
    services: ServiceReader;
  }) {
    this.#database = options.database;
    this.#views = options.views;
    this.#services = options.services;
  }

  /** @param owners - entity refs of whom the person belongs to, and of the person. */
  async read(
    person: string,
    owners: string[],
    audience: IncidentAudience,
  ): Promise<MyIncidents> {
    const [incidents, services] = await Promise.all([
      this.#incidents(person, owners, audience),
      this.#services.list(
        { owner: owners, health: ['down', 'degraded'], limit: MOST_SERVICES },
        audience.criteria,
      ),
    ]);
    return { incidents, services: services.items };
  }

  async #incidents(
    person: string,
    owners: string[],
    audience: IncidentAudience,
  ) {
    const followed = (kind: string) =>
      this.#database('follows').select('target_id').where({ kind, person });
    const rows: IncidentRow[] = await visibleIncidents(
      this.#database,
      audience.criteria,
    )
      .whereNull('incidents.resolved_at')
      .andWhere(mine =>
        mine
          .whereIn('incidents.id', followed('incident'))
          .orWhereIn(
            'incidents.id',
            this.#database('incident_roles')
              .select('incident_id')
              .where({ person }),
          )
          .orWhereIn(
            'incidents.id',
            concernedServices(this.#database, audience)
              .select('incident_services.incident_id')
              .andWhere(service =>
                service
                  .whereIn('services.owner', owners)
                  .orWhereIn('services.id', followed('service')),
              ),
          ),
      )
      .orderBy([
        'incidents.severity',
        { column: 'incidents.started_at', order: 'desc' },
        'incidents.id',
      ])
      .limit(MOST_INCIDENTS)
      .select('incidents.*');
    return this.#views.of(rows, audience);
  }
}
