import { Change } from '@operate-first/plugin-operations-common';
import { Knex } from 'knex';
import { ChangeRow, chunksOf, CodeChangeRow } from '../database/rows';
import { toChange } from '../services/ChangeReader';
import { codeOf, StoredCode } from './rows';

/** A change, with what tells what belongs to it; nothing of it is redacted. @internal */
export interface GatheredChange {
  serviceId: string;
  change: Change;
  /** The commit that it is. */
  code?: StoredCode;
  /** The entity ref of the SLO whose promises it changed. */
  slo?: string;
  reverts?: string;
  paths?: string[];
  /** Of a rollout: what it brought in, and what was there before. */
  image?: { after: string; before?: string };
  /** Of a rollout: the commits of source that it brought, newest first. */
  commits?: StoredCode[];
}

/** @internal */
export interface GatherOptions {
  from: number;
  to: number;
  /** What happened elsewhere is left out; what was only written happened nowhere yet. */
  environments: string[];
  /** The newest ones, of each sort. */
  limit: number;
  /** Of which services changes of internal objectives are among them. */
  internal: (serviceId: string) => boolean;
}

/** How sentences of rollouts name images. */
const CHANGED = /image(?: of)? ?(?:\S+ )?(\S+) → ([^\s,()]+)/;
const FIRST = /with image ([^\s,()]+)/;

function tagOf(image: string): string {
  return image.slice(image.lastIndexOf(':') + 1);
}

/** What a rollout brought in, as its sentence names it. @internal */
export function imageIn(summary: string): GatheredChange['image'] {
  const changed = CHANGED.exec(summary);
  if (changed) {
    return { before: tagOf(changed[1]), after: tagOf(changed[2]) };
  }
  const first = FIRST.exec(summary);
  return first ? { after: tagOf(first[1]) } : undefined;
}

/**
 * Reads what changed in services: what was seen in clusters, and what was written in git and in the catalog.
 *
 * @internal
 */
export class ChangeGatherer {
  readonly #database: Knex;

  static create(options: { database: Knex }): ChangeGatherer {
    return new ChangeGatherer(options.database);
  }

  private constructor(database: Knex) {
    this.#database = database;
  }

  /** The newest first. */
  async of(
    serviceIds: string[],
    options: GatherOptions,
  ): Promise<GatheredChange[]> {
    const found: GatheredChange[] = [];
    for (const chunk of chunksOf(serviceIds)) {
      const [seen, written] = await Promise.all([
        this.#seen(chunk, options),
        this.#written(chunk, options),
      ]);
      const shown = written.filter(
        row => row.visibility === 'public' || options.internal(row.service_id),
      );
      found.push(...seen.map(ofRow), ...shown.map(ofCodeRow));
    }
    return found.sort(
      (a, b) =>
        Date.parse(b.change.at) - Date.parse(a.change.at) ||
        (a.change.id < b.change.id ? -1 : 1),
    );
  }

  /** One change of a service by its id. */
  async find(id: string): Promise<GatheredChange | undefined> {
    const seen: ChangeRow | undefined = await this.#database('changes')
      .where({ id })
      .first();
    if (seen) return ofRow(seen);
    const written: CodeChangeRow | undefined = await this.#database(
      'code_changes',
    )
      .where({ id })
      .first();
    return written && ofCodeRow(written);
  }

  async #seen(
    ids: string[],
    { from, to, environments, limit }: GatherOptions,
  ): Promise<ChangeRow[]> {
    return this.#database('changes')
      .whereIn('service_id', ids)
      .whereIn('environment', environments)
      .andWhere('at', '>=', from)
      .andWhere('at', '<', to)
      .orderBy([
        { column: 'at', order: 'desc' },
        { column: 'id', order: 'asc' },
      ])
      .limit(limit);
  }

  async #written(
    ids: string[],
    { from, to, limit }: GatherOptions,
  ): Promise<CodeChangeRow[]> {
    return this.#database('code_changes')
      .whereIn('service_id', ids)
      .andWhere('at', '>=', from)
      .andWhere('at', '<', to)
      .orderBy([
        { column: 'at', order: 'desc' },
        { column: 'id', order: 'asc' },
      ])
      .limit(limit);
  }
}

function ofRow(row: ChangeRow): GatheredChange {
  const change = toChange(row);
  const image = row.kind === 'rollout' ? imageIn(row.summary) : undefined;
  return { serviceId: row.service_id, change, ...(image && { image }) };
}

function ofCodeRow(row: CodeChangeRow): GatheredChange {
  const { id, kind, source, message } = row;
  const at = new Date(Number(row.at)).toISOString();
  const summary = message === '' ? 'A commit' : message;
  return {
    serviceId: row.service_id,
    change: { id, at, kind, source, summary },
    ...(kind === 'slo' ? { slo: row.repository } : { code: codeOf(row) }),
    ...(row.reverts && { reverts: row.reverts }),
    paths: JSON.parse(row.paths),
  };
}
