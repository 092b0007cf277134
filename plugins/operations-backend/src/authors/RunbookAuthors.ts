import {
  ArtefactPlace,
  authorSentences,
  EvidenceOfAuthor,
  readPortalAddress,
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
type Author = History[number]['author'];

/** Who wrote a runbook, and where it is. @internal */
export interface RunbookAnswer {
  title: string;
  place: ArtefactPlace;
  evidence: EvidenceOfAuthor[];
  problems: string[];
}

/**
 * Who wrote a document, from its history: shares of the changes, recent ones counting more. Several authors of a change share
 * it.
 *
 * @param portal - the address under which the portal committed for everybody, where each name is somebody else.
 * @internal
 */
export function wroteDocument(
  history: History,
  path: string,
  now: number,
  portal?: string,
): EvidenceOfAuthor[] {
  const name = path.slice(path.lastIndexOf('/') + 1);
  const worth = (at: Date) => 0.5 ** ((now - at.getTime()) / HALF_LIFE);
  const keyOf = ({ name: called, email }: Author) => {
    const isPortal =
      portal !== undefined &&
      email?.toLocaleLowerCase('en-US') === readPortalAddress(portal).email;
    const key = isPortal ? `${email} ${called}` : email ?? called;
    return key.toLocaleLowerCase('en-US');
  };
  const authorsOf = ({ author, coAuthors = [] }: History[number]) => {
    const found = new Map<string, Author>();
    for (const one of [author, ...coAuthors]) {
      if (!found.has(keyOf(one))) found.set(keyOf(one), one);
    }
    return [...found];
  };
  const all = history.reduce((sum, { at }) => sum + worth(at), 0);
  const byAuthor = new Map<
    string,
    { identity: Author; at: Date; sum: number }
  >();
  for (const one of history) {
    const authors = authorsOf(one);
    const sum = worth(one.at) / authors.length;
    for (const [key, identity] of authors) {
      const known = byAuthor.get(key);
      if (known) known.sum += sum;
      else byAuthor.set(key, { identity, at: one.at, sum });
    }
  }
  const shares = [...byAuthor.values()].map(
    ({ identity, at, sum }): EvidenceOfAuthor => {
      const share = sum / all;
      const text = authorSentences.commits(share, name);
      return {
        identity,
        kind: 'commits',
        weight: share,
        text,
        part: { of: path, title: name },
        at,
      };
    },
  );
  const [last] = history;
  if (!last) return [];
  const { at, url } = last;
  const text = authorSentences.lastChange(name);
  return [
    ...shares,
    ...authorsOf(last).map(
      ([, identity]): EvidenceOfAuthor => ({
        ...{ identity, text, at, url },
        kind: 'lastChange',
        weight: 1,
      }),
    ),
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
      answer.evidence = wroteDocument(
        history,
        path,
        this.#now(),
        repository.committer,
      );
    } catch (error) {
      const message = error instanceof Error ? error.message : String(error);
      answer.problems = [`${repository.title}: ${message}`];
    }
    return answer;
  }
}
