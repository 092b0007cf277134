import {
  MissingRunbook,
  missingRunbooks,
  OPERATIONS_ANNOTATIONS,
  RunbookAlert,
} from '@operate-first/plugin-operations-common';
import { Knex } from 'knex';
import {
  applyCriteria,
  columnsBeside,
  ServiceCriteria,
} from '../../access/criteria';
import { RepositorySet } from '../../postMortems/RepositorySet';
import { visibleRunbooks } from './visible';

/** The latest alerts tell which rules there are. */
const MOST_ALERTS = 5_000;
const MOST_SHOWN = 100;

interface AlertNames {
  id: string;
  source: string;
  title: string;
  labels: string;
  runbook_url: string | null;
  ends_at: number | string | null;
  service_ref: string | null;
  service_title: string | null;
}

/**
 * Finds alerts for which nobody has written what to do.
 *
 * @internal
 */
export class MissingReader {
  readonly #database: Knex;
  readonly #repositories: RepositorySet;

  static create(options: {
    database: Knex;
    repositories: RepositorySet;
  }): MissingReader {
    return new MissingReader(options.database, options.repositories);
  }

  private constructor(database: Knex, repositories: RepositorySet) {
    this.#database = database;
    this.#repositories = repositories;
  }

  async read(criteria: ServiceCriteria): Promise<MissingRunbook[]> {
    const everything = { criteria: undefined, internal: undefined };
    const [alerts, names, addresses, services] = await Promise.all([
      this.#alerts(criteria),
      this.#database('runbook_alerts')
        .whereIn(
          'runbook_id',
          visibleRunbooks(this.#database, everything).select('runbooks.id'),
        )
        .distinct('alert'),
      visibleRunbooks(this.#database, everything)
        .whereNotNull('runbooks.repository')
        .whereNotNull('runbooks.url')
        .select('runbooks.url'),
      this.#database('services')
        .whereNull('removed_at')
        .andWhere(either =>
          either
            .where('entity', 'like', `%"${OPERATIONS_ANNOTATIONS.runbookUrl}"%`)
            .orWhere('entity', 'like', `%"${OPERATIONS_ANNOTATIONS.runbook}"%`),
        )
        .select('entity_ref'),
    ]);
    return missingRunbooks(alerts, {
      alerts: new Set(names.map(({ alert }: { alert: string }) => alert)),
      addresses: addresses.map(({ url }: { url: string }) => url),
      services: new Set(
        services.map(({ entity_ref }: { entity_ref: string }) => entity_ref),
      ),
      expectedPath: alert => expectedPath(this.#repositories, alert),
    }).slice(0, MOST_SHOWN);
  }

  async #alerts(criteria: ServiceCriteria): Promise<RunbookAlert[]> {
    const query = this.#database('alerts')
      .leftJoin('services', 'services.id', 'alerts.service_id')
      .orderBy('alerts.starts_at', 'desc')
      .limit(MOST_ALERTS);
    applyCriteria(query, criteria, columnsBeside('alerts'));
    const rows: AlertNames[] = await query.select(
      'alerts.id',
      'alerts.source',
      'alerts.title',
      'alerts.labels',
      'alerts.runbook_url',
      'alerts.ends_at',
      { service_ref: 'services.entity_ref', service_title: 'services.title' },
    );
    return rows.map(row => ({
      name: alertName(row),
      firing: row.ends_at === null ? row.id : undefined,
      service:
        row.service_ref === null
          ? undefined
          : { ref: row.service_ref, title: row.service_title ?? undefined },
      source: row.source,
      address: row.runbook_url ?? undefined,
    }));
  }
}

/** What rules call an alert; its title where nobody calls it anything. */
function alertName({ labels, title }: AlertNames): string {
  const { alertname }: { alertname?: unknown } = JSON.parse(labels);
  return typeof alertname === 'string' && alertname ? alertname : title;
}

/** Where a runbook for an alert is written. @internal */
export function expectedPath(
  repositories: RepositorySet,
  alert: string,
): string | undefined {
  const repository = repositories
    .list()
    .find(({ writes }) => writes.includes('runbook'));
  if (!repository) return undefined;
  const name = alert
    .normalize('NFKC')
    .replace(/[^\p{L}\p{N}_.-]+/gu, '-')
    .replace(/^[-.]+|[-.]+$/g, '');
  return [repository.folderOf('runbook'), `${name || 'runbook'}.md`]
    .filter(Boolean)
    .join('/');
}
