import { ConflictError, NotFoundError } from '@backstage/errors';
import {
  AlertMapping,
  AlertMappingInput,
} from '@operate-first/plugin-operations-common';
import { Knex } from 'knex';
import { randomUUID } from 'node:crypto';
import { applyCriteria, ServiceCriteria } from '../access/criteria';
import { mappingOf } from '../alerts/alertView';
import { AlertRow } from '../alerts/AlertRow';
import { didYouMean } from '../api/closest';
import { FieldError } from '../api/FieldError';
import { storable } from '../database/text';
import { ServiceReader } from '../services/ServiceReader';
import { checkMatchers, checkNarrow } from './checkMatchers';
import { AlertMappingRow } from './AlertMappings';
import { AlertsConfig } from './config';

/** Each firing alert is compared with each of them. */
const MOST_RULES = 1_000;

/** Who reads rules. @internal */
export interface MappingAudience {
  criteria: ServiceCriteria;
  showPersons: boolean;
  /** Whether they may see what people and rules said, which nobody has redacted. */
  showWords: boolean;
}

interface NamedService {
  id: string;
  entity_ref: string;
  title: string | null;
}

/**
 * The rules by which alerts belong to services: those of the configuration, and those that people make.
 *
 * @internal
 */
export class MappingDesk {
  readonly #database: Knex;
  readonly #services: ServiceReader;
  readonly #config: AlertsConfig;
  readonly #remap: () => Promise<void>;

  static create(options: {
    database: Knex;
    services: ServiceReader;
    config: AlertsConfig;
    remap: () => Promise<void>;
  }): MappingDesk {
    return new MappingDesk(options);
  }

  private constructor(options: {
    database: Knex;
    services: ServiceReader;
    config: AlertsConfig;
    remap: () => Promise<void>;
  }) {
    this.#database = options.database;
    this.#services = options.services;
    this.#config = options.config;
    this.#remap = options.remap;
  }

  /** In the order in which they are tried. */
  async list(audience: MappingAudience): Promise<AlertMapping[]> {
    const [services, rows, firing] = await Promise.all([
      this.#visible(audience.criteria),
      this.#database<AlertMappingRow>('alert_mappings').orderBy([
        { column: 'made_at', order: 'desc' },
        { column: 'id' },
      ]),
      this.#firing(),
    ]);
    const byId = new Map(services.map(one => [one.id, one]));
    const byRef = new Map(services.map(one => [one.entity_ref, one]));
    const made = rows.flatMap((row): AlertMapping[] => {
      const service = byId.get(row.service_id);
      if (!service) return [];
      return [
        {
          id: row.id,
          matchers: audience.showWords ? JSON.parse(row.matchers) : [],
          service: nameOf(service),
          environment: row.environment ?? undefined,
          origin: 'page',
          ...(audience.showWords && { note: row.note ?? undefined }),
          ...(audience.showPersons && { madeBy: { ref: row.made_by } }),
          madeAt: new Date(Number(row.made_at)).toISOString(),
          firing: firing.get(row.id) ?? 0,
        },
      ];
    });
    const configured = this.#config.mappings.flatMap((rule): AlertMapping[] => {
      const service = byRef.get(rule.service.toLocaleLowerCase('en-US'));
      if (!service && audience.criteria !== undefined) return [];
      const id = rule.id ?? '';
      return [
        {
          id,
          matchers: audience.showWords ? rule.matchers : [],
          service: service ? nameOf(service) : { ref: rule.service },
          environment: rule.environment,
          origin: 'configuration',
          firing: firing.get(id) ?? 0,
        },
      ];
    });
    return [...made, ...configured];
  }

  /** @returns the id of the rule; it holds for what fires when this resolves. */
  async add(
    input: AlertMappingInput,
    by: string,
    criteria: ServiceCriteria,
  ): Promise<string> {
    const { environment, note } = input;
    const service = await this.#services.find(
      input.service.toLocaleLowerCase('en-US'),
      criteria,
    );
    if (!service) {
      const known = await this.#services.names(criteria);
      throw new FieldError({
        field: 'service',
        value: input.service,
        message: `There is no service ${
          input.service
        }, or you may not see it.${didYouMean(input.service, known)}`,
        remedy: 'Give an entity ref such as component:default/payments.',
      });
    }
    const id = randomUUID();
    const matchers = checkMatchers(input.matchers);
    checkNarrow(matchers);
    await this.#checkRoom();
    await this.#database('alert_mappings').insert({
      id,
      matchers: storable(JSON.stringify(matchers)),
      service_id: service.id,
      environment: environment ? storable(environment) : null,
      note: note ? storable(note) : null,
      made_by: by,
      made_at: Date.now(),
    });
    await this.#remap();
    return id;
  }

  async remove(id: string): Promise<void> {
    if (this.#config.mappings.some(rule => rule.id === id)) {
      throw new ConflictError(
        'This rule is in the configuration of the portal. Take it out of operations.alerts.mappings.',
      );
    }
    const removed = await this.#database('alert_mappings')
      .where({ id })
      .delete();
    if (removed === 0) throw new NotFoundError(`There is no rule ${id}.`);
    await this.#remap();
  }

  async #checkRoom(): Promise<void> {
    const made = await this.#database('alert_mappings')
      .count({ count: '*' })
      .first();
    if (Number(made?.count ?? 0) < MOST_RULES) return;
    throw new ConflictError(
      `There are ${MOST_RULES} rules already, which is as many as there can be. Remove some, or say in operations.alerts.mappings or with labels to whom alerts belong.`,
    );
  }

  async #visible(criteria: ServiceCriteria): Promise<NamedService[]> {
    const services = this.#database('services')
      .whereNull('services.removed_at')
      .select('services.id', 'services.entity_ref', 'services.title');
    applyCriteria(services, criteria);
    return services;
  }

  /** How many firing alerts each rule maps. */
  async #firing(): Promise<Map<string, number>> {
    const rows: AlertRow[] = await this.#database('alerts')
      .whereNull('ends_at')
      .andWhere('mapping', 'like', '%"mappingId"%')
      .select('mapping');
    const counts = new Map<string, number>();
    for (const row of rows) {
      const { mappingId } = mappingOf(row);
      if (mappingId) counts.set(mappingId, (counts.get(mappingId) ?? 0) + 1);
    }
    return counts;
  }
}

function nameOf({ entity_ref, title }: NamedService) {
  return { ref: entity_ref, title: title ?? undefined };
}
