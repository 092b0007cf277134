import {
  PostMortem,
  PostMortemStatus,
} from '@operate-first/plugin-operations-common';
import { Mark } from '../HealthMark';

/** What is being written is nothing to worry about: it reads like work that is announced. @internal */
export const POST_MORTEM_MARKS: Record<PostMortemStatus, Mark> = {
  draft: 'unknown',
  inReview: 'maintenance',
  published: 'healthy',
};

/** For how long it lasted, in milliseconds, where that is known. @internal */
export function lastedOf(
  of: Pick<PostMortem, 'startedAt' | 'resolvedAt'>,
): number | undefined {
  if (!of.startedAt || !of.resolvedAt) return undefined;
  return Date.parse(of.resolvedAt) - Date.parse(of.startedAt);
}
