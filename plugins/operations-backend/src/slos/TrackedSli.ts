import {
  SliDefinition,
  TimeRange,
} from '@operate-first/plugin-operations-common';
import {
  SliMeasurement,
  SliPlan,
  SliProblem,
} from '@operate-first/plugin-operations-node';
import { Milliseconds, timeOf } from '../database/rows';
import { storable } from '../database/text';
import { Ranges, since, withRange } from './ranges';

/** @internal */
export interface SliRow {
  id: string;
  definition: string;
  source: string | null;
  server: string | null;
  plan: string;
  answered: string;
  measured_from: Milliseconds | null;
  measured_until: Milliseconds | null;
  problem: string | null;
  problem_since: Milliseconds | null;
  warnings: string;
  created_at: Milliseconds;
  unused_since: Milliseconds | null;
}

/** How an SLI is measured: by whom, how far, and what is wrong. @internal */
export class TrackedSli {
  readonly definition: SliDefinition;
  /** The source that has a plan for it, and the server that it would ask. */
  source?: string;
  plan: SliPlan;
  answered: Ranges = [];
  problem?: SliProblem;
  problemSince?: number;
  warnings: string[] = [];
  /** The first moment that a window needs. */
  neededFrom = Infinity;
  /** No attempt before these moments: at the newest steps, at what is older. */
  readonly retryAt = { newest: 0, history: 0 };
  readonly failures = { newest: 0, history: 0 };
  /** The end of the newest steps that were asked for last. */
  askedUntil = 0;
  /** When gaps of the last hours are looked for again. */
  recheckAt = 0;

  constructor(definition: SliDefinition, plan: SliPlan, source?: string) {
    this.definition = definition;
    this.plan = plan;
    this.source = source;
  }

  get id(): string {
    return this.definition.id;
  }

  get server(): string | undefined {
    return this.plan.ok ? this.plan.server : undefined;
  }

  /** What keeps it from being known: that it cannot be measured at all, or the last failure. */
  get trouble(): SliProblem | undefined {
    return this.plan.ok ? this.problem : this.plan.problem;
  }

  get measuredFrom(): number | undefined {
    return this.answered.at(0)?.from;
  }

  get measuredUntil(): number | undefined {
    return this.answered.at(-1)?.to;
  }

  /** Goes on where the row says that somebody stopped. */
  resume(row: SliRow) {
    this.answered = JSON.parse(row.answered);
    this.problem = row.problem === null ? undefined : JSON.parse(row.problem);
    this.problemSince = timeOf(row.problem_since);
    this.warnings = JSON.parse(row.warnings);
  }

  /** Notes how far the source has spoken, ranges that are no longer kept left out. */
  answer(range: TimeRange, keptSince: number) {
    this.answered = since(withRange(this.answered, range), keptSince);
  }

  /** Notes what a look at the newest steps says of the source. */
  judge({ problem, warnings }: SliMeasurement, now: number) {
    this.problemSince = problem && (this.problemSince ?? now);
    this.problem = problem;
    this.warnings = warnings;
  }

  columns(): Pick<
    SliRow,
    | 'answered'
    | 'measured_from'
    | 'measured_until'
    | 'problem'
    | 'problem_since'
    | 'warnings'
  > {
    return {
      answered: JSON.stringify(this.answered),
      measured_from: this.measuredFrom ?? null,
      measured_until: this.measuredUntil ?? null,
      problem: this.problem ? storable(JSON.stringify(this.problem)) : null,
      problem_since: this.problemSince ?? null,
      warnings: storable(JSON.stringify(this.warnings)),
    };
  }
}
