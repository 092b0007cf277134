import { NotFoundError, ServiceUnavailableError } from '@backstage/errors';
import {
  AlertMatcher,
  matchesOf,
  SilenceInput,
} from '@operate-first/plugin-operations-common';
import {
  AlertSource,
  SilenceReport,
} from '@operate-first/plugin-operations-node';
import { Knex } from 'knex';
import { AlertSourceSet } from '../alertSources/AlertSourceSet';
import { ClusterUnavailableError } from '../api/ClusterUnavailableError';
import { checkMatchers } from '../alertSources/checkMatchers';
import { FieldError } from '../api/FieldError';
import { Turns } from '../database/Turns';
import { SilenceStore } from './SilenceStore';

type SilencingSource = AlertSource & Required<Pick<AlertSource, 'silences'>>;

/**
 * Makes and ends silences where they are kept; what is shown here follows once it was done there.
 *
 * @internal
 */
export class SilenceDesk {
  readonly #database: Knex;
  readonly #sources: AlertSourceSet;
  readonly #store: SilenceStore;

  static create(options: {
    database: Knex;
    sources: AlertSourceSet;
    store: SilenceStore;
  }): SilenceDesk {
    return new SilenceDesk(options);
  }

  private constructor(options: {
    database: Knex;
    sources: AlertSourceSet;
    store: SilenceStore;
  }) {
    this.#database = options.database;
    this.#sources = options.sources;
    this.#store = options.store;
  }

  /** @returns the id of the silence. */
  async create(input: SilenceInput, createdBy: string): Promise<string> {
    const source = this.#find(input.source);
    const startsAt = new Date(input.startsAt ?? Date.now());
    const endsAt = new Date(input.endsAt);
    const matchers = checkMatchers(input.matchers);
    check(input, matchers, startsAt, endsAt);
    const made = await asked(
      source.silences.create({
        matchers,
        startsAt,
        endsAt,
        comment: input.comment.trim(),
        createdBy,
      }),
    );
    await this.#store.putOne(
      source.id,
      made,
      await this.#quietNow(source.id, made),
    );
    return made.id;
  }

  async end(sourceId: string, id: string, endedBy: string): Promise<void> {
    const source = this.#find(sourceId);
    const ended = await asked(source.silences.end(id, endedBy));
    await this.#store.putOne(source.id, ended, []);
  }

  #find(id: string): SilencingSource {
    const source = this.#sources.find(id);
    if (source?.silences) return source as SilencingSource;
    const known = this.#sources
      .list()
      .flatMap(one => (one.silences ? [one.id] : []));
    throw new FieldError({
      field: 'source',
      value: id,
      message: source
        ? `No silences can be made in ${source.title}: the portal does not know its address.`
        : `There is no Alertmanager ${id}.`,
      remedy:
        known.length > 0
          ? `Silences can be made in ${known.join(', ')}.`
          : 'Name an Alertmanager with its url in operations.alertmanager.servers.',
    });
  }

  /** Firing alerts that are quiet from now on, as far as we know before the next poll. */
  async #quietNow(source: string, silence: SilenceReport): Promise<string[]> {
    if (silence.state !== 'active') return [];
    const fits = matchesOf(silence.matchers);
    const rows: Array<{ id: string; labels: string }> = await this.#database(
      'alerts',
    )
      .where({ source })
      .whereNull('ends_at')
      .whereNull('suppressed')
      .select('id', 'labels');
    const turns = Turns.create();
    const quiet: string[] = [];
    for (const { id, labels } of rows) {
      await turns.take();
      if (fits(JSON.parse(labels))) quiet.push(id);
    }
    return quiet;
  }
}

function check(
  input: SilenceInput,
  matchers: AlertMatcher[],
  startsAt: Date,
  endsAt: Date,
): void {
  if (endsAt <= startsAt || endsAt.getTime() <= Date.now()) {
    throw new FieldError({
      field: 'endsAt',
      value: input.endsAt,
      message: 'A silence ends after it begins, and in the future.',
      remedy: 'Choose a later end.',
    });
  }
  // Who fits an alert without any label fits all of them.
  if (matchesOf(matchers)({})) {
    throw new FieldError({
      field: 'matchers',
      value: matchers.map(({ name }) => name).join(', '),
      message: 'This would keep every alert quiet.',
      remedy: 'Give at least one label with the value that it must have.',
    });
  }
  if (input.comment.trim() === '') {
    throw new FieldError({
      field: 'comment',
      value: input.comment,
      message: 'The comment is empty.',
      remedy: 'Say in a sentence why these alerts are to be quiet.',
    });
  }
}

/** What keeps the other side from answering is said to who asked. */
async function asked<T>(work: Promise<T>): Promise<T> {
  return work.catch(error => {
    if (error instanceof NotFoundError) throw error;
    if (error instanceof ServiceUnavailableError) {
      throw new ClusterUnavailableError(
        `${error.message} Nothing has changed; try again.`,
      );
    }
    throw error;
  });
}
