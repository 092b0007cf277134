import { LoggerService } from '@backstage/backend-plugin-api';
import { PostMortemHistory } from '@operate-first/plugin-operations-common';
import { Knex } from 'knex';
import { PublicText } from '../../redaction/PublicText';
import { PostMortemAudience } from '../audience';
import { RepositorySet } from '../RepositorySet';
import { EventData, EventRow, PostMortemRow } from '../rows';

type Item = PostMortemHistory['items'][number];

const MOST_EVENTS = 200;
const MOST_COMMITS = 50;
const REMOTE_MILLISECONDS = 10_000;

const VERDICTS: Record<NonNullable<EventData['verdict']>, string> = {
  approved: 'Approved',
  changesRequested: 'Changes asked for',
  commented: 'Comment',
};

/**
 * Reads what happened to a post-mortem: what people did here, and what git says. Somebody opens it explicitly, so git is
 * asked at that moment; without its answer there is less to tell.
 *
 * @internal
 */
export class HistoryReader {
  readonly #database: Knex;
  readonly #logger: LoggerService;
  readonly #repositories: RepositorySet;
  readonly #publicText: PublicText;

  static create(options: {
    database: Knex;
    logger: LoggerService;
    repositories: RepositorySet;
    publicText: PublicText;
  }): HistoryReader {
    return new HistoryReader(options);
  }

  private constructor(options: {
    database: Knex;
    logger: LoggerService;
    repositories: RepositorySet;
    publicText: PublicText;
  }) {
    this.#database = options.database;
    this.#logger = options.logger;
    this.#repositories = options.repositories;
    this.#publicText = options.publicText;
  }

  /** @param inside - whether the reader gets the internal account; others learn when it was published. */
  async read(
    row: PostMortemRow,
    inside: boolean,
    { showPersons }: PostMortemAudience,
  ): Promise<PostMortemHistory> {
    const events: EventRow[] = await this.#database('post_mortem_events')
      .where('post_mortem_id', row.id)
      .orderBy([
        { column: 'at', order: 'desc' },
        { column: 'id', order: 'desc' },
      ])
      .limit(MOST_EVENTS);
    if (!inside) {
      return {
        items: events
          .filter(({ kind }) => kind === 'published')
          .map(({ kind, at }) => ({
            kind,
            at: new Date(Number(at)).toISOString(),
            text: 'Published',
          })),
      };
    }
    const own = events.map(event => this.#ownItem(event, showPersons));
    const told = new Set(own.flatMap(({ revision }) => revision ?? []));
    const commits = await this.#commits(row, showPersons);
    const items = [
      ...own,
      ...commits.filter(({ revision = '' }) => !told.has(revision)),
    ];
    return { items: items.sort((a, b) => (a.at < b.at ? 1 : -1)) };
  }

  #ownItem(event: EventRow, showPersons: boolean): Item {
    const { revision, url, verdict }: EventData = JSON.parse(event.data);
    const said = verdict ? VERDICTS[verdict] : undefined;
    const text = this.#publicText.withoutRemoved(event.text);
    return {
      kind: event.kind,
      at: new Date(Number(event.at)).toISOString(),
      author:
        showPersons &&
        event.author?.startsWith('user:') &&
        !this.#publicText.isRemoved(event.author)
          ? { ref: event.author }
          : undefined,
      authorName: showPersons ? this.#name(event.author_name) : undefined,
      text: [said, text].filter(Boolean).join(': '),
      revision,
      url,
    };
  }

  #name(name: string | null | undefined): string | undefined {
    return name ? this.#publicText.withoutRemoved(name) : undefined;
  }

  async #commits(row: PostMortemRow, showPersons: boolean): Promise<Item[]> {
    const repository = this.#repositories.find(row.repository);
    if (!repository || row.path === null) return [];
    try {
      const commits = await repository.history(row.path, {
        limit: MOST_COMMITS,
        signal: AbortSignal.timeout(REMOTE_MILLISECONDS),
      });
      return commits.map(({ revision, at, author, message, url }) => ({
        kind: 'editedInGit',
        at: at.toISOString(),
        authorName: showPersons ? this.#name(author.name) : undefined,
        text: this.#publicText.withoutRemoved(message.split('\n')[0]),
        revision,
        url,
      }));
    } catch (error) {
      this.#logger.warn(`No history of ${row.key} from git: ${error}`);
      return [];
    }
  }
}
