import {
  IncidentTimeline,
  NamedRef,
  TimelineEdits,
  TimelineEntry,
  TimelineKind,
  TimelineQuery,
} from '@operate-first/plugin-operations-common';
import { Knex } from 'knex';
import { applyCriteria, columnsBeside } from '../../access/criteria';
import { isoOf } from '../../database/rows';
import { PublicText } from '../../redaction/PublicText';
import { IncidentAudience } from '../audience';
import { EntryData } from '../model';
import { roleSentence } from '../roles';
import { IncidentEntryRow, IncidentRow } from '../rows';
import { shownText } from './shownText';
import { visibleKeys } from './visibleIncidents';

const DEFAULT_LIMIT = 50;

/** Written freely by people: without a redactor nobody else reads it. */
const FREE_TEXT = new Set<TimelineKind>(['note', 'log', 'picture', 'comment']);

type NamedEntryRow = IncidentEntryRow & {
  service_ref: string | null;
  service_title: string | null;
};

/**
 * Reads timelines, as far as the reader may see what they tell.
 *
 * @internal
 */
export class TimelineReader {
  readonly #database: Knex;
  readonly #publicText?: PublicText;

  static create(options: {
    database: Knex;
    /** Without it, visitors read nothing that people wrote freely. */
    publicText?: PublicText;
  }): TimelineReader {
    return new TimelineReader(options.database, options.publicText);
  }

  private constructor(database: Knex, publicText: PublicText | undefined) {
    this.#database = database;
    this.#publicText = publicText;
  }

  async read(
    incident: IncidentRow,
    query: TimelineQuery,
    audience: IncidentAudience,
  ): Promise<IncidentTimeline> {
    const { after, before, limit = DEFAULT_LIMIT } = query;
    const entries = this.#entries(incident.id, audience);
    if (after === undefined) {
      entries.orderBy('incident_entries.seq', 'desc');
    } else {
      entries
        .where('incident_entries.changed_seq', '>', after)
        .orderBy('incident_entries.changed_seq');
    }
    if (before !== undefined) {
      entries.where('incident_entries.seq', '<', before);
    }
    const [rows, count] = await Promise.all([
      entries.limit(limit + 1) as Promise<NamedEntryRow[]>,
      this.#count(incident.id, audience),
    ]);
    const shown = rows.slice(0, limit);
    const goesOn = after !== undefined && rows.length > limit;
    return {
      entries: await this.#show(
        shown.sort((a, b) => a.seq - b.seq),
        audience,
      ),
      // Where there is more than was asked for, the next question begins after what was given.
      version: goesOn
        ? Math.max(...shown.map(({ changed_seq }) => changed_seq))
        : incident.last_seq,
      totalItems: count,
    };
  }

  /** Entries by their ids, in the order in which they were written, as far as the reader may see them. */
  async some(
    incidentId: string,
    ids: string[],
    audience: IncidentAudience,
  ): Promise<TimelineEntry[]> {
    const rows: NamedEntryRow[] = await this.#entries(incidentId, audience)
      .whereIn('incident_entries.id', ids)
      .orderBy('incident_entries.seq');
    return this.#show(rows, audience);
  }

  /** What an entry said before; undefined where there is none that the reader may read. */
  async edits(
    incidentId: string,
    id: string,
    audience: IncidentAudience,
  ): Promise<TimelineEdits | undefined> {
    const [entry] = await this.some(incidentId, [id], audience);
    if (!entry) return undefined;
    if (entry.withheld) return { items: [] };
    const rows: Array<{ text: string; until: number | string }> =
      await this.#database('incident_entry_edits')
        .where('entry_id', id)
        .orderBy('number');
    return {
      items: rows.flatMap(({ text, until }) => {
        const shown = audience.showText
          ? text
          : this.#publicText?.of(text).text;
        if (shown === undefined) return [];
        return [{ text: shown, until: new Date(Number(until)).toISOString() }];
      }),
    };
  }

  #visible(incidentId: string, { criteria }: IncidentAudience) {
    const query = this.#database('incident_entries')
      .leftJoin('services', 'services.id', 'incident_entries.service_id')
      .where('incident_entries.incident_id', incidentId);
    if (criteria === undefined) return query;
    // What belongs to no service is as visible as the incident, unless it says otherwise.
    return query.andWhere(visible =>
      visible
        .where(own =>
          own
            .whereNull('incident_entries.service_id')
            .andWhere('incident_entries.visibility', 'public'),
        )
        .orWhere(ofService =>
          applyCriteria(ofService, criteria, columnsBeside('incident_entries')),
        ),
    );
  }

  #entries(incidentId: string, audience: IncidentAudience) {
    return this.#visible(incidentId, audience).select('incident_entries.*', {
      service_ref: 'services.entity_ref',
      service_title: 'services.title',
    });
  }

  async #count(
    incidentId: string,
    audience: IncidentAudience,
  ): Promise<number> {
    const [row] = await this.#visible(incidentId, audience).count({
      count: '*',
    });
    return Number(row.count);
  }

  async #show(
    rows: NamedEntryRow[],
    audience: IncidentAudience,
  ): Promise<TimelineEntry[]> {
    const parsed = rows.map(row => ({
      row,
      data: JSON.parse(row.data) as EntryData,
    }));
    const others = parsed.flatMap(({ data }) => data.incidentId ?? []);
    const visible = await visibleKeys(
      this.#database,
      [...new Set(others)],
      audience.criteria,
    );
    return parsed
      .filter(
        ({ data }) =>
          data.incidentId === undefined || visible.has(data.incidentId),
      )
      .map(({ row, data }) => toEntry(row, data, audience, this.#publicText));
  }
}

function authorOf(row: IncidentEntryRow): NamedRef | undefined {
  return row.author === null ? undefined : { ref: row.author };
}

function textOf(
  row: IncidentEntryRow,
  { person }: EntryData,
  { showPersons }: IncidentAudience,
): string {
  return row.kind === 'role'
    ? roleSentence(row.text, showPersons ? person : undefined)
    : row.text;
}

function toEntry(
  row: NamedEntryRow,
  data: EntryData,
  audience: IncidentAudience,
  publicText: PublicText | undefined,
): TimelineEntry {
  const { showPersons, showText, person } = audience;
  const free = FREE_TEXT.has(row.kind);
  const { text, redacted, withheld } = showText
    ? { text: textOf(row, data, audience) }
    : shownText(
        textOf(row, data, audience),
        { kind: row.kind, free },
        publicText,
      );
  return {
    id: row.id,
    seq: row.seq,
    kind: row.kind,
    at: new Date(Number(row.at)).toISOString(),
    recordedAt: new Date(Number(row.recorded_at)).toISOString(),
    author: showPersons ? authorOf(row) : undefined,
    authorName: showPersons ? row.author_name ?? undefined : undefined,
    service: row.service_ref
      ? { ref: row.service_ref, title: row.service_title ?? undefined }
      : undefined,
    text,
    url: !showText && free ? undefined : data.url,
    alertId: data.alertId,
    changeId: data.changeId,
    fileId: withheld ? undefined : data.fileId,
    decisionId: data.decisionId,
    edits: row.edits,
    editedAt: isoOf(row.edited_at),
    withheld,
    redacted,
    mine: person !== undefined && row.author === person ? true : undefined,
  };
}
