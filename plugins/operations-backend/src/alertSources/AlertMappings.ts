import {
  AlertMapper,
  AlertMappingRule,
  AlertMatcher,
  MappedAlert,
} from '@operate-first/plugin-operations-common';
import { Knex } from 'knex';
import { createHash } from 'node:crypto';
import { Milliseconds } from '../database/rows';
import { ServiceRegistry } from '../services/ServiceRegistry';
import { AlertsConfig } from './config';

/** @internal */
export interface AlertMappingRow {
  id: string;
  matchers: string;
  service_id: string;
  environment: string | null;
  note: string | null;
  made_by: string;
  made_at: Milliseconds;
}

/** What maps alerts, and a name for it that changes with its rules and services. @internal */
export interface CurrentMapping {
  key: string;
  map(alert: {
    labels: Record<string, string>;
    annotations: Record<string, string>;
  }): MappedAlert;
}

function toRule(row: AlertMappingRow): AlertMappingRule {
  const matchers: AlertMatcher[] = JSON.parse(row.matchers);
  return {
    id: row.id,
    matchers,
    service: row.service_id,
    environment: row.environment ?? undefined,
  };
}

/**
 * Maps alerts to services by the rules of the configuration, those that people made, and what the catalog says.
 *
 * @internal
 */
export class AlertMappings {
  readonly #registry: Pick<ServiceRegistry, 'list' | 'revision'>;
  readonly #config: AlertsConfig;
  #current?: CurrentMapping;

  static create(options: {
    registry: Pick<ServiceRegistry, 'list' | 'revision'>;
    config: AlertsConfig;
  }): AlertMappings {
    return new AlertMappings(options.registry, options.config);
  }

  private constructor(
    registry: Pick<ServiceRegistry, 'list' | 'revision'>,
    config: AlertsConfig,
  ) {
    this.#registry = registry;
    this.#config = config;
  }

  /** The mapping as it is now; people's rules come before those of the configuration, the newest first. */
  async current(database: Knex): Promise<CurrentMapping> {
    const rows: AlertMappingRow[] = await database('alert_mappings').orderBy([
      { column: 'made_at', order: 'desc' },
      { column: 'id' },
    ]);
    const key = this.#keyOf(rows);
    if (this.#current?.key === key) return this.#current;
    const { mappings, serviceLabels } = this.#config;
    const mapper = AlertMapper.create({
      services: this.#registry.list().map(({ id, entityRef, entity }) => ({
        id,
        entityRef,
        title: entity.metadata.title,
        annotations: entity.metadata.annotations ?? {},
      })),
      mappings: [...rows.map(toRule), ...mappings],
      ...(serviceLabels && { serviceLabels }),
    });
    this.#current = { key, map: alert => mapper.map(alert) };
    return this.#current;
  }

  #keyOf(rows: AlertMappingRow[]): string {
    const { mappings, serviceLabels, severityLabel } = this.#config;
    return createHash('sha256')
      .update(
        JSON.stringify([
          this.#registry.revision,
          rows.map(({ id, service_id }) => [id, service_id]),
          [mappings, serviceLabels, severityLabel],
        ]),
      )
      .digest('base64url');
  }
}
