import { parseQuantity } from '../cluster/admission/quantity';
import { Fields, isFields } from '../cluster/model';
import { sameJson } from '../cluster/sameJson';

const QUANTITY = /^\d+(\.\d+)?([num]|[kKMGT]i?)?$/;
/** Where quantities are, which a real API server writes in its own way: `2048Mi` comes back as `2Gi`. */
const OF_QUANTITIES = new Set([
  'hard',
  'limits',
  'requests',
  'default',
  'defaultRequest',
  'max',
  'min',
]);

function sameQuantity(a: unknown, b: unknown): boolean {
  const [one, other] = [String(a), String(b)];
  return (
    QUANTITY.test(one) &&
    QUANTITY.test(other) &&
    parseQuantity(one) === parseQuantity(other)
  );
}

/**
 * Whether a cluster has all that is wanted; what it has beside that is its own business.
 *
 * @param parent - the field whose fields are compared
 * @internal
 */
export function covers(live: unknown, wanted: unknown, parent = ''): boolean {
  if (wanted === null || wanted === undefined) {
    return live === null || live === undefined;
  }
  if (Array.isArray(wanted)) {
    return (
      Array.isArray(live) &&
      live.length === wanted.length &&
      wanted.every((item, index) => covers(live[index], item, parent))
    );
  }
  if (isFields(wanted)) {
    return (
      isFields(live) &&
      Object.entries(wanted).every(([key, value]) =>
        covers(live[key], value, isFields(value) ? key : parent),
      )
    );
  }
  return (
    live === wanted || (OF_QUANTITIES.has(parent) && sameQuantity(live, wanted))
  );
}

/**
 * The merge patch that brings a cluster from what it has to what is wanted: what was applied last and is
 * wanted no more goes, what others have added stays. Empty when there is nothing to do.
 *
 * @internal
 */
export function patchFor(
  applied: unknown,
  wanted: Fields,
  live: unknown,
): Fields {
  const before = isFields(applied) ? applied : {};
  const there = isFields(live) ? live : {};
  const patch: Fields = {};
  for (const key of Object.keys(before)) {
    const gone = wanted[key] === undefined || wanted[key] === null;
    if (gone && there[key] !== undefined) patch[key] = null;
  }
  for (const [key, value] of Object.entries(wanted)) {
    if (value === undefined) continue;
    if (isFields(value) && isFields(there[key])) {
      const inner = patchFor(before[key], value, there[key]);
      if (Object.keys(inner).length > 0) patch[key] = inner;
    } else if (
      !covers(there[key], value) ||
      // A merge patch replaces lists: one that has lost a field somewhere is covered, and yet another.
      (Array.isArray(value) && !sameJson(before[key], value))
    ) {
      patch[key] = value;
    }
  }
  return patch;
}
