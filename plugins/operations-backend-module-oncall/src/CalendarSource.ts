import { LoggerService } from '@backstage/backend-plugin-api';
import {
  OnCallSource,
  OutsideSchedule,
  OutsideShift,
  SourceReport,
} from '@operate-first/plugin-operations-node';
import { setTimeout as pause } from 'node:timers/promises';
import { OnCallConfig } from './config';
import { ReadCalendar } from './reading/ReadCalendar';

/** Not all replicas, nor all calendars, at the same moment. */
const JITTER = 0.2;

/** Schedules from calendars, each read in the background by itself. @internal */
export class CalendarSource implements OnCallSource {
  readonly id = 'oncall';
  readonly title = 'On-call calendars';
  readonly #intervalMs: number;
  readonly #logger: LoggerService;
  readonly #calendars: ReadCalendar[];

  static create(options: {
    config: OnCallConfig;
    logger: LoggerService;
    now?: () => number;
  }): CalendarSource {
    return new CalendarSource(options);
  }

  private constructor(options: {
    config: OnCallConfig;
    logger: LoggerService;
    now?: () => number;
  }) {
    const { config, logger, now } = options;
    this.#intervalMs = config.intervalMs;
    this.#logger = logger;
    this.#calendars = config.calendars.map(one =>
      ReadCalendar.create(one, now),
    );
  }

  /** Begins to read, and goes on until the signal is aborted. */
  start(signal: AbortSignal): void {
    for (const calendar of this.#calendars) void this.#follow(calendar, signal);
  }

  schedules(): OutsideSchedule[] {
    return this.#calendars.map(({ config, timeZone, readAt, problem }) => ({
      id: config.id,
      title: config.title,
      for: config.for,
      level: config.level,
      timeZone,
      url: config.page,
      readAt,
      problem,
    }));
  }

  shifts(
    schedule: string,
    { from, to }: { from: Date; to: Date },
  ): OutsideShift[] {
    const calendar = this.#calendars.find(
      ({ config }) => config.id === schedule,
    );
    return calendar?.shifts(from, to) ?? [];
  }

  report(): SourceReport {
    const failing = this.#calendars.filter(calendar => calendar.failing);
    const waiting = this.#calendars.filter(({ readAt }) => !readAt).length;
    if (failing.length > 0) {
      return {
        state: 'failing',
        message: failing
          .map(({ config, problem }) => `${config.title}: ${problem}`)
          .join(' '),
      };
    }
    const count = this.#calendars.length;
    return {
      state: 'running',
      message: waiting
        ? `${waiting} of ${count} calendars are read for the first time.`
        : `Reads ${count} ${count === 1 ? 'calendar' : 'calendars'}.`,
    };
  }

  async #follow(calendar: ReadCalendar, signal: AbortSignal): Promise<void> {
    let said: string | undefined;
    while (!signal.aborted) {
      await calendar.read(signal);
      if (calendar.failing && calendar.problem !== said) {
        this.#logger.warn(`${calendar.config.title}: ${calendar.problem}`);
      }
      said = calendar.problem;
      const wait = this.#intervalMs * (1 + JITTER * (Math.random() - 0.5));
      await pause(wait, undefined, { signal, ref: false }).catch(() => {});
    }
  }
}
