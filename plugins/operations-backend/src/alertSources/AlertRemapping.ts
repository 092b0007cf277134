import { Knex } from 'knex';
import { AlertRow } from '../alerts/AlertRow';
import { holdSource, OnAlerts } from '../alerts/AlertStore';
import { chunksOf } from '../database/rows';
import { Turns } from '../database/Turns';
import { AlertMappings, CurrentMapping } from './AlertMappings';
import { mappedFields } from './toAlertInput';

const ROWS_AT_ONCE = 50;

type MappedColumns = Pick<
  AlertRow,
  'service_id' | 'environment' | 'cluster' | 'visibility' | 'mapping'
>;

function columnsOf(row: AlertRow, mapping: CurrentMapping): MappedColumns {
  const mapped = mappedFields(
    mapping.map({
      labels: JSON.parse(row.labels),
      annotations: JSON.parse(row.annotations),
    }),
    mapping.key,
  );
  return {
    service_id: mapped.serviceId ?? null,
    environment: mapped.environment?.slice(0, 63) ?? null,
    cluster: mapped.cluster?.slice(0, 253) ?? null,
    visibility: mapped.visibility,
    mapping: JSON.stringify(mapped.mapping),
  };
}

/**
 * Maps firing alerts anew that were mapped by other rules or services than there are now.
 *
 * @internal
 */
export class AlertRemapping {
  readonly #database: Knex;
  readonly #mappings: AlertMappings;
  readonly #onChange?: OnAlerts;

  static create(options: {
    database: Knex;
    mappings: AlertMappings;
    onChange?: OnAlerts;
  }): AlertRemapping {
    return new AlertRemapping(options);
  }

  private constructor(options: {
    database: Knex;
    mappings: AlertMappings;
    onChange?: OnAlerts;
  }) {
    this.#database = options.database;
    this.#mappings = options.mappings;
    this.#onChange = options.onChange;
  }

  /** @returns how many belong elsewhere now. */
  async run(): Promise<number> {
    const { key } = await this.#mappings.current(this.#database);
    const sources: Array<{ source: string }> = await this.#outdated(
      this.#database,
      key,
    ).distinct('source');
    let moved = 0;
    for (const { source } of sources) moved += await this.#remap(source);
    return moved;
  }

  #outdated(database: Knex, key: string) {
    return database('alerts')
      .whereNull('ends_at')
      .whereNotNull('mapped_with')
      .andWhere('mapped_with', '<>', key);
  }

  async #remap(source: string): Promise<number> {
    const moved = await this.#database.transaction(async transaction => {
      await holdSource(transaction, source);
      const mapping = await this.#mappings.current(transaction);
      const rows: AlertRow[] = await this.#outdated(
        transaction,
        mapping.key,
      ).andWhere({ source });
      const changed = await this.#changed(rows, mapping);
      for (const chunk of chunksOf(changed, ROWS_AT_ONCE)) {
        await transaction('alerts').insert(chunk).onConflict('id').merge();
      }
      const ids = new Set(changed.map(({ id }) => id));
      const same = rows.flatMap(({ id }) => (ids.has(id) ? [] : [id]));
      for (const chunk of chunksOf(same)) {
        await transaction('alerts')
          .whereIn('id', chunk)
          .update({ mapped_with: mapping.key });
      }
      const before = rows.filter(({ id }) => ids.has(id));
      return [...before, ...changed];
    });
    if (moved.length > 0) {
      const serviceIds = moved.flatMap(({ service_id }) => service_id ?? []);
      this.#onChange?.({ serviceIds: [...new Set(serviceIds)] });
    }
    return moved.length / 2;
  }

  async #changed(
    rows: AlertRow[],
    mapping: CurrentMapping,
  ): Promise<AlertRow[]> {
    const turns = Turns.create();
    const changed: AlertRow[] = [];
    for (const row of rows) {
      await turns.take();
      const columns = columnsOf(row, mapping);
      const same = Object.entries(columns).every(
        ([name, value]) => row[name as keyof MappedColumns] === value,
      );
      if (same) continue;
      const updated_at = Date.now();
      const mapped_with = mapping.key;
      changed.push({ ...row, ...columns, mapped_with, updated_at });
    }
    return changed;
  }
}
