import { SloObjective, SloState } from '../generated/openapi';
import { clock, figure, length, percent } from './sentences';

/** What an objective's sentence is made of. @internal */
export interface Standing {
  /** For how long it will last, and whether something was today. */
  now?: number;
  state: SloState;
  remaining?: number;
  burnRate?: number;
  exhaustion?: SloObjective['exhaustion'];
  /** Since when nothing happens, where that is so. */
  quietSince?: number;
  /** How much of what has elapsed of the window was measured. */
  measuredShare?: number;
  elapsedSeconds?: number;
  /** Why what is left of the budget is not spoken of. */
  provisionalMessage?: string;
}

/** What is measured less than this says little of the window that is promised. */
const MEASURED_ENOUGH = 0.95;

function leftover(remaining: number): string {
  if (remaining > 0) return `${percent(remaining)} of the budget is left.`;
  if (remaining === 0) return 'The budget is spent.';
  const consumed = 1 - remaining;
  if (consumed >= 2) {
    return `The budget is spent ${figure(consumed)} times over.`;
  }
  return `The budget is spent, and ${percent(-remaining)} more than it.`;
}

function ending({ exhaustion, now = 0 }: Standing): string | undefined {
  if (exhaustion?.state !== 'at' || !exhaustion.at) return undefined;
  const seconds = (Date.parse(exhaustion.at) - now) / 1000;
  return `Empty in ${length(seconds)} at this rate.`;
}

function unmeasuredPart({
  measuredShare = 1,
  elapsedSeconds = 0,
}: Standing): string | undefined {
  if (measuredShare >= MEASURED_ENOUGH) return undefined;
  const part = length(measuredShare * elapsedSeconds);
  const whole = length(elapsedSeconds);
  // "Only 3 d of 3 d" helps nobody.
  if (part === whole) return undefined;
  const verb = part.startsWith('1 ') ? 'is' : 'are';
  return `Only ${part} of ${whole} ${verb} measured.`;
}

/** How an objective stands whose budget is known. @internal */
export function standingMessage(standing: Standing): string {
  const { state, remaining = 0, burnRate = 0, now = 0 } = standing;
  const { quietSince, provisionalMessage } = standing;
  const burns =
    state === 'burning' &&
    burnRate >= 1 &&
    `It burns ${figure(burnRate)} times as fast as it may.`;
  const quiet =
    quietSince !== undefined && `No traffic since ${clock(quietSince, now)}.`;
  const sentences = provisionalMessage
    ? [burns, provisionalMessage, quiet]
    : [
        leftover(remaining),
        burns,
        ending(standing),
        quiet,
        unmeasuredPart(standing),
      ];
  return sentences.filter(Boolean).join(' ');
}

/** Why it is unknown. @internal */
export function noTrafficMessage(until: number | undefined, now: number) {
  return until === undefined
    ? 'No traffic since it is measured.'
    : `No traffic since ${clock(until, now)}.`;
}

/** Why it is unknown, with what the source says of it. @internal */
export function unmeasuredMessage(
  until: number | undefined,
  problem: string | undefined,
  now: number,
): string {
  if (until === undefined) {
    return problem ? `Nobody measures it: ${problem}` : 'Not measured yet.';
  }
  const since = `Not measured since ${clock(until, now)}`;
  return problem ? `${since}: ${problem}` : `${since}.`;
}
