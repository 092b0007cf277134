import { IncidentFacets } from '@operate-first/plugin-operations-common';
import { Translate } from '../../hooks/useOperationsTranslation';
import { Mark } from '../HealthMark';

const UNTAKEN = ['triggered', 'reopened'];

/**
 * How many incidents are open, and whether somebody works on them, in a sentence.
 *
 * @internal
 */
export function incidentsWords(
  facets: IncidentFacets,
  t: Translate,
): { words: string; mark: Mark } {
  const open = facets.state.find(({ value }) => value === 'open')?.count ?? 0;
  if (open === 0) {
    return { words: t('incident.headline.none'), mark: 'healthy' };
  }
  const untaken = facets.status
    .filter(({ value }) => UNTAKEN.includes(value))
    .reduce((sum, { count }) => sum + count, 0);
  const words = [
    t('incident.headline.open', { count: open }),
    untaken > 0 &&
      (open === 1
        ? t('incident.headline.untakenIt')
        : t('incident.headline.untaken', { count: untaken })),
  ];
  return {
    words: words.filter(Boolean).join(', '),
    mark: untaken > 0 ? 'down' : 'degraded',
  };
}
