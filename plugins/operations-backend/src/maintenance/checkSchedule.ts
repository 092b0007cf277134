import {
  MaintenanceInput,
  MaintenanceSchedule,
  nextMaintenanceWindow,
  scheduleProblem,
} from '@operate-first/plugin-operations-common';
import { FieldError } from '../api/FieldError';

const MOST_DAYS = 31;
const DAY = 24 * 60 * 60 * 1000;
/** Rules are followed from their first window on. */
const OLDEST_DAYS = 400;
const FARTHEST_DAYS = 2_000;

/** Refuses a schedule that cannot be followed, naming the field and what to do. @internal */
export function checkSchedule(
  input: MaintenanceInput,
  schedule: MaintenanceSchedule,
  now: number,
): void {
  const { startsAt, endsAt } = schedule;
  if (!(startsAt < endsAt)) {
    throw new FieldError({
      field: 'endsAt',
      value: input.endsAt,
      message: 'endsAt is not after startsAt.',
      remedy: 'Give an end that is later than the start.',
    });
  }
  if (endsAt - startsAt > MOST_DAYS * DAY) {
    throw new FieldError({
      field: 'endsAt',
      value: input.endsAt,
      message: `A window lasts ${MOST_DAYS} days at most.`,
      remedy:
        'Announce what takes longer as a change of what the service promises.',
    });
  }
  if (
    startsAt < now - OLDEST_DAYS * DAY ||
    startsAt > now + FARTHEST_DAYS * DAY
  ) {
    throw new FieldError({
      field: 'startsAt',
      value: input.startsAt,
      message: 'startsAt is too far from now.',
      remedy: `Give a first window within the last ${OLDEST_DAYS} or the next ${FARTHEST_DAYS} days.`,
    });
  }
  const problem = scheduleProblem(schedule);
  if (problem) {
    const { field } = problem;
    throw new FieldError({ ...problem, value: input[field] });
  }
  if (!nextMaintenanceWindow(schedule, now)) {
    throw new FieldError({
      field: 'endsAt',
      value: input.endsAt,
      message: 'All of this is over.',
      remedy:
        'Give an end in the future: what was not announced before excuses nobody.',
    });
  }
}
