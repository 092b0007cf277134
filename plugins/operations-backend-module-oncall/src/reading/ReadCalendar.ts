import { OutsideShift } from '@operate-first/plugin-operations-node';
import { Calendar, Shift } from '../calendar/model';
import { peopleOf } from '../calendar/peopleOf';
import { readCalendar } from '../calendar/readCalendar';
import { shiftsOf } from '../calendar/shiftsOf';
import { CalendarConfig } from '../config';
import { readPlace } from './readPlace';

const DAY_MS = 86_400_000;
/** What pages ask for is at hand; whatever else is found out when it is asked. */
const BACK_MS = 2 * DAY_MS;
const AHEAD_MS = 33 * DAY_MS;

/** A calendar as it was read last; what cannot be read anew stays as it was. @internal */
export class ReadCalendar {
  readonly config: CalendarConfig;
  readonly #now: () => number;
  #calendar?: Calendar;
  #tag?: string;
  #near?: { from: number; to: number; shifts: Shift[]; problems: string[] };
  #failure?: string;
  #readAt?: Date;

  static create(
    config: CalendarConfig,
    now: () => number = Date.now,
  ): ReadCalendar {
    return new ReadCalendar(config, now);
  }

  private constructor(config: CalendarConfig, now: () => number) {
    this.config = config;
    this.#now = now;
  }

  get readAt(): Date | undefined {
    return this.#readAt;
  }

  get timeZone(): string | undefined {
    return this.#calendar?.timeZone ?? this.config.timeZone;
  }

  /** Why it cannot be read, or in part. */
  get problem(): string | undefined {
    const said = [
      ...(this.#failure ? [`It cannot be read: ${this.#failure}.`] : []),
      ...(this.#calendar?.problems ?? []),
      ...(this.#near?.problems ?? []),
    ];
    return said.length > 0 ? said.join(' ') : undefined;
  }

  get failing(): boolean {
    return this.#failure !== undefined;
  }

  async read(signal: AbortSignal): Promise<void> {
    try {
      const found = await readPlace(this.config, { tag: this.#tag, signal });
      if (found) {
        this.#calendar = readCalendar(found.text, this.config);
        this.#tag = found.tag;
      }
      this.#readAt = new Date(this.#now());
      this.#failure = undefined;
      this.#near = this.#expand(this.#now() - BACK_MS, this.#now() + AHEAD_MS);
    } catch (error) {
      if (!signal.aborted) this.#failure = (error as Error).message;
    }
  }

  shifts(from: Date, to: Date): OutsideShift[] {
    const near = this.#near;
    const inside =
      near && near.from <= from.getTime() && to.getTime() <= near.to;
    const { shifts } = inside
      ? near
      : this.#expand(from.getTime(), to.getTime());
    return shifts.filter(shift => shift.to > from && shift.from < to);
  }

  #expand(from: number, to: number) {
    const { people } = this.config;
    const found = shiftsOf(
      this.#calendar ?? { events: [] },
      { from: new Date(from), to: new Date(to) },
      event => peopleOf(event, people),
    );
    return { from, to, ...found };
  }
}
