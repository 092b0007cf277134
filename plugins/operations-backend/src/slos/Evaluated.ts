import {
  SloEvaluation,
  windowViewAt,
} from '@operate-first/plugin-operations-common';
import { AlertInput } from '../alerts/AlertStore';
import { FollowedSlo } from './SloBook';

/** An evaluation, and what it was made from. @internal */
export interface Evaluated {
  /** Missing where another process evaluated it. */
  slo?: FollowedSlo;
  inputs: string;
  at: number;
  evaluation: SloEvaluation;
  /** As it is stored. */
  text: string;
  alerts: AlertInput[];
}

function alertStatesOf({ objectives }: SloEvaluation): string {
  return JSON.stringify(
    objectives.map(({ alerts }) => alerts.map(({ state }) => state)),
  );
}

/** Whether pages would say something else, apart from figures. @internal */
export function isNews(before: Evaluated | undefined, next: Evaluated) {
  return (
    before?.evaluation.state !== next.evaluation.state ||
    alertStatesOf(before.evaluation) !== alertStatesOf(next.evaluation)
  );
}

/** Whether what is stored says something else, or says it of something else. @internal */
export function differs(before: Evaluated | undefined, next: Evaluated) {
  return before?.text !== next.text || before.slo?.hash !== next.slo?.hash;
}

/** An error of ours makes an SLO unknown, and no other; what fires goes on. @internal */
export function unevaluable(
  slo: FollowedSlo,
  before: Evaluated | undefined,
  inputs: string,
  at: number,
): Evaluated {
  const evaluation: SloEvaluation = {
    window: before?.evaluation.window ?? windowViewAt(slo.definition, at),
    state: 'unknown',
    message: 'It could not be evaluated; the log of the portal says why.',
    objectives: [],
  };
  const text = JSON.stringify(evaluation);
  const alerts = before?.alerts ?? [];
  return { slo, inputs, at, evaluation, text, alerts };
}
