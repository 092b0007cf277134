import { Alert, SloState } from '@operate-first/plugin-operations-common';
import { Mark } from '../HealthMark';

/** A budget is not a health, but its marks read the same. @internal */
export const SLO_MARKS: Record<SloState, Mark> = {
  ok: 'healthy',
  burning: 'degraded',
  exhausted: 'down',
  unknown: 'unknown',
  invalid: 'unknown',
};

/** The states, worst first. @internal */
export const SLO_STATES: SloState[] = [
  'exhausted',
  'burning',
  'unknown',
  'invalid',
  'ok',
];

/** What wakes somebody is worse than what waits until the morning. @internal */
export const ALERT_MARKS: Record<Alert['severity'], Mark> = {
  page: 'down',
  ticket: 'degraded',
  info: 'unknown',
};
