import {
  NamedRef,
  PostMortem,
  Visibility,
} from '@operate-first/plugin-operations-common';
import { Knex } from 'knex';
import { isoOf } from '../../database/rows';
import { visibleKeys } from '../../incidents/readers/visibleIncidents';
import { PublicText } from '../../redaction/PublicText';
import { PostMortemAudience } from '../audience';
import { dayOf } from '../items/days';
import { isEntityRef } from '../items/owners';
import { PostMortemHead } from '../rows';
import { servicesOf } from './filters';
import { internalOnes } from './visible';

interface ServiceNameRow {
  post_mortem_id: string;
  position: number;
  entity_ref: string;
  title: string | null;
  owner: string | null;
}

type Counts = PostMortem['actionItems'];

interface Parts {
  internal: Set<string>;
  services: Map<string, ServiceNameRow[]>;
  tags: Map<string, string[]>;
  incidents: Map<string, string>;
  items: Map<string, Counts>;
  amended: Set<string>;
}

const NO_ITEMS: Counts = { open: 0, overdue: 0, done: 0 };

/**
 * Shows post-mortems as the API has them, each as the account that the reader may see.
 *
 * @internal
 */
export class PostMortemViews {
  readonly #database: Knex;
  readonly #publicText: PublicText;
  readonly #now: () => number;

  static create(options: {
    database: Knex;
    publicText: PublicText;
    now?: () => number;
  }): PostMortemViews {
    return new PostMortemViews(options);
  }

  private constructor(options: {
    database: Knex;
    publicText: PublicText;
    now?: () => number;
  }) {
    this.#database = options.database;
    this.#publicText = options.publicText;
    this.#now = options.now ?? Date.now;
  }

  async of(
    rows: PostMortemHead[],
    audience: PostMortemAudience,
  ): Promise<PostMortem[]> {
    if (rows.length === 0) return [];
    const ids = rows.map(({ id }) => id);
    const incidentIds = rows.flatMap(({ incident_id }) => incident_id ?? []);
    const [internal, services, tags, incidents, items, amended] =
      await Promise.all([
        internalOnes(this.#database, ids, audience),
        this.#services(ids, audience),
        this.#tags(ids),
        visibleKeys(this.#database, incidentIds, audience.criteria),
        this.#items(ids),
        this.#amended(ids),
      ]);
    const parts = { internal, services, tags, incidents, items, amended };
    return rows.map(row => this.#show(row, parts, audience));
  }

  #show(
    row: PostMortemHead,
    parts: Parts,
    { showPersons }: PostMortemAudience,
  ): PostMortem {
    const account: Visibility = parts.internal.has(row.id)
      ? 'internal'
      : 'public';
    const inside = account === 'internal';
    const services = parts.services.get(row.id) ?? [];
    const owner = services.find(({ position }) => position === 0)?.owner;
    const clean = (text: string) => this.#publicText.withoutRemoved(text);
    const summary = inside ? clean(row.summary) : row.public_summary;
    return {
      id: row.id,
      key: row.key,
      title: inside ? clean(row.title) : row.public_title ?? row.key,
      summary: summary || undefined,
      status: row.status,
      amended:
        inside && row.status === 'published'
          ? parts.amended.has(row.id)
          : undefined,
      visibility: row.visibility,
      account,
      incident: row.incident_id
        ? parts.incidents.get(row.incident_id)
        : undefined,
      severity: row.severity ?? undefined,
      cause: row.cause ?? undefined,
      startedAt: isoOf(row.started_at),
      detectedAt: isoOf(row.detected_at),
      mitigatedAt: isoOf(row.mitigated_at),
      resolvedAt: isoOf(row.resolved_at),
      publishedAt: isoOf(row.published_at),
      updatedAt: new Date(
        Number(inside ? row.updated_at : row.public_updated_at),
      ).toISOString(),
      services: services.map(
        ({ entity_ref: ref, title }): NamedRef => ({
          ref,
          title: title ?? undefined,
        }),
      ),
      owner: owner ? { ref: owner } : undefined,
      authors: inside && showPersons ? this.#authors(row) : undefined,
      tags: parts.tags.get(row.id) ?? [],
      actionItems: parts.items.get(row.id) ?? NO_ITEMS,
      version: inside ? row.version : row.public_version,
    };
  }

  #authors(row: PostMortemHead): NamedRef[] {
    const authors: string[] = JSON.parse(row.authors);
    return authors
      .filter(ref => isEntityRef(ref) && !this.#publicText.isRemoved(ref))
      .map(ref => ({ ref }));
  }

  async #services(ids: string[], audience: PostMortemAudience) {
    const rows: ServiceNameRow[] = await servicesOf(this.#database, audience)
      .whereIn('post_mortem_services.post_mortem_id', ids)
      .orderBy('post_mortem_services.position')
      .select(
        'post_mortem_services.post_mortem_id',
        'post_mortem_services.position',
        'services.entity_ref',
        'services.title',
        'services.owner',
      );
    return grouped(rows, row => row);
  }

  async #tags(ids: string[]): Promise<Map<string, string[]>> {
    const rows: Array<{ post_mortem_id: string; tag: string }> =
      await this.#database('post_mortem_tags')
        .whereIn('post_mortem_id', ids)
        .orderBy('tag');
    return grouped(rows, ({ tag }) => tag);
  }

  async #items(ids: string[]): Promise<Map<string, Counts>> {
    const today = dayOf(this.#now());
    const rows: Array<Record<string, string | number>> = await this.#database(
      'action_items',
    )
      .whereIn('post_mortem_id', ids)
      .groupBy('post_mortem_id')
      .select('post_mortem_id')
      .select(
        this.#database.raw(
          `sum(case when done is null then 1 else 0 end) as open_count,
           sum(case when done is null and due < ? then 1 else 0 end) as overdue_count,
           count(*) as all_count`,
          [today],
        ),
      );
    return new Map(
      rows.map(row => [
        String(row.post_mortem_id),
        {
          open: Number(row.open_count),
          overdue: Number(row.overdue_count),
          done: Number(row.all_count) - Number(row.open_count),
        },
      ]),
    );
  }

  async #amended(ids: string[]): Promise<Set<string>> {
    const rows: Array<{ post_mortem_id: string }> = await this.#database(
      'post_mortem_working',
    )
      .whereIn('post_mortem_id', ids)
      .select('post_mortem_id');
    return new Set(rows.map(row => row.post_mortem_id));
  }
}

function grouped<Row extends { post_mortem_id: string }, T>(
  rows: Row[],
  part: (row: Row) => T,
): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const row of rows) {
    const group = groups.get(row.post_mortem_id);
    if (group) group.push(part(row));
    else groups.set(row.post_mortem_id, [part(row)]);
  }
  return groups;
}
