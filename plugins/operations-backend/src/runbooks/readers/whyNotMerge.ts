import { contributorsOf, RunbookProposal } from '../rows';

/** What is missing before a proposed text can be merged. @internal */
export function whyNotMerge(
  proposal: RunbookProposal,
  person: string | undefined,
  approvals: number,
): string | undefined {
  if (proposal.state === 'conflicting') {
    return 'It conflicts with what was changed in git meanwhile. Propose it again on the present text.';
  }
  if (proposal.state !== 'open') {
    return proposal.message ?? 'It does not wait any more. Propose it again.';
  }
  if (approvals === 0 || person === undefined) return undefined;
  if (!contributorsOf(proposal).includes(person)) return undefined;
  return proposal.by === person
    ? 'Whoever proposes a text does not merge it. Ask somebody else.'
    : 'Words of yours are in it, so that somebody else merges it.';
}
