import { blocksOf } from '../markdown/blocks';
import { scanComments } from '../markdown/comments';

/**
 * Where a text is internal, marks included, in its order: what members read and everybody else does not. Parts that lie in
 * each other are one.
 *
 * @public
 */
export function internalRanges(
  body: string,
): Array<{ start: number; end: number }> {
  // Most texts have no such part, and finding blocks takes its time.
  return body.includes('<!--')
    ? scanComments(body, blocksOf(body)).internal
    : [];
}
