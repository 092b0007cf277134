import { ConflictError } from '@backstage/errors';
import { IncidentFile } from '@operate-first/plugin-operations-common';
import { Knex } from 'knex';
import { randomUUID } from 'node:crypto';
import { FieldError } from '../api/FieldError';
import { storable } from '../database/text';
import { imageType } from './imageType';

const MOST_FILES = 200;

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
      .first();
    if (Number(stored?.count ?? 0) >= MOST_FILES) {
      throw new ConflictError(
        `This incident has ${MOST_FILES} pictures already, which is as many as one can have.`,
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
