import { AuthorSettings } from '@operate-first/plugin-operations-common';
import { Knex } from 'knex';
import { chunksOf } from '../database/rows';

/** Of whoever has said nothing. */
const USUAL: AuthorSettings = {
  suggested: true,
  prefers: 'me',
  shownTo: 'signedIn',
};

/**
 * How people want to be asked.
 *
 * @internal
 */
export class AuthorSettingsStore {
  readonly #database: Knex;
  readonly #now: () => number;

  static create(options: {
    database: Knex;
    now?: () => number;
  }): AuthorSettingsStore {
    return new AuthorSettingsStore(options.database, options.now ?? Date.now);
  }

  private constructor(database: Knex, now: () => number) {
    this.#database = database;
    this.#now = now;
  }

  async read(person: string): Promise<AuthorSettings> {
    return (await this.readAll([person])).get(person) ?? USUAL;
  }

  /** Of those who have said something. */
  async readAll(people: string[]): Promise<Map<string, AuthorSettings>> {
    const found = new Map<string, AuthorSettings>();
    for (const chunk of chunksOf([...new Set(people)])) {
      const rows: Array<{ person: string; settings: string }> =
        await this.#database('author_settings')
          .whereIn('person', chunk)
          .select('person', 'settings');
      for (const { person, settings } of rows) {
        found.set(person, JSON.parse(settings));
      }
    }
    return found;
  }

  async write(person: string, settings: AuthorSettings): Promise<void> {
    await this.#database('author_settings')
      .insert({
        person,
        settings: JSON.stringify(settings),
        updated_at: this.#now(),
      })
      .onConflict('person')
      .merge();
  }
}
