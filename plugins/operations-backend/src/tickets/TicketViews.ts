import {
  Incident,
  IncidentSeverity,
} from '@operate-first/plugin-operations-common';
import {
  TicketIncident,
  TicketNote,
} from '@operate-first/plugin-operations-node';
import { Knex } from 'knex';
import { ONLY_PUBLIC } from '../access/criteria';
import { IncidentAudience } from '../incidents/audience';
import { IncidentViews } from '../incidents/readers/IncidentViews';
import { TimelineReader } from '../incidents/readers/TimelineReader';
import { visibleIncidents } from '../incidents/readers/visibleIncidents';
import { PublicText } from '../redaction/PublicText';
import { questionNote } from './questionNote';
import { TicketNoteRow, TicketRow } from './rows';

/** Who reads tickets: strangers, or everybody who may see everything. */
function audienceOf({ visibility, notes }: TicketRow): IncidentAudience {
  return visibility === 'public'
    ? { criteria: ONLY_PUBLIC, showPersons: false, showText: Boolean(notes) }
    : { criteria: undefined, showPersons: true, showText: Boolean(notes) };
}

/**
 * Incidents and notes as the readers of a ticket may see them.
 *
 * @internal
 */
export class TicketViews {
  readonly #database: Knex;
  readonly #incidents: IncidentViews;
  readonly #timeline: TimelineReader;
  readonly #appUrl: string;
  readonly #publicText?: PublicText;

  static create(options: {
    database: Knex;
    appUrl?: string;
    /** Without it, titles and summaries are told as they are. */
    publicText?: PublicText;
  }): TicketViews {
    return new TicketViews(options);
  }

  private constructor(options: {
    database: Knex;
    appUrl?: string;
    publicText?: PublicText;
  }) {
    const { database, appUrl = '', publicText } = options;
    this.#database = database;
    this.#incidents = IncidentViews.create({ database, publicText });
    // Without a redactor: notes that a tracker is not to have stay withheld.
    this.#timeline = TimelineReader.create({ database });
    this.#appUrl = appUrl;
    this.#publicText = publicText;
  }

  /** The incident of a ticket; undefined where its readers may not see it (any more). */
  async incident(row: TicketRow): Promise<TicketIncident | undefined> {
    const audience = audienceOf(row);
    const found = await visibleIncidents(this.#database, audience.criteria)
      .where('incidents.id', row.incident_id)
      .first('incidents.*');
    if (!found) return undefined;
    const [incident] = await this.#incidents.of([found], audience);
    return this.#shown(incident);
  }

  /** A note; undefined where readers of the ticket may not read it. */
  async note(
    row: TicketRow,
    { entry_id: id }: TicketNoteRow,
  ): Promise<TicketNote | undefined> {
    const entries = await this.#timeline.some(
      row.incident_id,
      [id],
      audienceOf(row),
    );
    const [entry] = entries.filter(
      ({ kind, withheld }) =>
        (kind === 'note' || kind === 'question') && !withheld,
    );
    if (!entry) return undefined;
    const { author, authorName, at } = entry;
    const text =
      entry.kind === 'question' ? await this.#question(row, id) : entry.text;
    if (text === undefined) return undefined;
    return {
      id,
      text,
      authorName: author?.title ?? author?.ref ?? authorName ?? 'A responder',
      at: new Date(at),
    };
  }

  async #question(row: TicketRow, id: string): Promise<string | undefined> {
    return questionNote(this.#database, id, {
      open: row.visibility === 'public',
      publicText: this.#publicText,
      appUrl: this.#appUrl,
    });
  }

  #shown(incident: Incident): TicketIncident {
    const { id, key, title, summary, status, drill, resolvedAt } = incident;
    return {
      key,
      title,
      summary,
      severity: incident.severity as IncidentSeverity,
      status,
      url: `${this.#appUrl}/operations/incidents/${key}`,
      services: incident.services.map(
        ({ service }) => service.title ?? service.ref,
      ),
      startedAt: new Date(incident.startedAt),
      resolvedAt: resolvedAt ? new Date(resolvedAt) : undefined,
      drill,
      marker: `operate-first-incident:${id}`,
    };
  }
}
