import { Alert } from '@operate-first/plugin-operations-common';
import { Translate } from '../../hooks/useOperationsTranslation';
import { bySeverity, splitAlerts } from '../AlertsCard';
import { Mark } from '../HealthMark';
import { ALERT_MARKS } from '../SloState';

/**
 * What fires, in a sentence. What tells nobody is counted by itself, so that it is neither missed nor feared.
 *
 * @internal
 */
export function alertsWords(
  alerts: Alert[],
  t: Translate,
): { words: string; mark: Mark } {
  const { firing, unmapped, quiet } = splitAlerts(alerts);
  const loud = [...firing, ...unmapped].sort(bySeverity);
  const [worst] = loud;
  const words = [
    worst
      ? t('alerts.headline.firing', { count: loud.length })
      : t('alerts.headline.none'),
    quiet.length > 0 && t('alerts.headline.quiet', { count: quiet.length }),
  ];
  return {
    words: words.filter(Boolean).join('; '),
    mark: worst ? ALERT_MARKS[worst.severity] : 'healthy',
  };
}
