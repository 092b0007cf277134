import { HealthReason } from '@operate-first/plugin-operations-common';

/** @internal */
export function same(a: HealthReason[], b: HealthReason[]): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}

/** What people read is the same: a machine that says it in other words makes no history. @internal */
export function sameButDetail(a: HealthReason[], b: HealthReason[]): boolean {
  const words = (reasons: HealthReason[]) =>
    reasons.map(reason => ({ ...reason, detail: undefined }));
  return same(words(a), words(b));
}
