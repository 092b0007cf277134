import {
  parseQuantity,
  QuotaFacts,
} from '@operate-first/plugin-operations-common';
import { ChartPoint } from '../../TimeChart/types';

const DAY_MILLISECONDS = 24 * 60 * 60 * 1000;
const DAYS = 30;

type OfCluster = QuotaFacts['clusters'][number];

/** A resource of a quota on a cluster: what is missing, nobody knows or limits. @internal */
export interface QuotaRow {
  resource: string;
  used?: number;
  /** Of all days that are kept, and of now. */
  most?: number;
  hard?: number;
  wish?: number;
}

/** Every resource that is limited, or was, or is to be; by their names. @internal */
export function quotaRows(
  { uses, days }: Pick<OfCluster, 'uses' | 'days'>,
  { hard, wish }: Pick<QuotaFacts, 'hard' | 'wish'>,
): QuotaRow[] {
  const names = new Set([
    ...uses.map(({ resource }) => resource),
    ...Object.keys(hard),
    ...Object.keys(wish ?? {}),
  ]);
  return [...names].sort().map(resource => {
    const now = uses.find(each => each.resource === resource);
    const all = [
      ...(now ? [now.used] : []),
      ...days.flatMap(day =>
        day.uses
          .filter(each => each.resource === resource)
          .map(({ used }) => used),
      ),
    ];
    return {
      resource,
      used: now?.used,
      most: all.length > 0 ? Math.max(...all) : undefined,
      // What the cluster shows counts, then what the tree says.
      hard: now?.hard ?? parseQuantity(hard[resource]),
      wish: parseQuantity(wish?.[resource]),
    };
  });
}

/** The resource of which the most is used. @internal */
export function fullestOf(rows: QuotaRow[]): QuotaRow | undefined {
  const share = ({ most, hard }: QuotaRow) =>
    most !== undefined && hard ? most / hard : -1;
  return [...rows]
    .filter(row => share(row) >= 0)
    .sort((a, b) => share(b) - share(a))[0];
}

/** Thirty days up to now; days on which nobody looked stay empty. @internal */
export function seriesOf(
  days: OfCluster['days'],
  resource: string,
  now: number,
): ChartPoint[] {
  const known = new Map(
    days.map(({ day, uses }) => [
      day,
      uses.find(each => each.resource === resource)?.used,
    ]),
  );
  const today = Math.floor(now / DAY_MILLISECONDS) * DAY_MILLISECONDS;
  return Array.from({ length: DAYS }, (_, at) => {
    const start = today - (DAYS - 1 - at) * DAY_MILLISECONDS;
    return {
      start,
      values: [known.get(new Date(start).toISOString().slice(0, 10))],
    };
  });
}
