import { NotificationSettings } from '@operate-first/plugin-operations-common';
import { Knex } from 'knex';
import { chunksOf } from '../database/rows';

interface SettingsRow {
  person: string;
  settings: string;
}

/**
 * When and of what people are told. Who has said nothing is told of everything at once.
 *
 * @internal
 */
export class SettingsStore {
  readonly #database: Knex;
  readonly #now: () => number;

  static create(options: {
    database: Knex;
    now?: () => number;
  }): SettingsStore {
    return new SettingsStore(options.database, options.now ?? Date.now);
  }

  private constructor(database: Knex, now: () => number) {
    this.#database = database;
    this.#now = now;
  }

  async read(person: string): Promise<NotificationSettings> {
    return (await this.readAll([person])).get(person) ?? { optOut: [] };
  }

  /** Of those who have said something. */
  async readAll(people: string[]): Promise<Map<string, NotificationSettings>> {
    const found = new Map<string, NotificationSettings>();
    for (const chunk of chunksOf(people)) {
      const rows: SettingsRow[] = await this.#database('notification_settings')
        .whereIn('person', chunk)
        .select('person', 'settings');
      for (const { person, settings } of rows) {
        found.set(person, JSON.parse(settings));
      }
    }
    return found;
  }

  async write(person: string, settings: NotificationSettings): Promise<void> {
    await this.#database('notification_settings')
      .insert({
        person,
        settings: JSON.stringify(settings),
        updated_at: this.#now(),
      })
      .onConflict('person')
      .merge();
  }
}
