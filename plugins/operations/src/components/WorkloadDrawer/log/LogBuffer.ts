/** A line as a container wrote it. */
export interface LogLine {
  kind: 'line';
  /** Grows; the same line keeps it. */
  id: number;
  /** As the cluster wrote it, to the nanosecond. */
  time?: string;
  text: string;
}

/** Where we were not listening for a while. */
export interface LogBreak {
  kind: 'break';
  id: number;
  lostAt: number;
  /** What follows joins what stood before without a gap. */
  isWhole: boolean;
}

/** What a log shows. */
export type LogEntry = LogLine | LogBreak;

/** What is kept at most. */
export const MOST_LINES = 5_000;
/** A line without an end is broken, so that no line can be as large as a log. */
const LONGEST_LINE = 8_192;

const TIME = /^(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\S*) ?/;
const ESCAPE = '\u001b';
/** Colours and movements of the cursor, for terminals. */
const TERMINAL = new RegExp(`${ESCAPE}\\[[0-9;?]*[A-Za-z]`, 'g');

/** A time that can be compared: programs leave zeros at the end of a fraction out. */
function comparable(time: string): string {
  const fraction = /\.(\d+)/.exec(time)?.[1] ?? '';
  const seconds = Date.parse(time.replace(/\.\d+/, ''));
  return `${String(seconds).padStart(16, '0')}.${fraction.padEnd(9, '0')}`;
}

/**
 * The last lines of a log. After a break it leaves out what it has already, by the times of the lines.
 *
 * @internal
 */
export class LogBuffer {
  readonly #capacity: number;
  #entries: LogEntry[] = [];
  #partial = '';
  #nextId = 0;
  #total = 0;
  /** The time of the last line, and what was written at that time. */
  #lastTime = '';
  #lastTexts = new Set<string>();
  #resumed: { lostAt: number; overlaps: boolean } | undefined;

  private constructor(capacity: number) {
    this.#capacity = capacity;
  }

  static create(options?: { capacity?: number }): LogBuffer {
    return new LogBuffer(options?.capacity ?? MOST_LINES);
  }

  /** The entries, oldest first: a copy, which does not change. */
  get entries(): LogEntry[] {
    return this.#entries.slice(-this.#capacity);
  }

  /** How many lines have come in all, those that are no longer kept included. */
  get total(): number {
    return this.#total;
  }

  /** Takes a piece of the log; it need not end where a line does. */
  append(piece: string): void {
    const lines = (this.#partial + piece).split('\n');
    this.#partial = lines.pop() ?? '';
    lines.forEach(line => this.#take(line));
    while (this.#partial.length > LONGEST_LINE) {
      this.#take(this.#partial.slice(0, LONGEST_LINE));
      this.#partial = this.#partial.slice(LONGEST_LINE);
    }
    // Cutting is dear: a little more is kept than is shown.
    if (this.#entries.length > 2 * this.#capacity) {
      this.#entries = this.#entries.slice(-this.#capacity);
    }
  }

  /** The log ended: what came last is a line too. */
  end(): void {
    if (this.#partial) this.#take(this.#partial);
    this.#partial = '';
  }

  /** What comes next was asked for anew, after nobody listened for a while. */
  resume(lostAt: number): void {
    this.end();
    if (this.#total > 0) this.#resumed = { lostAt, overlaps: false };
  }

  #take(raw: string): void {
    const line = raw.replace(/\r$/, '').replace(TERMINAL, '');
    const [prefix = '', time] = TIME.exec(line) ?? [];
    const text = line.slice(prefix.length);
    const moment = time ? comparable(time) : '';
    if (this.#resumed) {
      if (moment && this.#has(moment, text)) {
        this.#resumed.overlaps = true;
        return;
      }
      this.#entries.push({
        kind: 'break',
        id: this.#nextId++,
        lostAt: this.#resumed.lostAt,
        isWhole: this.#resumed.overlaps,
      });
      this.#resumed = undefined;
    }
    if (moment !== this.#lastTime) this.#lastTexts.clear();
    this.#lastTime = moment;
    this.#lastTexts.add(text);
    this.#entries.push({ kind: 'line', id: this.#nextId++, time, text });
    this.#total++;
  }

  #has(moment: string, text: string): boolean {
    return (
      moment < this.#lastTime ||
      (moment === this.#lastTime && this.#lastTexts.has(text))
    );
  }
}
