import { ConflictError } from '@backstage/errors';
import { IncidentFile } from '@operate-first/plugin-operations-common';
import { Knex } from 'knex';
import { randomUUID } from 'node:crypto';
import { FieldError } from '../api/FieldError';
import { chunksOf } from '../database/rows';
import { storable } from '../database/text';
import { imageType } from './imageType';

const MOST_FILES = 200;
const MEGABYTE = 1024 * 1024;
const MOST_MEGABYTES = 200;
const DAY = 24 * 60 * 60 * 1000;
/** What nobody used for a day is removed; it is looked for so long. */
const LOOKED_FOR_DAYS = 30;

/** A picture as it is stored. @internal */
export interface StoredFile {
  name: string;
  type: string;
  content: Buffer;
}

/**
 * Pictures of incidents.
 *
 * @internal
 */
export class IncidentFiles {
  readonly #database: Knex;
  readonly #now: () => number;

  static create(options: {
    database: Knex;
    now?: () => number;
  }): IncidentFiles {
    return new IncidentFiles(options.database, options.now ?? Date.now);
  }

  private constructor(database: Knex, now: () => number) {
    this.#database = database;
    this.#now = now;
  }

  async add(
    incident_id: string,
    file: { name: string; content: Buffer; by: string },
  ): Promise<IncidentFile> {
    const { content, by } = file;
    const type = imageType(content);
    if (!type) {
      throw new FieldError({
        field: 'body',
        message: 'This is no picture that can be shown.',
        remedy:
          'Send PNG, JPEG, WebP or GIF; the content decides, not the name.',
      });
    }
    const stored = await this.#database('incident_files')
      .where({ incident_id })
      .count({ count: '*' })
      .sum({ bytes: 'bytes' })
      .first();
    if (Number(stored?.count ?? 0) >= MOST_FILES) {
      throw new ConflictError(
        `This incident has ${MOST_FILES} pictures already, which is as many as one can have.`,
      );
    }
    if (
      Number(stored?.bytes ?? 0) + content.length >
      MOST_MEGABYTES * MEGABYTE
    ) {
      throw new ConflictError(
        `The pictures of this incident would be larger than ${MOST_MEGABYTES} MB together. Make this one smaller, or link to it.`,
      );
    }
    const row = {
      id: randomUUID(),
      name: storable(file.name),
      type,
      bytes: content.length,
    };
    await this.#database('incident_files').insert({
      ...row,
      incident_id,
      content,
      added_by: by,
      added_at: this.#now(),
    });
    return row;
  }

  async find(incident_id: string, id: string): Promise<StoredFile | undefined> {
    return this.#database('incident_files')
      .where({ incident_id, id })
      .first('name', 'type', 'content');
  }
}

/** Removes pictures that were added a day ago and are in no entry of a timeline. @internal */
export async function pruneIncidentFiles(
  transaction: Knex.Transaction,
  now: number,
): Promise<void> {
  const named = transaction.raw(
    `incident_entries.data like '%"fileId":"' || incident_files.id || '"%'`,
  );
  const unused: Array<{ id: string }> = await transaction('incident_files')
    .whereBetween('added_at', [now - LOOKED_FOR_DAYS * DAY, now - DAY])
    .whereNotExists(
      transaction('incident_entries')
        .select(transaction.raw('1'))
        .whereRaw('incident_entries.incident_id = incident_files.incident_id')
        .where('incident_entries.kind', 'picture')
        .where(named),
    )
    .select('id');
  for (const chunk of chunksOf(unused.map(({ id }) => id))) {
    await transaction('incident_files').whereIn('id', chunk).delete();
  }
}
