import { QuestionListQuery } from '@operate-first/plugin-operations-common';
import { Knex } from 'knex';
import { SortKey } from '../../database/pages';
import { Turns } from '../../database/Turns';
import { visibleIncidents } from '../../incidents/readers/visibleIncidents';
import { PublicText } from '../../redaction/PublicText';
import { applyWords, lowerRefs } from '../../services/filters';
import { askedOwners } from './askedOwners';
import { QuestionAudience } from '../audience';
import { QuestionRow } from '../rows';
import { searchTextOf } from '../searchText';
import { questionsInside, visibleQuestions } from './visible';
import { shown } from './words';

/** The latest that say it; whoever means an older one says more of it. */
const MOST_LOOKED_AT = 1_000;

/** @internal */
export type QuestionsFilter = Omit<QuestionListQuery, 'limit' | 'cursor'>;

/** What waits first, the oldest of it first; then the most recent. The migration has an index of the same words. @internal */
export const WAITING_FIRST: SortKey[] = [
  {
    expression: "case when questions.state = 'open' then 0 else 1 end",
    bindings: [],
    descending: false,
    numeric: true,
  },
  {
    expression:
      "case when questions.state = 'open' then questions.asked_at else -questions.asked_at end",
    bindings: [],
    descending: false,
    numeric: true,
  },
  { expression: 'questions.id', bindings: [], descending: false },
];

/** The questions in which the reader reads all words: nobody finds by what they may not read. */
async function foundBy(
  database: Knex,
  publicText: PublicText,
  audience: QuestionAudience,
  text: string,
): Promise<string[]> {
  const query = visibleQuestions(database, audience)
    .orderBy('questions.asked_at', 'desc')
    .limit(MOST_LOOKED_AT)
    .select('questions.*');
  applyWords(query, 'questions.search_text', text);
  const rows: QuestionRow[] = await query;
  const ids = rows.map(({ id }) => id);
  const inside = await questionsInside(database, ids, audience);
  const words = text.toLocaleLowerCase('en-US').split(/\s+/).filter(Boolean);
  const turns = Turns.create();
  const found: string[] = [];
  for (const { id, key, title, text: asked } of rows) {
    await turns.take();
    const said = searchTextOf({
      key,
      title: shown(title, inside.has(id), publicText).text,
      text: shown(asked, inside.has(id), publicText).text,
    });
    if (words.every(word => said.includes(word))) found.push(id);
  }
  return found;
}

/** The questions that a reader may see and has asked for. @internal */
export async function filteredQuestions(
  options: { database: Knex; publicText: PublicText },
  filter: QuestionsFilter,
  audience: QuestionAudience,
): Promise<() => Knex.QueryBuilder> {
  const { database, publicText } = options;
  const { scope, state, incident, owner, system, service, text = '' } = filter;
  const ids =
    text.trim() === ''
      ? undefined
      : await foundBy(database, publicText, audience, text);
  return () => {
    const query = visibleQuestions(database, audience);
    if (ids) query.whereIn('questions.id', ids);
    if (state) query.whereIn('questions.state', state);
    if (owner) query.whereIn('services.owner', askedOwners(owner, audience));
    if (system) query.whereIn('services.system', lowerRefs(system));
    if (service) query.whereIn('services.entity_ref', lowerRefs(service));
    if (incident) {
      query.whereIn(
        'questions.incident_id',
        visibleIncidents(database, audience.criteria)
          .where('incidents.key', incident.toLocaleUpperCase('en-US'))
          .select('incidents.id'),
      );
    }
    if (scope === 'byMe') {
      query.where('questions.asker', audience.person ?? '');
    }
    if (scope === 'toMe') {
      query.whereIn(
        'questions.id',
        database('question_recipients')
          .whereIn('ref', audience.person ? audience.owners : [])
          .select('question_id'),
      );
    }
    return query;
  };
}
