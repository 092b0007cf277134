import { SliSum } from '../slo/model';
import { SUM_FIELDS } from './sums';

/** @internal */
export const SECONDS_OF_DAY = 24 * 60 * 60;

/** The first byte of a packed day says how it is packed. */
const PACKING_VERSION = 2;
const STEP_AT = 4;
const WIDTHS_AT = 8;
const HEADER_BYTES = 16;
const FIELDS = SUM_FIELDS.length;
/** Bytes of a number by the width of its column; the widest is a float, the others are whole numbers. */
const FLOAT = 8;

type Width = 0 | 1 | 2 | 4 | 8;

/** A column per field, a number per step. @internal */
export type Columns = Float64Array[];

/** @internal */
export function emptyColumns(stepSeconds: number): Columns {
  const steps = SECONDS_OF_DAY / stepSeconds;
  return SUM_FIELDS.map(() => new Float64Array(steps));
}

function widthOf(column: Float64Array): Width {
  let most = 0;
  for (const value of column) {
    if (!Number.isInteger(value) || value < 0 || value > 0xffffffff) {
      return FLOAT;
    }
    if (value > most) most = value;
  }
  if (most === 0) return 0;
  if (most <= 0xff) return 1;
  return most <= 0xffff ? 2 : 4;
}

function write(view: DataView, at: number, width: Width, value: number) {
  if (width === FLOAT) view.setFloat64(at, value);
  else if (width === 4) view.setUint32(at, value);
  else if (width === 2) view.setUint16(at, value);
  else view.setUint8(at, value);
}

function read(view: DataView, at: number, width: number): number {
  if (width === FLOAT) return view.getFloat64(at);
  if (width === 4) return view.getUint32(at);
  if (width === 2) return view.getUint16(at);
  return view.getUint8(at);
}

/**
 * A UTC day of buckets in bytes: a header with the step and the width of each column, then the columns. A column is as
 * wide as its largest number needs, and takes no room where all of it is zero: most SLIs have no slices.
 *
 * @internal
 */
export class PackedDay {
  readonly stepSeconds: number;
  readonly #view: DataView;
  /** Where each column begins, and how wide it is. */
  readonly #offsets: number[] = [];
  readonly #widths: number[] = [];

  static open(data: Uint8Array): PackedDay {
    if (data[0] !== PACKING_VERSION) {
      throw new Error(
        `A day of buckets is packed in version ${data[0]}, this program reads version ${PACKING_VERSION}`,
      );
    }
    return new PackedDay(
      new DataView(data.buffer, data.byteOffset, data.byteLength),
    );
  }

  static pack(columns: Columns, stepSeconds: number): Uint8Array {
    const widths = columns.map(widthOf);
    const steps = SECONDS_OF_DAY / stepSeconds;
    const bytes = widths.reduce<number>((sum, width) => sum + width * steps, 0);
    const data = new Uint8Array(HEADER_BYTES + bytes);
    const view = new DataView(data.buffer);
    data[0] = PACKING_VERSION;
    view.setUint32(STEP_AT, stepSeconds);
    let at = HEADER_BYTES;
    widths.forEach((width, field) => {
      data[WIDTHS_AT + field] = width;
      if (width === 0) return;
      for (const value of columns[field]) {
        write(view, at, width, value);
        at += width;
      }
    });
    return data;
  }

  private constructor(view: DataView) {
    this.#view = view;
    this.stepSeconds = view.getUint32(STEP_AT);
    let at = HEADER_BYTES;
    for (let field = 0; field < FIELDS; field++) {
      const width = view.getUint8(WIDTHS_AT + field);
      this.#offsets.push(at);
      this.#widths.push(width);
      at += width * this.steps;
    }
  }

  get steps(): number {
    return SECONDS_OF_DAY / this.stepSeconds;
  }

  columns(): Columns {
    const columns = emptyColumns(this.stepSeconds);
    columns.forEach((column, field) => {
      for (let step = 0; step < column.length; step++) {
        column[step] = this.#value(field, step);
      }
    });
    return columns;
  }

  /** Sums steps, the last one excluded. */
  sum(from: number, to: number): SliSum {
    return {
      good: this.#sum(0, from, to),
      total: this.#sum(1, from, to),
      coveredSeconds: this.#sum(2, from, to),
      goodSlices: this.#sum(3, from, to),
      badSlices: this.#sum(4, from, to),
      emptySlices: this.#sum(5, from, to),
      ratioSum: this.#sum(6, from, to),
    };
  }

  /** The last step in which somebody looked or, with traffic, something happened; -1 where there is none. */
  last(traffic = false): number {
    for (let step = this.steps - 1; step >= 0; step--) {
      if (this.#value(1, step) > 0) return step;
      if (!traffic && this.#value(2, step) > 0) return step;
    }
    return -1;
  }

  /** The first step in which somebody looked; -1 where there is none. */
  first(): number {
    for (let step = 0; step < this.steps; step++) {
      if (this.#value(1, step) > 0 || this.#value(2, step) > 0) return step;
    }
    return -1;
  }

  #value(field: number, step: number): number {
    const width = this.#widths[field];
    return width === 0
      ? 0
      : read(this.#view, this.#offsets[field] + step * width, width);
  }

  #sum(field: number, from: number, to: number): number {
    const width = this.#widths[field];
    if (width === 0) return 0;
    const first = this.#offsets[field];
    let sum = 0;
    for (let step = from; step < to; step++) {
      sum += read(this.#view, first + step * width, width);
    }
    return sum;
  }
}
