import { EventBucket } from '@operate-first/plugin-operations-common';
import {
  SliMeasurement,
  SliRequest,
} from '@operate-first/plugin-operations-node';

/** Good or bad and all events of one step. @internal */
export interface Counted {
  start: number;
  total: number;
  part: number;
}

/** What arithmetic in floating point may be off by is no contradiction. */
const SLACK = 1e-6;

function clampedTo(value: number, most: number): number {
  return Math.min(Math.max(value, 0), most);
}

/** Makes a measurement of counts; what contradicts itself is clamped and said. @internal */
export function stepsOf(
  request: SliRequest,
  counted: Counted[],
  partIs: 'good' | 'bad',
  warnings: Set<string>,
): SliMeasurement {
  const steps: EventBucket[] = counted.map(({ start, total, part }) => {
    const all = Math.max(total, 0);
    if (part > all * (1 + SLACK) + SLACK) {
      warnings.add(
        `There were more ${partIs} events than events at all; the surplus does not count.`,
      );
    }
    const clamped = clampedTo(part, all);
    return {
      start,
      total: all,
      good: partIs === 'good' ? clamped : all - clamped,
      coveredSeconds: request.stepSeconds,
    };
  });
  return {
    request,
    steps,
    measuredUntil: request.to,
    warnings: [...warnings],
  };
}
