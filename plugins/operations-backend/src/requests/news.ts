import { HeldRequest, RequestTopic } from './rows';
import { Settled } from './settle';

/** What people are told of, and who. @internal */
export interface News {
  topic: RequestTopic;
  refs: string[];
  /** For the account of what happened. */
  text?: string;
}

type Before = Pick<HeldRequest, 'facts' | 'need' | 'stages' | 'row'>;

function stuckRefs({ row }: Before, { stages, columns }: Settled): string[] {
  const stage = stages.find(({ name }) => name === columns.stage);
  return [
    row.requester,
    ...(row.team === null ? [] : [row.team]),
    ...(stage?.whomToAsk ?? []),
  ];
}

/** What is new since a request was looked at before; the last of them is what people are told. @internal */
export function newsOf(
  before: Before,
  after: Settled,
  need: HeldRequest['need'] = before.need,
): News[] {
  const { row, facts: was } = before;
  const { facts, columns } = after;
  const news: News[] = [];
  const byPeople = need.by === 'people';
  if (byPeople && before.need.by === 'policy' && was.proposed) {
    news.push({
      topic: 'review',
      refs: need.groups ?? [],
      text: `People have to approve it now: ${need.sentence}`,
    });
  }
  if (facts.proposed && !was.proposed) {
    news.push({
      topic: 'review',
      refs: byPeople && !facts.approved ? need.groups ?? [] : [],
      text: 'Proposed in git',
    });
  }
  if (facts.approved && !was.approved) {
    news.push({
      topic: 'approved',
      refs: byPeople ? [row.requester] : [],
      text: byPeople ? 'Approved' : 'Approved by the policy',
    });
  }
  if (facts.merged && !was.merged) {
    news.push({ topic: 'merged', refs: [row.requester], text: 'Merged' });
  }
  if (columns.state === 'done' && row.state !== 'done') {
    news.push({
      topic: 'done',
      refs: [row.requester, ...(row.team === null ? [] : [row.team])],
      text: 'Proved: it runs',
    });
  }
  const isWrong = ['stuck', 'failed'].includes(columns.stage_state);
  const wasSo =
    row.stage === columns.stage && row.stage_state === columns.stage_state;
  if (columns.state === 'open' && isWrong && !wasSo) {
    const reason = after.stages.find(
      ({ name }) => name === columns.stage,
    )?.reason;
    news.push({
      topic: 'stuck',
      refs: stuckRefs(before, after),
      text: `Stuck (${columns.stage})${reason ? `: ${reason}` : ''}`,
    });
  }
  return news;
}
