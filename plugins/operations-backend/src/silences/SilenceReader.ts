import {
  Silence,
  SilenceList,
  SilenceQuery,
} from '@operate-first/plugin-operations-common';
import { Knex } from 'knex';
import {
  applyCriteria,
  columnsBeside,
  ServiceCriteria,
} from '../access/criteria';
import { AlertSourceSet } from '../alertSources/AlertSourceSet';
import { idsIn } from '../alerts/alertView';
import { isoOf, Milliseconds } from '../database/rows';
import { lowerRefs } from '../services/filters';
import { SourceStates } from '../sources/SourceStates';
import { SilenceRow } from './SilenceStore';

const DEFAULT_LIMIT = 50;
const ORDER: Record<Silence['state'], number> = {
  active: 0,
  pending: 1,
  expired: 2,
};

/** Who reads silences. @internal */
export interface SilenceAudience {
  criteria: ServiceCriteria;
  /** Whether they may see what people wrote, which nobody has redacted. */
  showWords: boolean;
  showPersons: boolean;
}

function keyOf(source: string, id: string): string {
  return `${source} ${id}`;
}

/** Running ones first, and of those the one that ends next; of those that are over the last one. */
function inOrder(a: SilenceRow, b: SilenceRow): number {
  const states = ORDER[a.state] - ORDER[b.state];
  const ends = Number(a.ends_at) - Number(b.ends_at);
  return states || (a.state === 'expired' ? -ends : ends);
}

/**
 * Reads silences: readers who do not see everything see those that keep something quiet that they see.
 *
 * @internal
 */
export class SilenceReader {
  readonly #database: Knex;
  readonly #sources: AlertSourceSet;
  readonly #states: SourceStates;

  static create(options: {
    database: Knex;
    sources: AlertSourceSet;
    states: SourceStates;
  }): SilenceReader {
    return new SilenceReader(options);
  }

  private constructor(options: {
    database: Knex;
    sources: AlertSourceSet;
    states: SourceStates;
  }) {
    this.#database = options.database;
    this.#sources = options.sources;
    this.#states = options.states;
  }

  async list(
    query: SilenceQuery,
    audience: SilenceAudience,
  ): Promise<SilenceList> {
    const { state, service, limit = DEFAULT_LIMIT } = query;
    const counts = await this.#counts(audience.criteria, service);
    const stored: SilenceRow[] = await this.#database('silences').where(
      state ? { state } : {},
    );
    const onlyOfSome = service !== undefined || audience.criteria !== undefined;
    const rows = stored
      .filter(({ source, id }) => !onlyOfSome || counts.has(keyOf(source, id)))
      .sort(inOrder)
      .slice(0, limit);
    return {
      items: rows.map(row => this.#show(row, counts, audience)),
      sources: await this.#sourceList(),
    };
  }

  /**
   * One silence; undefined where the reader may not see it.
   *
   * @param own - whether the reader has just made or ended it.
   */
  async find(
    source: string,
    id: string,
    audience: SilenceAudience,
    own = false,
  ): Promise<Silence | undefined> {
    const row: SilenceRow | undefined = await this.#database('silences')
      .where({ source, id })
      .first();
    if (!row) return undefined;
    const counts = await this.#counts(audience.criteria);
    const seen =
      own || audience.criteria === undefined || counts.has(keyOf(source, id));
    return seen ? this.#show(row, counts, audience) : undefined;
  }

  /** Those that keep an alert quiet that the reader sees. */
  async of(alertId: string, audience: SilenceAudience): Promise<Silence[]> {
    const alert = await this.#database('alerts')
      .where('id', alertId)
      .first('source', 'silenced_by');
    const ids = idsIn(alert?.silenced_by ?? null);
    if (ids.length === 0) return [];
    const rows: SilenceRow[] = await this.#database('silences')
      .where('source', alert.source)
      .whereIn('id', ids);
    const counts = await this.#counts(audience.criteria);
    return rows.sort(inOrder).map(row => this.#show(row, counts, audience));
  }

  /** How many firing alerts, that the reader may see, each silence keeps quiet. */
  async #counts(
    criteria: ServiceCriteria,
    service?: string[],
  ): Promise<Map<string, number>> {
    const alerts = this.#database('alerts')
      .leftJoin('services', 'services.id', 'alerts.service_id')
      .whereNull('alerts.ends_at')
      .andWhere('alerts.suppressed', 'silenced')
      .select('alerts.source', 'alerts.silenced_by');
    applyCriteria(alerts, criteria, columnsBeside('alerts'));
    if (service) alerts.whereIn('services.entity_ref', lowerRefs(service));
    const rows: Array<{ source: string; silenced_by: string | null }> =
      await alerts;
    const counts = new Map<string, number>();
    for (const { source, silenced_by } of rows) {
      for (const id of idsIn(silenced_by)) {
        const key = keyOf(source, id);
        counts.set(key, (counts.get(key) ?? 0) + 1);
      }
    }
    return counts;
  }

  #show(
    row: SilenceRow,
    counts: Map<string, number>,
    { showWords, showPersons }: SilenceAudience,
  ): Silence {
    return {
      id: row.id,
      source: row.source,
      state: row.state,
      matchers: showWords ? JSON.parse(row.matchers) : [],
      startsAt: new Date(Number(row.starts_at)).toISOString(),
      endsAt: new Date(Number(row.ends_at)).toISOString(),
      comment: showWords ? row.comment : '',
      alerts: counts.get(keyOf(row.source, row.id)) ?? 0,
      ...(showPersons && { createdBy: row.created_by }),
      ...(row.url && { url: row.url }),
    };
  }

  async #sourceList(): Promise<SilenceList['sources']> {
    const read: Array<{ source: string; silences_at: Milliseconds | null }> =
      await this.#database('alert_sources').select('source', 'silences_at');
    const readAt = new Map(
      read.map(({ source, silences_at }) => [source, isoOf(silences_at)]),
    );
    const states = await this.#states.read();
    return this.#sources
      .list()
      .filter(({ silences }) => silences)
      .map(({ id, title }) => {
        const state = states.get(id);
        return {
          id,
          title,
          readAt: readAt.get(id),
          ...(state?.state === 'failing' && { problem: state.message }),
        };
      });
  }
}
