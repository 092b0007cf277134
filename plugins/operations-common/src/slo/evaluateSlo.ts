import { SliSeries } from '../buckets';
import { Slo } from '../generated/openapi';
import { SloDefinition, TimeRange } from './model';

/** How an SLO stands, as the API tells it; it survives JSON. @public */
export type SloEvaluation = Pick<
  Slo,
  | 'window'
  | 'state'
  | 'message'
  | 'remaining'
  | 'burnRate'
  | 'objectives'
  | 'composite'
>;

/** Why an SLI cannot be measured at present. @public */
export interface MeasuringProblem {
  code: string;
  /** A sentence for everybody. */
  message: string;
  detail?: string;
}

/** Who measures an SLI, and what they warned of. @public */
export interface SliPlace {
  source?: string;
  server?: string;
  warnings?: string[];
}

/** What an evaluation reads. @public */
export interface EvaluationContext {
  now: number;
  series(sliId: string): SliSeries | undefined;
  problem(sliId: string): MeasuringProblem | undefined;
  place?(sliId: string): SliPlace | undefined;
  /** Announced maintenance of the service that touches the window. */
  maintenance: TimeRange[];
  /** What was evaluated last, for how long conditions have held. */
  previous?: SloEvaluation;
  /** How late what is measured usually arrives. */
  latenessSeconds: number;
}

/** @public */
export function evaluateSlo(
  definition: SloDefinition,
  _context: EvaluationContext,
): SloEvaluation {
  return {
    window: { kind: definition.window.kind, duration: '' },
    state: 'unknown',
    message: 'Not measured yet.',
    objectives: [],
  };
}
