import {
  alertFingerprint,
  BurnAlertState,
  burnAlertLabels,
  SloEvaluation,
} from '@operate-first/plugin-operations-common';
import { AlertInput } from '../alerts/AlertStore';
import { FollowedSlo } from './SloBook';

/** Why an alert that fires tells nobody. */
function suppressedBy(
  state: BurnAlertState['state'],
): AlertInput['suppressed'] {
  if (state === 'inhibited') return 'inhibited';
  return state === 'maintenance' ? 'maintenance' : undefined;
}

/** The burn alerts that fire, as alerts like any other. @internal */
export function burnAlerts(
  { definition, serviceId, visibility }: FollowedSlo,
  { objectives }: SloEvaluation,
  now: number,
): AlertInput[] {
  const { runbookUrl } = definition.alerting;
  return objectives.flatMap(({ index, title, alerts }) =>
    alerts.flatMap(alert => {
      const suppressed = suppressedBy(alert.state);
      if (alert.state !== 'firing' && !suppressed) return [];
      const labels = burnAlertLabels(definition, { index }, alert);
      const objective = title ? ` (${title})` : '';
      return {
        fingerprint: alertFingerprint(labels),
        severity: alert.severity,
        title: `The error budget of ${definition.title}${objective} burns`,
        ...(alert.message && { message: alert.message }),
        labels,
        annotations: {},
        ...(serviceId && { serviceId }),
        visibility,
        environment: definition.environment,
        slo: definition.ref,
        objective: index,
        ...(runbookUrl && { runbookUrl }),
        ...(suppressed && { suppressed }),
        startsAt: alert.since ? Date.parse(alert.since) : now,
      };
    }),
  );
}
