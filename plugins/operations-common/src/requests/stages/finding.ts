import type { RequestEvidence } from '../../generated/openapi';

/** What facts say about one stage, whatever is before it. @internal */
export interface Finding {
  state: 'done' | 'waiting' | 'failed' | 'notRun';
  /** False where there is nothing to look at. */
  applies?: false;
  at?: string;
  evidence: RequestEvidence[];
  reason?: string;
  /** What to do about it. */
  remedy?: string;
  /** Somebody has to do it: the remedy is told at once, not only when it is late. */
  pressing?: boolean;
  whomToAsk?: string[];
}

/** The latest of some moments. @internal */
export function latest(moments: string[]): string | undefined {
  return moments.reduce<string | undefined>(
    (last, each) =>
      last === undefined || Date.parse(each) > Date.parse(last) ? each : last,
    undefined,
  );
}

/** Each once, those that are known. @internal */
export function refs(...some: Array<string | undefined>): string[] {
  return [...new Set(some.filter(ref => ref !== undefined))];
}
