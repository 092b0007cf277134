/** How long a step of the recorded counts is. @public */
export const RECORDED_STEP_SECONDS = 60;

/** How long a step of the recorded counts for long windows is. @public */
export const RECORDED_LONG_STEP_SECONDS = 300;

/**
 * The series that the exported rules record of every SLI. A sample is the count of the step that ends with it: steps
 * neither overlap nor leave anything out. Events, or seconds where a threshold or a raw ratio is measured.
 *
 * @public
 */
export const RECORDED_SERIES = {
  /** Of one minute, recorded each minute. */
  good: 'slo:good:count1m',
  total: 'slo:total:count1m',
  /** Of five minutes, recorded each five minutes. */
  longGood: 'slo:good:count5m',
  longTotal: 'slo:total:count5m',
} as const;

/**
 * Labels of the recorded series. The id of the SLI is derived from its queries, so that counts which older rules
 * recorded of other queries are not taken for those of today's.
 *
 * @public
 */
export const RECORDED_LABELS = {
  sli: 'sli',
  /** `<namespace>/<name>` of the SLO. */
  slo: 'slo',
  /** Place of the objective in its document. */
  objective: 'objective',
} as const;
