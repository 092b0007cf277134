import {
  Alert,
  AlertLikeness,
  toldTogether,
} from '@operate-first/plugin-operations-common';

/** An alert, and who else tells of the same. @internal */
export interface ToldAlert extends Alert {
  alsoToldBy?: string[];
}

interface Placed extends AlertLikeness {
  place: number;
}

function placed(alert: Alert, place: number): Placed {
  const { id, source, fingerprint, labels, environment, cluster } = alert;
  return {
    ...{ id, source, fingerprint, labels, environment, cluster },
    place,
    serviceId: alert.service?.ref,
    startsAt: Date.parse(alert.startsAt),
    endsAt: alert.endsAt === undefined ? undefined : Date.parse(alert.endsAt),
  };
}

/** The portal's own knows the objective. */
function spokesman(copies: Alert[]): ToldAlert {
  const own = copies.find(({ source }) => source === 'slo');
  const first = own ?? copies[0];
  const sources = new Set(copies.map(({ source }) => source));
  sources.delete(first.source);
  return sources.size > 0 ? { ...first, alsoToldBy: [...sources] } : first;
}

/**
 * What several sources tell of is one alert, as it is for the policy and in timelines. In the order in which they are
 * given.
 *
 * @internal
 */
export function tellOnce(alerts: Alert[]): ToldAlert[] {
  return toldTogether(alerts.map(placed))
    .map(copies => copies.map(({ place }) => place).sort((a, b) => a - b))
    .sort(([a], [b]) => a - b)
    .map(places => spokesman(places.map(place => alerts[place])));
}
