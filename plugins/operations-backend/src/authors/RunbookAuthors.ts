import {
  ArtefactPlace,
  authorSentences,
  EvidenceOfAuthor,
} from '@operate-first/plugin-operations-common';
import { DocumentRepository } from '@operate-first/plugin-operations-node';
import { Knex } from 'knex';
import {
  applyCriteria,
  columnsBeside,
  ServiceCriteria,
} from '../access/criteria';
import { RepositorySet } from '../postMortems/RepositorySet';

const MOST_COMMITS = 100;
const TIME_LIMIT = 5_000;
/** As in the histories of code. */
const HALF_LIFE = 180 * 24 * 60 * 60_000;

type History = Awaited<ReturnType<DocumentRepository['history']>>;

/** Who wrote a runbook, and where it is. @internal */
export interface RunbookAnswer {
  title: string;
  place: ArtefactPlace;
  evidence: EvidenceOfAuthor[];
  problems: string[];
}

/** Who wrote a document, from its history: shares of the changes, recent ones counting more. @internal */
export function wroteDocument(
  history: History,
  path: string,
  now: number,
): EvidenceOfAuthor[] {
  const name = path.slice(path.lastIndexOf('/') + 1);
  const worth = (at: Date) => 0.5 ** ((now - at.getTime()) / HALF_LIFE);
  const keyOf = ({ author }: History[number]) =>
    (author.email ?? author.name).toLocaleLowerCase('en-US');
  const all = history.reduce((sum, { at }) => sum + worth(at), 0);
  const byAuthor = new Map<string, { one: History[number]; sum: number }>();
  for (const one of history) {
    const known = byAuthor.get(keyOf(one));
    if (known) known.sum += worth(one.at);
    else byAuthor.set(keyOf(one), { one, sum: worth(one.at) });
  }
  const shares = [...byAuthor.values()].map(
    ({ one, sum }): EvidenceOfAuthor => {
      const share = sum / all;
      const text = authorSentences.commits(share, name);
      return {
        identity: one.author,
        kind: 'commits',
        weight: share,
        text,
        part: { of: path, title: name },
        at: one.at,
      };
    },
  );
  const [last] = history;
  if (!last) return [];
  const { author, at, url } = last;
  const text = authorSentences.lastChange(name);
  return [
    ...shares,
    { identity: author, kind: 'lastChange', weight: 1, text, at, url },
  ];
}

/**
 * Who wrote runbooks, which are in repositories of documents of their own.
 *
 * @internal
 */
export class RunbookAuthors {
  readonly #database: Knex;
  readonly #repositories: RepositorySet;
  readonly #now: () => number;

  static create(options: {
    database: Knex;
    repositories: RepositorySet;
    now?: () => number;
  }): RunbookAuthors {
    const { database, repositories, now = Date.now } = options;
    return new RunbookAuthors(database, repositories, now);
  }

  private constructor(
    database: Knex,
    repositories: RepositorySet,
    now: () => number,
  ) {
    this.#database = database;
    this.#repositories = repositories;
    this.#now = now;
  }

  /** Undefined where there is none of that id, the reader may not see it, or it is in no repository of documents. */
  async of(
    id: string,
    criteria: ServiceCriteria,
  ): Promise<RunbookAnswer | undefined> {
    const query = this.#database('runbooks')
      .leftJoin('services', 'services.id', 'runbooks.root_service_id')
      .where('runbooks.id', id)
      .select(
        'runbooks.title',
        'runbooks.repository',
        'runbooks.path',
        'runbooks.url',
      );
    applyCriteria(query, criteria, columnsBeside('runbooks'));
    const row: Record<'title' | 'repository' | 'path' | 'url', string | null> =
      await query.first();
    const repository = this.#repositories.find(row?.repository);
    if (!repository || !row.path) return undefined;
    const { path, url, title } = row;
    const answer: RunbookAnswer = {
      title: title ?? path,
      place: {
        repository: repository.url ?? repository.title,
        path,
        ...(url && { url }),
      },
      evidence: [],
      problems: [],
    };
    try {
      const history = await repository.history(path, {
        limit: MOST_COMMITS,
        signal: AbortSignal.timeout(TIME_LIMIT),
      });
      answer.evidence = wroteDocument(history, path, this.#now());
    } catch (error) {
      const message = error instanceof Error ? error.message : String(error);
      answer.problems = [`${repository.title}: ${message}`];
    }
    return answer;
  }
}
