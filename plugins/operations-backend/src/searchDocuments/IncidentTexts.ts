import { Knex } from 'knex';
import { chunksOf } from '../database/rows';
import { Turns } from '../database/Turns';
import { IncidentRow } from '../incidents/rows';
import { PublicText } from '../redaction/PublicText';
import { fenced, fitText } from './fitText';
import { isOpen } from './isOpen';
import { visibleText } from './visibleText';

/** What is written in an incident, in both accounts. @internal */
export interface IncidentText {
  title: string;
  text: string;
  /** Only of public ones, and redacted. */
  public?: { title: string; text: string };
}

/** What of an incident its texts are made from. @internal */
export type WrittenIncident = Pick<
  IncidentRow,
  'id' | 'key' | 'visibility' | 'title' | 'summary' | 'cause_text'
>;

/** @internal */
export const INCIDENT_TEXT_COLUMNS = [
  'incidents.id',
  'incidents.key',
  'incidents.visibility',
  'incidents.title',
  'incidents.summary',
  'incidents.cause_text',
];

interface Part {
  text: string;
  /** Whether visitors may read it once it is redacted. */
  open: boolean;
}

interface PartRow {
  incident_id: string;
  open: boolean | number;
}

const WRITTEN = ['note', 'log', 'comment'];
const MOST_INCIDENTS = 100;

/**
 * Reads everything that is written in incidents: by people, and by the alerts that belong to them.
 *
 * @internal
 */
export class IncidentTexts {
  readonly #database: Knex;
  readonly #publicText: PublicText;

  static create(options: {
    database: Knex;
    publicText: PublicText;
  }): IncidentTexts {
    return new IncidentTexts(options.database, options.publicText);
  }

  private constructor(database: Knex, publicText: PublicText) {
    this.#database = database;
    this.#publicText = publicText;
  }

  async of(incidents: WrittenIncident[]): Promise<Map<string, IncidentText>> {
    const texts = new Map<string, IncidentText>();
    const turns = Turns.create();
    for (const chunk of chunksOf(incidents, MOST_INCIDENTS)) {
      const parts = await this.#parts(chunk.map(({ id }) => id));
      for (const incident of chunk) {
        await turns.take();
        texts.set(
          incident.id,
          this.#textOf(incident, parts.get(incident.id) ?? []),
        );
      }
    }
    return texts;
  }

  #textOf(incident: WrittenIncident, others: Part[]): IncidentText {
    const { key, title, visibility } = incident;
    const own = [incident.summary, incident.cause_text].flatMap(text =>
      text ? [{ text: visibleText(text), open: true }] : [],
    );
    const parts = [...own, ...others];
    const clean = (text: string) => this.#publicText.withoutRemoved(text);
    const redacted = (text: string) => {
      const { text: shown, leaks } = this.#publicText.preview(text);
      return leaks.length === 0 ? shown : undefined;
    };
    const whole: IncidentText = {
      title: clean(title),
      text: fitText(
        parts.map(({ text }) => text),
        clean,
      ),
    };
    if (visibility !== 'public') return whole;
    const open = parts.filter(part => part.open).map(({ text }) => text);
    return {
      ...whole,
      public: {
        title: redacted(title) || key,
        text: fitText(open, redacted),
      },
    };
  }

  async #parts(ids: string[]): Promise<Map<string, Part[]>> {
    const parts = new Map<string, Part[]>(ids.map(id => [id, []]));
    const add = ({ incident_id: id, open }: PartRow, text: string) =>
      parts.get(id)?.push({ text, open: Boolean(open) });
    for (const row of await this.#alerts(ids)) {
      add(row, row.title);
      add(
        row,
        fenced([row.message ?? '', ...said(row.annotations)].join('\n')),
      );
    }
    for (const row of await this.#entries(ids)) {
      add(row, row.kind === 'log' ? fenced(row.text) : visibleText(row.text));
    }
    return parts;
  }

  async #alerts(
    ids: string[],
  ): Promise<
    Array<
      PartRow & { title: string; message: string | null; annotations: string }
    >
  > {
    return (
      this.#database('incident_alerts')
        .join('alerts', 'alerts.id', 'incident_alerts.alert_id')
        .leftJoin('services', 'services.id', 'alerts.service_id')
        .whereIn('incident_alerts.incident_id', ids)
        // The same alert of many instances says the same.
        .distinct(
          'incident_alerts.incident_id',
          'alerts.title',
          'alerts.message',
          'alerts.annotations',
          this.#database.raw(`${isOpen('alerts')} as open`),
        )
    );
  }

  async #entries(
    ids: string[],
  ): Promise<Array<PartRow & { kind: string; text: string }>> {
    return this.#database('incident_entries')
      .leftJoin('services', 'services.id', 'incident_entries.service_id')
      .whereIn('incident_entries.incident_id', ids)
      .whereIn('incident_entries.kind', WRITTEN)
      .orderBy(['incident_entries.incident_id', 'incident_entries.seq'])
      .select(
        'incident_entries.incident_id',
        'incident_entries.kind',
        'incident_entries.text',
        this.#database.raw(`${isOpen('incident_entries')} as open`),
      );
  }
}

/** Annotations that people read; addresses say nothing of what is wrong. */
function said(annotations: string): string[] {
  const all: Record<string, string> = JSON.parse(annotations);
  return Object.values(all).filter(text => !URL.canParse(text));
}
