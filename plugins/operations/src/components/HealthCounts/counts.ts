import {
  HealthCounts,
  HealthStatus,
  ServiceFacets,
} from '@operate-first/plugin-operations-common';
import { formatCount } from '../../format/numbers';
import { Translate } from '../../hooks/useOperationsTranslation';
import { Mark } from '../HealthMark';

/** The worst first. */
export const HEALTHS: HealthStatus[] = [
  'down',
  'degraded',
  'unknown',
  'healthy',
];

/** @internal */
export const NO_SERVICES: HealthCounts = {
  healthy: 0,
  degraded: 0,
  down: 0,
  unknown: 0,
};

/** @internal */
export function totalOf(counts: HealthCounts): number {
  return HEALTHS.reduce((sum, health) => sum + counts[health], 0);
}

/** @internal */
export function sumCounts(all: HealthCounts[]): HealthCounts {
  const sum = { ...NO_SERVICES };
  for (const counts of all) {
    for (const health of HEALTHS) sum[health] += counts[health];
  }
  return sum;
}

/** @internal */
export function countsOf({ health }: ServiceFacets): HealthCounts {
  const counts = { ...NO_SERVICES };
  for (const { value, count } of health) {
    if (value in counts) counts[value as HealthStatus] += count;
  }
  return counts;
}

/** The worst health that some service has; nothing is green where there is nothing. */
export function worstOf(counts: HealthCounts): HealthStatus {
  return HEALTHS.find(health => counts[health] > 0) ?? 'unknown';
}

/** Worst first: by how many are down, then degraded, then unknown. */
export function compareCounts(a: HealthCounts, b: HealthCounts): number {
  return b.down - a.down || b.degraded - a.degraded || b.unknown - a.unknown;
}

/**
 * How services are, in words, with the mark that goes with the words.
 *
 * @internal
 */
export function healthWords(
  counts: HealthCounts,
  t: Translate,
  locale: string,
): { words: string; mark: Mark } {
  const total = totalOf(counts);
  const { unknown } = counts;
  const notWell = counts.down + counts.degraded;

  const words: string[] = [];
  if (total === 0) words.push(t('services.headline.none'));
  else if (notWell > 0) {
    words.push(
      t('services.headline.notWell', {
        count: notWell,
        total: formatCount(total, locale),
      }),
    );
  } else if (unknown > 0) words.push(t('services.headline.noneDown'));
  else
    words.push(
      total === 2
        ? t('services.headline.bothWell')
        : t('services.headline.allWell', { count: total }),
    );
  if (unknown > 0)
    words.push(t('services.headline.unknown', { count: unknown }));
  return { words: words.join(', '), mark: worstOf(counts) };
}
