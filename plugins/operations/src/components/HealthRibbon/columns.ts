import { Stretch } from './stretches';

/** A column is about three pixels wide on a large screen: narrower things cannot be told apart. */
const COLUMNS = 336;

/** What a column shows of one kind of health, as the share of its time. */
export interface Part {
  kind: Stretch['kind'];
  share: number;
}

/** A piece of the ribbon: one health alone, or the several of a time too short to draw one by one. */
export interface Column {
  from: number;
  to: number;
  /** The worst last, that is on top. */
  parts: Part[];
}

const RANK: Stretch['kind'][] = [
  'unlooked',
  'unknown',
  'healthy',
  'degraded',
  'down',
];

function worseLast(a: Part, b: Part): number {
  return RANK.indexOf(a.kind) - RANK.indexOf(b.kind);
}

function partsOf(stretches: Stretch[], from: number, to: number): Part[] {
  const shares = new Map<Stretch['kind'], number>();
  for (const stretch of stretches) {
    const lasted = Math.min(stretch.to, to) - Math.max(stretch.from, from);
    const share = Math.max(0, lasted) / (to - from);
    if (share > 0) {
      shares.set(stretch.kind, (shares.get(stretch.kind) ?? 0) + share);
    }
  }
  return [...shares].map(([kind, share]) => ({ kind, share })).sort(worseLast);
}

/**
 * The stretches as columns to draw. Each kind of health takes of a column what it took of its time: an outage
 * of a minute is seen, and is not as large as one of an hour. Equal neighbours are one column.
 *
 * @internal
 */
export function columnsOf(stretches: Stretch[]): Column[] {
  const { from } = stretches[0];
  const { to } = stretches[stretches.length - 1];
  const width = (to - from) / COLUMNS;
  const columns: Column[] = [];
  let first = 0;
  for (let index = 0; index < COLUMNS; index++) {
    const start = from + index * width;
    const end = index === COLUMNS - 1 ? to : start + width;
    while (stretches[first].to <= start) first++;
    let beyond = first;
    while (stretches[beyond]?.from < end) beyond++;
    const parts = partsOf(stretches.slice(first, beyond), start, end);
    const before = columns[columns.length - 1];
    const isSame =
      parts.length === 1 &&
      before?.parts.length === 1 &&
      before.parts[0].kind === parts[0].kind;
    if (isSame) before.to = end;
    else columns.push({ from: start, to: end, parts });
  }
  return columns;
}

/**
 * The worst stretch of the column around a moment: it is what the eye sees there.
 *
 * @internal
 */
export function worstAround(stretches: Stretch[], moment: number): Stretch {
  const { from } = stretches[0];
  const { to } = stretches[stretches.length - 1];
  const width = (to - from) / COLUMNS;
  const start = from + Math.floor((moment - from) / width) * width;
  return stretches
    .filter(stretch => stretch.from < start + width && stretch.to > start)
    .reduce((a, b) => (RANK.indexOf(b.kind) > RANK.indexOf(a.kind) ? b : a));
}
