import { RequestFacts } from '@operate-first/plugin-operations-common';
import { PresentChange, withOwnCheck } from '../changeOf';
import { HeldRequest } from '../rows';

/** What a request has become, not stored yet. @internal */
export type Stepped = HeldRequest & { told: string[] };

/** Stores what is known so far, with all that follows from it: who takes over goes on from there. @internal */
export type Save = (stepped: Stepped) => Promise<Stepped>;

/** With what the portal itself finds now. @internal */
export function checked(
  stepped: Stepped,
  { check }: Pick<PresentChange, 'check'>,
  now: number,
): Stepped {
  const { facts } = stepped;
  const checks = withOwnCheck(facts.checks, check);
  const isSame = JSON.stringify(checks) === JSON.stringify(facts.checks);
  const at = new Date(now).toISOString();
  return {
    ...stepped,
    facts: {
      ...facts,
      checks,
      checkedAt: isSame ? facts.checkedAt ?? at : at,
    },
  };
}

/** It is in the target; what stood in the way does no more. @internal */
export function mergedAt(
  stepped: Stepped,
  { revision, text }: { revision: string | undefined; text: string },
  now: number,
): Stepped {
  const {
    notMerged: _,
    notProposed: __,
    noPullRequest: ___,
    notApproved: ____,
    ...facts
  } = stepped.facts;
  const commit = revision ? ` Commit ${revision.slice(0, 12)}.` : '';
  const url = stepped.proposal?.request?.url;
  const merged: NonNullable<RequestFacts['merged']> = {
    text: `${text}${commit}`,
    ...(url && { url }),
    at: new Date(now).toISOString(),
    ...(revision && { revision }),
  };
  return { ...stepped, facts: { ...facts, merged } };
}

/** Why it is not merged now. @internal */
export function refused(stepped: Stepped, notMerged: string): Stepped {
  return { ...stepped, facts: { ...stepped.facts, notMerged } };
}
