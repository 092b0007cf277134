import { SloStateCounts } from '@operate-first/plugin-operations-common';
import { Translate } from '../../hooks/useOperationsTranslation';
import { Mark } from '../HealthMark';
import { SLO_MARKS, SLO_STATES } from '../SloState';

/**
 * How all SLOs stand, in a sentence, worst first. What is well is said only where nothing else is to be said.
 *
 * @internal
 */
export function slosWords(
  counts: SloStateCounts,
  t: Translate,
): { words: string; mark: Mark } {
  const total = SLO_STATES.reduce((sum, state) => sum + counts[state], 0);
  const bad = SLO_STATES.filter(state => state !== 'ok' && counts[state] > 0);
  if (total === 0) return { words: t('slos.headline.none'), mark: 'unknown' };
  if (bad.length === 0) {
    return { words: t('slos.headline.ok', { count: total }), mark: 'healthy' };
  }
  const [worst, ...others] = bad.map(state => ({
    count: counts[state],
    are: t(`slos.headline.${state as Exclude<typeof state, 'ok'>}`, {
      count: counts[state],
    }),
  }));
  const first = t('slos.headline.some', {
    count: total,
    bad: String(worst.count),
    worst: worst.are,
  });
  return {
    words: [first, ...others.map(({ count, are }) => `${count} ${are}`)].join(
      ', ',
    ),
    mark: SLO_MARKS[bad[0]],
  };
}
