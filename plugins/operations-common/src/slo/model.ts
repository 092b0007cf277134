/**
 * What SLOs are, once their documents are read and their references followed. Times are milliseconds since the epoch,
 * ratios are between 0 and 1, edges of windows are UTC unless a zone is named.
 */
import { EventBucket } from '../buckets/eventBuckets';

/**
 * How good and bad are summed over a window, as in OpenSLO.
 *
 * @public
 */
export type BudgetingMethod = 'Occurrences' | 'Timeslices' | 'RatioTimeslices';

/**
 * What a slice without events counts as.
 *
 * @public
 */
export type EmptySlices = 'exclude' | 'good' | 'bad';

/** Units of OpenSLO durations: m minutes, M months. @public */
export type DurationUnit = 'm' | 'h' | 'd' | 'w' | 'M' | 'Q' | 'Y';

/** A duration as OpenSLO writes it, `30d`. @public */
export interface SloDuration {
  count: number;
  unit: DurationUnit;
}

/**
 * The window of an objective. A calendar window is computed on the wall clock of its zone, from its anchor.
 *
 * @public
 */
export type SloWindow =
  | { kind: 'rolling'; duration: SloDuration }
  | {
      kind: 'calendar';
      duration: SloDuration;
      /** Local time without a zone, `2026-01-01T00:00:00`. */
      anchor: string;
      /** IANA name, `Europe/Prague`. */
      zone: string;
    };

/** From, inclusive, to, exclusive. @public */
export interface TimeRange {
  from: number;
  to: number;
}

/** A comparison of OpenSLO. @public */
export type ThresholdOperator = 'lt' | 'lte' | 'gt' | 'gte';

/**
 * A query of a document, for the source that understands its type.
 *
 * @public
 */
export interface MetricQuery {
  /** Type of the data source, as written: `Prometheus`, `Operations`. */
  type: string;
  /** Name of the DataSource document; missing where the query is written with its type only. */
  dataSource?: string;
  /** As the document has it: `query`, `promql`, … */
  spec: Record<string, unknown>;
}

/**
 * What is measured. Two objectives that measure the same share one SLI and its buckets.
 *
 * @public
 */
export interface SliDefinition {
  /** Derived from everything below, so that another query is another SLI. */
  id: string;
  measure:
    | {
        kind: 'ratio';
        /** Whether the queries are counters that only grow, or values per step. */
        counter: boolean;
        total: MetricQuery;
        /** Exactly one of both. */
        good?: MetricQuery;
        bad?: MetricQuery;
      }
    | {
        /** A query that answers with the ratio itself: of successes, or of failures. */
        kind: 'raw';
        rawType: 'success' | 'failure';
        query: MetricQuery;
      }
    | {
        /** A value that is good while it compares well; what is counted are seconds. */
        kind: 'threshold';
        query: MetricQuery;
        operator: ThresholdOperator;
        value: number;
      };
  /** Where the budget is counted in slices. A slice is good if its ratio is at least the target. */
  slice?: { seconds: number; target?: number };
  /** The entity ref of the service and the environment, for sources that measure by service. */
  serviceRef?: string;
  environment: string;
}

/**
 * One closed step of an SLI. Weights are events, or seconds where a threshold is measured. Steps that nobody could
 * measure are missing, or covered in part; a covered step with a total of 0 had no traffic.
 *
 * @public
 */
export interface SliBucket extends EventBucket {
  /** Slices that begin in the step. */
  goodSlices: number;
  badSlices: number;
  emptySlices: number;
  /** Sum of the ratios of the slices that are not empty. */
  ratioSum: number;
}

/** Buckets summed over a range. @public */
export type SliSum = Omit<SliBucket, 'start'>;

/**
 * An SLI over a window. Neither state without a ratio is 0 or 1: nobody measured, or nothing happened.
 *
 * @public
 */
export type SliValue =
  | { state: 'known'; ratio: number; sum: SliSum }
  | { state: 'no-data' | 'no-traffic'; sum: SliSum };

/** @public */
export interface ObjectiveDefinition {
  /** Place in the document, from 0. */
  index: number;
  title?: string;
  /** Between 0 and 1, 1 excluded. */
  target: number;
  sli: SliDefinition;
  /** For composites; 1 elsewhere. */
  weight: number;
}

/**
 * A burn alert: fires while the budget burns at least `factor` times as fast as it may, over both windows.
 *
 * @public
 */
export interface BurnCondition {
  /** Stable, for labels: `page_1h`, or the name of the AlertCondition. */
  tier: string;
  severity: 'page' | 'ticket';
  factor: number;
  longSeconds: number;
  /** Missing where a document's condition has one window only. */
  shortSeconds?: number;
  operator: 'gt' | 'gte' | 'lt' | 'lte';
  /** How long it must hold before it fires. */
  forSeconds: number;
  /** Where it was written: `workbook`, or the ref of the AlertCondition. */
  origin: string;
}

/** @public */
export interface SloAlerting {
  /** Empty where every tier is switched off. */
  conditions: BurnCondition[];
  /** No alert with fewer events, or fewer bad ones, in the long window. */
  minimumEvents: number;
  minimumErrors: number;
  alertWhenNoData: boolean;
  runbookUrl?: string;
}

/** @public */
export interface SloDefinition {
  /** Entity ref, `slo:default/payments-availability`. */
  ref: string;
  title: string;
  description?: string;
  /** Entity ref of the operated service; missing where no document or annotation links one. */
  serviceRef?: string;
  ownerRef?: string;
  environment: string;
  budgetingMethod: BudgetingMethod;
  emptySlices: EmptySlices;
  window: SloWindow;
  /** At least one; several with indicators of their own are a composite. */
  objectives: ObjectiveDefinition[];
  composite: boolean;
  alerting: SloAlerting;
  /** Whether maintenance is left out of the budget; it is always left out of alerts. */
  excludeMaintenance: boolean;
}

/**
 * What is wrong or doubtful in a document, in words.
 *
 * @public
 */
export interface DocumentProblem {
  /** Errors keep the document from counting; warnings say how it was understood. */
  severity: 'error' | 'warning';
  /** Path of the field, `spec.objectives[0].target`. */
  path: string;
  message: string;
}
