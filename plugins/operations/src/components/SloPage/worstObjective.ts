import { SloObjective } from '@operate-first/plugin-operations-common';
import { SLO_STATES } from '../SloState';

/** The objective that asks for attention first: by its state, then by what is left. @internal */
export function worstObjective(
  objectives: SloObjective[],
): SloObjective | undefined {
  const left = ({ budget }: SloObjective) => budget?.remaining ?? Infinity;
  return [...objectives].sort(
    (a, b) =>
      SLO_STATES.indexOf(a.state) - SLO_STATES.indexOf(b.state) ||
      (left(a) < left(b) ? -1 : Number(left(a) > left(b))),
  )[0];
}
