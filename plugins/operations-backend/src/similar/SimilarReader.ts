import {
  Incident,
  NamedRef,
  PostMortem,
  readSignature,
  SimilarAnswers,
  SimilarKind,
  SimilarQuery,
  SimilarResult,
} from '@operate-first/plugin-operations-common';
import { Knex } from 'knex';
import { applyCriteria, columnsBeside, NOTHING } from '../access/criteria';
import { IncidentViews } from '../incidents/readers/IncidentViews';
import { visibleIncidents } from '../incidents/readers/visibleIncidents';
import { IncidentRow } from '../incidents/rows';
import { PostMortemAudience } from '../postMortems/audience';
import { PostMortemViews } from '../postMortems/readers/PostMortemViews';
import { visiblePostMortems } from '../postMortems/readers/visible';
import { POST_MORTEM_HEAD, PostMortemHead } from '../postMortems/rows';
import {
  questionsInside,
  visibleQuestions,
} from '../questions/readers/visible';
import { shown as shownWords } from '../questions/readers/words';
import { QuestionRow } from '../questions/rows';
import { PublicText } from '../redaction/PublicText';
import { RunbookViews } from '../runbooks/readers/RunbookViews';
import { visibleRunbooks } from '../runbooks/readers/visible';
import { RUNBOOK_HEAD, RunbookHead } from '../runbooks/rows';
import { visibleShown } from '../searchDocuments/visibleText';
import { excerptOf } from './excerptOf';
import { QuestionExcerpts } from './QuestionExcerpts';
import { Found, SimilarTexts } from './SimilarTexts';

const DEFAULT_LIMIT = 5;
/** Some of what is found in memory may not be there any more. */
const MORE = 10;
const LONGEST_REASON = 300;
const MOST_LINES = 12;
/** What is of the same service comes before what is as much alike. */
const SAME_SERVICE = 0.03;

const KINDS: Record<string, SimilarKind> = {
  postMortem: 'post-mortem',
  incident: 'incident',
  runbook: 'runbook',
  question: 'question',
};

/** What is asked for. @internal */
export type SimilarQuestion = Omit<SimilarQuery, 'limit'> &
  Partial<Pick<SimilarQuery, 'limit'>> & { exceptIncident?: string };

type Shown = Omit<SimilarResult, 'confidence' | 'why'>;

interface FoundQuestion
  extends Pick<QuestionRow, 'id' | 'key' | 'version' | 'title' | 'asked_at'> {
  entity_ref: string | null;
  service_title: string | null;
}

/**
 * Answers with what resembles a text, as far as the reader may see it.
 *
 * @internal
 */
export class SimilarReader {
  readonly #database: Knex;
  readonly #texts: SimilarTexts;
  readonly #incidents: IncidentViews;
  readonly #postMortems: PostMortemViews;
  readonly #runbooks: RunbookViews;
  readonly #publicText: PublicText;
  readonly #excerpts: QuestionExcerpts;

  static create(options: {
    database: Knex;
    publicText: PublicText;
    texts: SimilarTexts;
  }): SimilarReader {
    return new SimilarReader(options);
  }

  private constructor(options: {
    database: Knex;
    publicText: PublicText;
    texts: SimilarTexts;
  }) {
    this.#database = options.database;
    this.#texts = options.texts;
    this.#incidents = IncidentViews.create(options);
    this.#postMortems = PostMortemViews.create(options);
    this.#runbooks = RunbookViews.create(options);
    this.#publicText = options.publicText;
    this.#excerpts = QuestionExcerpts.create(options);
  }

