import { alertKind } from './alert';
import { clusterKind } from './cluster';
import type { RequestKind } from './model';
import { namespaceKind } from './namespace';
import { offboardKind } from './offboard';
import { quotaKind } from './quota';
import { sloKind } from './slo';
import { teamKind } from './team';

/**
 * Kinds of requests that are parameters and a pure function, by their names; an onboarding has a form of its own, and `change`
 * is whatever another template wrote.
 */
const KINDS: ReadonlyArray<RequestKind> = [
  namespaceKind as RequestKind,
  quotaKind as RequestKind,
  sloKind as RequestKind,
  alertKind as RequestKind,
  teamKind as RequestKind,
  clusterKind as RequestKind,
  offboardKind as RequestKind,
];

/**
 * All of them, in the order in which they are offered.
 *
 * @public
 */
export function requestKinds(): ReadonlyArray<RequestKind> {
  return KINDS;
}

/**
 * The kind of a name; undefined where there is none.
 *
 * @public
 */
export function requestKind(name: string): RequestKind | undefined {
  return KINDS.find(each => each.name === name);
}
