import {
  authorSentences,
  EvidenceOfAuthor,
} from '@operate-first/plugin-operations-common';
import { Knex } from 'knex';
import { SuspectReader } from '../codeChanges/SuspectReader';
import { ServiceRow } from '../database/rows';
import { IncidentRow } from '../incidents/rows';

const YEAR = 365 * 24 * 60 * 60_000;
/** So many accepted answers say as much as more of them. */
const MANY = 3;
/** Less likely changes make nobody somebody to ask. */
const LIKELY = 0.5;

/** Those whose answers about a service were accepted within a year. @internal */
export async function answeredBefore(
  database: Knex,
  { id }: ServiceRow,
  now: number,
): Promise<EvidenceOfAuthor[]> {
  const rows: Array<{
    author: string;
    count: number | string;
    last: number | string;
  }> = await database('questions')
    .join(
      'question_answers',
      'question_answers.id',
      'questions.accepted_answer',
    )
    .where('questions.root_service_id', id)
    .where('question_answers.at', '>=', now - YEAR)
    .whereNotNull('question_answers.author')
    .groupBy('question_answers.author')
    .select('question_answers.author')
    .select(
      database.raw('count(*) as count'),
      database.raw('max(question_answers.at) as last'),
    );
  return rows.map(({ author, count, last }) => ({
    identity: { ref: author },
    kind: 'answered',
    weight: Math.min(Number(count) / MANY, 1),
    text: authorSentences.answered(Number(count)),
    at: new Date(Number(last)),
  }));
}

/** Whoever made the change of a service that most likely has to do with an incident. @internal */
export async function madeTheSuspect(
  suspects: SuspectReader,
  incident: IncidentRow,
  service: ServiceRow,
): Promise<EvidenceOfAuthor[]> {
  const everything = {
    criteria: undefined,
    internal: undefined,
    showPersons: true,
  };
  const { suspects: ranked } = await suspects.read(incident, everything);
  const first = ranked.find(one => one.service.ref === service.entity_ref);
  const author = first?.change.code?.author;
  if (!first || !author || first.score < LIKELY) return [];
  const [time] = first.why;
  return [
    {
      identity: { ref: author.ref },
      kind: 'change',
      weight: 1,
      text: authorSentences.change(
        `the change that ${time?.text ?? 'went live before it began'}`,
      ),
      at: new Date(first.change.at),
      url: first.change.code?.url,
    },
  ];
}
