import { ChangeDifference } from '@operate-first/plugin-operations-common';
import { Stepped } from './stepped';

const MOST_TOLD = 3;

/** What others have changed of a change meanwhile, and whether approvals of it still count. @internal */
export function movedOn(
  { row, approvals }: Pick<Stepped, 'row' | 'approvals'>,
  { reason, there }: ChangeDifference,
): string[] {
  const isApproved = approvals.some(
    ({ by, verdict, revision }) =>
      by === 'person' && verdict === 'approve' && revision === row.revision,
  );
  if (reason !== undefined) {
    const again = isApproved ? '. It has to be approved again' : '';
    return [
      `The tree moved on, and the change is another one now: ${reason}${again}`,
    ];
  }
  if (there.length === 0) return [];
  const named = there.slice(0, MOST_TOLD).join(', ');
  const more = there.length - MOST_TOLD;
  const paths = more > 0 ? `${named} and ${more} more` : named;
  const kept = isApproved ? ', and is approved still' : '';
  return [
    `The tree has ${paths} by now; the rest of the change is as it was${kept}`,
  ];
}
