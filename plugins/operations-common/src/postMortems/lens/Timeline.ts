import { LensText } from './LensText';

const MINUTE = 60_000;
const DAY = 24 * 60;

/** An entry of a timeline. @internal */
export interface TimelineMoment {
  start: number;
  end: number;
  /** Of the day. */
  minute: number;
  /** Milliseconds since the epoch, where the day is known. */
  at?: number;
}

const TIME =
  /(?<![\d:.])([01]?\d|2[0-3]):([0-5]\d)(?::[0-5]\d)?(?![\d:])(?:\s?([ap])\.?m\b)?/gi;
const DATE = /(?<!\d)(\d{4}-\d{2}-\d{2})(?!\d)/;
const ZONE =
  /\b(?:CES?T|MES?Z|BST|[ECMP][SD]T|local time|Ortszeit|UTC ?[+-] ?\d)\b/;

/** Times of the day in a text. @internal */
export function timesIn(
  text: string,
): Array<{ start: number; end: number; minute: number }> {
  return [...text.matchAll(TIME)].map(match => {
    const [all, hour, minute, half] = match;
    const shift = half?.toLowerCase() === 'p' && Number(hour) < 12 ? 12 : 0;
    return {
      start: match.index,
      end: match.index + all.length,
      minute: (Number(hour) + shift) * 60 + Number(minute),
    };
  });
}

/** So far from a time, an entry still tells of it. */
const NEAR_MINUTES = 2;

const KNOWN = new WeakMap<LensText, Timeline>();

/** The entries of the timeline of an account. @internal */
export class Timeline {
  readonly entries: TimelineMoment[];
  /** It says that its times are not UTC. */
  readonly elsewhere: boolean;
  /** Minutes of the day that are told, of all entries and of those without a day. */
  readonly #told = new Set<number>();
  readonly #toldAnyDay = new Set<number>();

  private constructor(entries: TimelineMoment[], elsewhere: boolean) {
    this.entries = entries;
    this.elsewhere = elsewhere;
    for (const { minute, at } of entries) {
      for (let apart = -NEAR_MINUTES; apart <= NEAR_MINUTES; apart++) {
        const near = (minute + apart + DAY) % DAY;
        this.#told.add(near);
        if (at === undefined) this.#toldAnyDay.add(near);
      }
    }
  }

  /** Several rules look at it. */
  static of(text: LensText): Timeline {
    const timeline = KNOWN.get(text) ?? Timeline.#read(text);
    KNOWN.set(text, timeline);
    return timeline;
  }

  static #read(text: LensText): Timeline {
    const sections = text.sectionsOfKind('timeline');
    let day: string | undefined;
    const entries: TimelineMoment[] = [];
    for (const { start, end } of sections) {
      for (const line of text.visible.slice(start, end).matchAll(/[^\r\n]+/g)) {
        day = DATE.exec(line[0])?.[1] ?? day;
        // The time with which an entry begins; others in it are told by it.
        const [first] = timesIn(line[0]);
        if (first && first.start < 40) {
          const midnight =
            day === undefined ? NaN : Date.parse(`${day}T00:00Z`);
          const at = midnight + first.minute * MINUTE;
          entries.push({
            start: start + line.index + first.start,
            end: start + line.index + first.end,
            minute: first.minute,
            ...(Number.isFinite(at) && { at }),
          });
        }
      }
    }
    const elsewhere = sections.some(section => ZONE.test(section.text));
    return new Timeline(entries, elsewhere);
  }

  /** Whether an entry is not more than two minutes from a time of the day. */
  tells(minute: number): boolean {
    return this.#told.has(minute);
  }

  /** Whether an entry is not more than two minutes from a moment. */
  tellsMoment(at: number): boolean {
    const minute = Math.floor(at / MINUTE);
    if (this.#toldAnyDay.has(((minute % DAY) + DAY) % DAY)) return true;
    return this.entries.some(
      entry =>
        entry.at !== undefined &&
        Math.abs(entry.at - minute * MINUTE) <= NEAR_MINUTES * MINUTE,
    );
  }
}
