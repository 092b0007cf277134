import { ThresholdOperator } from '@operate-first/plugin-operations-common';

/** What the duration of a look is compared with, in seconds. @internal */
export interface Threshold {
  operator: ThresholdOperator;
  value: number;
}

/** A threshold as rows name it. @internal */
export function measureOf({ operator, value }: Threshold): string {
  return `${operator} ${value}`;
}

/** Whether a look that took so many seconds is good. @internal */
export function isWithin(
  seconds: number,
  { operator, value }: Threshold,
): boolean {
  switch (operator) {
    case 'lt':
      return seconds < value;
    case 'lte':
      return seconds <= value;
    case 'gt':
      return seconds > value;
    default:
      return seconds >= value;
  }
}
