import {
  BURN_ALERT_NAME,
  MissingRunbook,
  missingRunbooks,
  NamedRef,
  OPERATIONS_ANNOTATIONS,
  RunbookAlert,
  SloDefinition,
} from '@operate-first/plugin-operations-common';
import { Knex } from 'knex';
import {
  applyCriteria,
  columnsBeside,
  ServiceCriteria,
} from '../../access/criteria';
import { Turns } from '../../database/Turns';
import { PostMortemAudience } from '../../postMortems/audience';
import { RepositorySet } from '../../postMortems/RepositorySet';
import { PublicText } from '../../redaction/PublicText';
import { placesInAddress } from '../reading/filePlaces';
import { alertName } from './runbooksOfAlerts';
import { visibleRunbooks } from './visible';

/** The latest alerts tell which rules there are. */
const MOST_ALERTS = 5_000;
const MOST_OBJECTIVES = 5_000;
const MOST_SHOWN = 100;

interface ServiceOfRow {
  service_ref: string | null;
  service_title: string | null;
}

interface PromisedRow extends ServiceOfRow {
  definition: string;
}

interface AlertNames extends ServiceOfRow {
  id: string;
  source: string;
  title: string;
  labels: string;
  runbook_url: string | null;
  ends_at: number | string | null;
}

/** @internal */
export interface MissingReaderOptions {
  database: Knex;
  repositories: RepositorySet;
  publicText: PublicText;
}

/**
 * Finds alerts for which nobody has written what to do.
 *
 * @internal
 */
export class MissingReader {
  readonly #database: Knex;
  readonly #repositories: RepositorySet;
  readonly #publicText: PublicText;

  static create(options: MissingReaderOptions): MissingReader {
    return new MissingReader(options);
  }

  private constructor(options: MissingReaderOptions) {
    this.#database = options.database;
    this.#repositories = options.repositories;
    this.#publicText = options.publicText;
  }

  async read({
    criteria,
    internal,
  }: Pick<PostMortemAudience, 'criteria' | 'internal'>): Promise<
    MissingRunbook[]
  > {
    const everything = { criteria: undefined, internal: undefined };
    const [alerts, promised, names, addresses, places, services] =
      await Promise.all([
        this.#alerts(criteria),
        this.#ofObjectives(criteria),
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
        this.#database('runbook_places')
          .whereIn(
            'runbook_id',
            visibleRunbooks(this.#database, everything).select('runbooks.id'),
          )
          .distinct('place'),
        this.#database('services')
          .whereNull('removed_at')
          .andWhere(either =>
            either
              .where(
                'entity',
                'like',
                `%"${OPERATIONS_ANNOTATIONS.runbookUrl}"%`,
              )
              .orWhere(
                'entity',
                'like',
                `%"${OPERATIONS_ANNOTATIONS.runbook}"%`,
              ),
          )
          .select('entity_ref'),
      ]);
    const read = new Set(places.map(({ place }: { place: string }) => place));
    const raised = [...alerts, ...promised];
    const missing = missingRunbooks(raised, {
      alerts: new Set(names.map(({ alert }: { alert: string }) => alert)),
      addresses: [
        ...addresses.map(({ url }: { url: string }) => url),
        ...raised.flatMap(({ address }) =>
          address !== undefined &&
          placesInAddress(address).some(place => read.has(place))
            ? [address]
            : [],
        ),
      ],
      services: new Set(
        services.map(({ entity_ref }: { entity_ref: string }) => entity_ref),
      ),
      expectedPath: alert => expectedPath(this.#repositories, alert),
    });
    const isPublic = (text = '') => this.#publicText.isPublic(text);
    const shown =
      internal === undefined
        ? missing
        : missing
            .filter(({ alert }) => isPublic(alert))
            .map(({ address, ...one }) =>
              address !== undefined && isPublic(address)
                ? { ...one, address }
                : one,
            );
    return shown.slice(0, MOST_SHOWN);
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
      service: serviceOf(row),
      source: row.source,
      address: row.runbook_url ?? undefined,
    }));
  }

  async #ofObjectives(criteria: ServiceCriteria): Promise<RunbookAlert[]> {
    const query = this.#database('slos')
      .leftJoin('services', 'services.id', 'slos.service_id')
      .whereNull('slos.removed_at')
      .whereNotNull('slos.definition')
      .orderBy('slos.ref')
      .limit(MOST_OBJECTIVES);
    applyCriteria(query, criteria, columnsBeside('slos'));
    const rows: PromisedRow[] = await query.select('slos.definition', {
      service_ref: 'services.entity_ref',
      service_title: 'services.title',
    });
    const turns = Turns.create();
    const alerts: RunbookAlert[] = [];
    for (const row of rows) {
      await turns.take();
      alerts.push(...burnAlertsOf(row));
    }
    return alerts;
  }
}

/** The alerts that a burning budget raises, here and in exported rules, whether one has fired before or not. */
function burnAlertsOf(row: PromisedRow): RunbookAlert[] {
  const { alerting }: SloDefinition = JSON.parse(row.definition);
  if (alerting.conditions.length === 0) return [];
  return [
    {
      name: BURN_ALERT_NAME,
      service: serviceOf(row),
      address: alerting.runbookUrl,
    },
  ];
}

function serviceOf({
  service_ref: ref,
  service_title: title,
}: ServiceOfRow): NamedRef | undefined {
  return ref === null ? undefined : { ref, title: title ?? undefined };
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
