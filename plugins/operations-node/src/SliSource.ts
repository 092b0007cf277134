import {
  EventBucket,
  SliDefinition,
} from '@operate-first/plugin-operations-common';

/**
 * Steps of an SLI that are wanted. The source answers for closed steps only.
 *
 * @public
 */
export interface SliRequest {
  sli: SliDefinition;
  /** Edges of steps, milliseconds since the epoch: from inclusive, to exclusive. */
  from: number;
  to: number;
  /** A divisor of a day. */
  stepSeconds: number;
}

/**
 * What was measured for one request. Steps that are missing are gaps: nobody knows, and nobody guesses.
 *
 * @public
 */
export interface SliMeasurement {
  request: SliRequest;
  /** One per step, in order. `total: 0` in a covered step means that there was no traffic. */
  steps: EventBucket[];
  /** How far the answer speaks, an edge of a step; what lies after it will be asked for again. */
  measuredUntil: number;
  /** Why it could not be measured whole: a sentence for everybody, no inner addresses, no answers quoted. */
  problem?: SliProblem;
  /** What the server warned of, in our words: partial answers, clamped values, duplicate series. */
  warnings: string[];
}

/** @public */
export interface SliProblem {
  /** Stable, `<source>.<rule>`, as in `prometheus.unreachable`. */
  code: string;
  message: string;
  remedy?: string;
  /** What the machine said in its own words, for readers who may see diagnostics. */
  detail?: string;
}

/**
 * A query as people may copy it.
 *
 * @public
 */
export interface ShownQuery {
  /** `Good events`, `All events`, … */
  title: string;
  language: string;
  query: string;
  /** Where it opens in the tool of the server, if the configuration names a page for people. */
  url?: string;
}

/**
 * What a source makes of an SLI.
 *
 * @public
 */
export type SliPlan =
  | { ok: true; server: string; queries: ShownQuery[]; notes: string[] }
  | {
      ok: false;
      problem: SliProblem;
      /** As they are written: whoever mends them wants to see them. */
      queries?: ShownQuery[];
    };

/**
 * A module that measures SLIs. The core decides which replica asks, what is missing, and keeps the answers.
 *
 * @public
 */
export interface SliSource {
  /** Short and stable, as in `prometheus`. */
  id: string;
  title: string;
  /** What it makes of an SLI; undefined where the SLI is for another source. Cheap: it asks nobody. */
  plan(sli: SliDefinition): SliPlan | undefined;
  /**
   * Measures, in any order, one measurement per request. It never throws for one request's sake: a failure is a
   * measurement with a problem.
   */
  measure(
    requests: SliRequest[],
    options: { signal: AbortSignal },
  ): AsyncIterable<SliMeasurement>;
}
