import { EventData, EventRow, Proposal, WorkingRow } from './rows';

/** What somebody thinks of a text. @internal */
export interface Review {
  verdict: NonNullable<EventData['verdict']>;
  reviewer?: string;
  text: string;
  at: number;
  /** Whether the text was changed since. */
  outdated: boolean;
}

/** Whether what is in review is what was saved last. @internal */
export function isProposed(working: WorkingRow): boolean {
  return (
    working.proposal !== null &&
    working.proposed_version === working.text_version
  );
}

/** @internal */
export function proposalOf(working: WorkingRow): Proposal | undefined {
  return working.proposal === null ? undefined : JSON.parse(working.proposal);
}

/** Reviews of a text, oldest first. @internal */
export function reviewsOf(events: EventRow[], working: WorkingRow): Review[] {
  return events.map(event => ({
    verdict: (JSON.parse(event.data) as EventData).verdict ?? 'commented',
    reviewer: event.author ?? undefined,
    text: event.text,
    at: Number(event.at),
    outdated: event.text_version !== working.text_version,
  }));
}

/** What reviewers say last of the text as it is, without whoever put it to review. @internal */
export function verdictsOf(
  reviews: Review[],
  proposer: string | undefined,
): { approvals: number; objections: number } {
  const last = new Map<string, Review['verdict']>();
  for (const { reviewer = '', verdict, outdated } of reviews) {
    if (outdated || reviewer === proposer || verdict === 'commented') continue;
    last.set(reviewer, verdict);
  }
  const verdicts = [...last.values()];
  return {
    approvals: verdicts.filter(verdict => verdict === 'approved').length,
    objections: verdicts.filter(verdict => verdict === 'changesRequested')
      .length,
  };
}