  async answer(
    question: SimilarQuestion,
    audience: PostMortemAudience,
  ): Promise<SimilarAnswers> {
    const { text, limit = DEFAULT_LIMIT, kinds, exceptIncident } = question;
    const service = question.service?.toLocaleLowerCase('en-US');
    const found = this.#texts.find(text, audience, {
      limit: limit + MORE,
      kinds: kinds?.map(kind => KINDS[kind]),
      exceptIncident,
    });
    const shown = await this.#show(found, audience);
    const ranked = found
      .flatMap(hit => {
        const one = shown.get(hit.id);
        if (!one) return [];
        const same = one.services.find(({ ref }) => ref === service);
        const score = hit.score + (same ? SAME_SERVICE : 0);
        return [{ score, result: toResult(one, hit, same) }];
      })
      .sort((a, b) => b.score - a.score);
    const results = ranked.slice(0, limit).map(({ result }) => result);
    const { lines, cut } = readSignature(text);
    return {
      confidence: results[0]?.confidence ?? 'low',
      cut: cut || undefined,
      readAs: lines
        .slice(0, MOST_LINES)
        .map(line => line.text.slice(0, LONGEST_REASON)),
      results,
    };
  }

  async #show(
    found: Found[],
    audience: PostMortemAudience,
  ): Promise<Map<string, Shown>> {
    const idsOf = (kind: SimilarKind, account: Found['account']) =>
      found
        .filter(hit => hit.kind === kind && hit.account === account)
        .map(({ id }) => id);
    const shown = await Promise.all([
      this.#showIncidents(idsOf('incident', 'public'), false, audience),
      this.#showIncidents(idsOf('incident', 'internal'), true, audience),
      this.#showPostMortems(idsOf('post-mortem', 'public'), false, audience),
      this.#showPostMortems(idsOf('post-mortem', 'internal'), true, audience),
      this.#showQuestions(idsOf('question', 'public'), false, audience),
      this.#showQuestions(idsOf('question', 'internal'), true, audience),
      this.#showRunbooks(idsOf('runbook', 'public'), false, audience),
      this.#showRunbooks(idsOf('runbook', 'internal'), true, audience),
    ]);
    return new Map(shown.flat());
  }

  /** @param inside - found by what nobody has redacted: the reader must be allowed to read that now, too. */
  async #showIncidents(
    ids: string[],
    inside: boolean,
    { criteria, internal, showPersons }: PostMortemAudience,
  ): Promise<Array<[string, Shown]>> {
    if (ids.length === 0 || (inside && internal === NOTHING)) return [];
    const query = visibleIncidents(this.#database, criteria);
    if (inside && internal !== undefined) {
      if (criteria === undefined) {
        query.leftJoin('services', 'services.id', 'incidents.root_service_id');
      }
      applyCriteria(query, internal, columnsBeside('incidents'));
    }
    const rows: IncidentRow[] = await query
      .whereIn('incidents.id', ids)
      .select('incidents.*');
    const views = await this.#incidents.of(rows, {
      criteria,
      showPersons,
      showText: inside,
    });
    return views.map(incident => {
      const { summary = '' } = incident;
      const said = visibleShown(summary, inside, this.#publicText);
      return [incident.id, ofIncident(incident, said)];
    });
  }

  async #showPostMortems(
    ids: string[],
    inside: boolean,
    audience: PostMortemAudience,
  ): Promise<Array<[string, Shown]>> {
    if (ids.length === 0) return [];
    const rows: PostMortemHead[] = await visiblePostMortems(
      this.#database,
      audience,
    )
      .whereIn('post_mortems.id', ids)
      .where('post_mortems.status', 'published')
      .select(POST_MORTEM_HEAD.map(column => `post_mortems.${column}`));
    const views = await this.#postMortems.of(rows, audience);
    return views
      .filter(({ account }) => !inside || account === 'internal')
      .map(postMortem => [postMortem.id, ofPostMortem(postMortem)]);
  }

  async #showQuestions(
    ids: string[],
    inside: boolean,
    audience: PostMortemAudience,
  ): Promise<Array<[string, Shown]>> {
    if (ids.length === 0) return [];
    const rows: FoundQuestion[] = await visibleQuestions(
      this.#database,
      audience,
    )
      .whereIn('questions.id', ids)
      .select(
        'questions.id',
        'questions.key',
        'questions.version',
        'questions.title',
        'questions.asked_at',
        'services.entity_ref',
        { service_title: 'services.title' },
      );
    const full = await questionsInside(this.#database, ids, audience);
    const seen = rows.filter(({ id }) => !inside || full.has(id));
    const excerpts = await this.#excerpts.of(seen, full);
    return seen.map(row => {
      const { id, key, entity_ref: ref } = row;
      const { text } = shownWords(row.title, full.has(id), this.#publicText);
      return [
        id,
        {
          kind: 'question',
          key,
          title: text || key,
          at: new Date(Number(row.asked_at)).toISOString(),
          services: ref ? [{ ref, title: row.service_title ?? undefined }] : [],
          excerpt: excerpts.get(id) || undefined,
        },
      ];
    });
  }

  async #showRunbooks(
    ids: string[],
    inside: boolean,
    audience: PostMortemAudience,
  ): Promise<Array<[string, Shown]>> {
    if (ids.length === 0) return [];
    const rows: RunbookHead[] = await visibleRunbooks(this.#database, audience)
      .whereIn('runbooks.id', ids)
      .select(RUNBOOK_HEAD.map(column => `runbooks.${column}`));
    const views = await this.#runbooks.of(rows, audience);
    return views
      .filter(({ account }) => !inside || account === 'internal')
      .map(({ id, title, changedAt, services }) => [
        id,
        { kind: 'runbook', key: id, title, at: changedAt, services },
      ]);
  }
}

function ofIncident(incident: Incident, summary: string | undefined): Shown {
  return {
    kind: 'incident',
    key: incident.key,
    title: incident.title,
    at: incident.startedAt,
    severity: incident.severity,
    services: incident.services.map(({ service }) => service),
    excerpt: excerptOf(summary),
  };
}

function ofPostMortem(postMortem: PostMortem): Shown {
  return {
    kind: 'postMortem',
    key: postMortem.key,
    title: postMortem.title,
    at: postMortem.startedAt ?? postMortem.publishedAt,
    severity: postMortem.severity,
    services: postMortem.services,
    excerpt: excerptOf(postMortem.summary),
  };
}

function toResult(
  shown: Shown,
  { confidence, why }: Found,
  same: NamedRef | undefined,
): SimilarResult {
  const reasons: SimilarResult['why'] = why.map(({ kind, text }) => ({
    kind,
    text: text.slice(0, LONGEST_REASON),
  }));
  if (same) reasons.push({ kind: 'service', text: same.title ?? same.ref });
  return { ...shown, confidence, why: reasons };
}
