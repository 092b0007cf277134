import { Alert } from '@operate-first/plugin-operations-common';

/** An alert, and who else tells of the same. @internal */
export interface ToldAlert extends Alert {
  alsoToldBy?: string[];
}

/** The portal's own comes first: it knows the objective. */
const isFirst = (alert: Alert, other: Alert) =>
  alert.source === 'slo' && other.source !== 'slo';

/**
 * What several sources tell of is one alert: the same condition has the same fingerprint, whoever watches it.
 *
 * @internal
 */
export function tellOnce(alerts: Alert[]): ToldAlert[] {
  const told = new Map<string, ToldAlert>();
  for (const alert of alerts) {
    const before = told.get(alert.fingerprint);
    if (!before) told.set(alert.fingerprint, alert);
    else {
      const [first, second] = isFirst(alert, before)
        ? [alert, before]
        : [before, alert];
      const others = [...(before.alsoToldBy ?? []), second.source];
      told.set(alert.fingerprint, {
        ...first,
        alsoToldBy: [...new Set(others)].filter(one => one !== first.source),
      });
    }
  }
  return [...told.values()];
}
