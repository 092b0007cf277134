import {
  QuestionMetrics,
  QuestionMetricsGroup,
  QuestionMetricsQuery,
  summaryOf,
} from '@operate-first/plugin-operations-common';
import { Knex } from 'knex';
import { FieldError } from '../../api/FieldError';
import { timeOf } from '../../database/rows';
import { lowerRefs } from '../../services/filters';
import { QuestionAudience } from '../audience';
import { QuestionRow } from '../rows';
import { askedOwners } from './askedOwners';
import { visibleQuestions } from './visible';

const DAY = 24 * 60 * 60 * 1000;
const DEFAULT_DAYS = 90;

type Measured = Pick<
  QuestionRow,
  'state' | 'asked_at' | 'first_answer_at' | 'accepted_at'
> & { owner: string | null };

function between(rows: Measured[], end: 'first_answer_at' | 'accepted_at') {
  const durations = rows.map(row => {
    const until = timeOf(row[end]);
    return until && (until - Number(row.asked_at)) / 1000;
  });
  return summaryOf(durations);
}

function groupOf(rows: Measured[], owner?: string): QuestionMetricsGroup {
  const unanswered = rows
    .filter(row => row.state === 'open')
    .map(row => Number(row.asked_at));
  return {
    owner: owner === undefined ? undefined : { ref: owner },
    asked: rows.length,
    open: rows.filter(({ state }) => state === 'open' || state === 'answered')
      .length,
    unanswered: unanswered.length,
    firstAnswer: between(rows, 'first_answer_at'),
    accepted: between(rows, 'accepted_at'),
    oldestUnansweredAt:
      unanswered.length > 0
        ? new Date(Math.min(...unanswered)).toISOString()
        : undefined,
  };
}

/**
 * How soon questions are answered, by the team that owns the service.
 *
 * @internal
 */
export class QuestionMetricsReader {
  readonly #database: Knex;
  readonly #now: () => number;

  static create(options: {
    database: Knex;
    now?: () => number;
  }): QuestionMetricsReader {
    return new QuestionMetricsReader(options.database, options.now ?? Date.now);
  }

  private constructor(database: Knex, now: () => number) {
    this.#database = database;
    this.#now = now;
  }

  async read(
    { owner, service, ...range }: QuestionMetricsQuery,
    audience: QuestionAudience,
  ): Promise<QuestionMetrics> {
    const to = range.to ? Date.parse(range.to) : this.#now();
    const from = range.from ? Date.parse(range.from) : to - DEFAULT_DAYS * DAY;
    if (from > to) {
      throw new FieldError({
        field: 'from',
        value: new Date(from).toISOString(),
        message: 'The time begins after its end.',
        remedy: 'Give an earlier from, or a later to.',
      });
    }
    const query = visibleQuestions(this.#database, audience)
      .where('questions.asked_at', '>=', from)
      .where('questions.asked_at', '<=', to)
      .select(
        'questions.state',
        'questions.asked_at',
        'questions.first_answer_at',
        'questions.accepted_at',
        'services.owner',
      );
    if (owner) query.whereIn('services.owner', askedOwners(owner, audience));
    if (service) query.whereIn('services.entity_ref', lowerRefs(service));
    const rows: Measured[] = await query;
    const groups = new Map<string, Measured[]>();
    for (const row of rows) {
      // People who own alone are no team.
      if (
        !row.owner ||
        (row.owner.startsWith('user:') && !audience.showPersons)
      )
        continue;
      const group = groups.get(row.owner) ?? [];
      group.push(row);
      groups.set(row.owner, group);
    }
    return {
      from: new Date(from).toISOString(),
      to: new Date(to).toISOString(),
      all: groupOf(rows),
      groups: [...groups]
        .map(([ref, own]) => groupOf(own, ref))
        .sort((a, b) => b.unanswered - a.unanswered || b.asked - a.asked),
    };
  }
}
