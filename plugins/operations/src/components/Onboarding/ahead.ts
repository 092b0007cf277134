import {
  ChangedFile,
  conditionsFor,
  durationSeconds,
  isReachable,
  parseDuration,
} from '@operate-first/plugin-operations-common';
import { readTarget } from '../SloPage/target';
import { SettledForm } from './form';
import { environmentsOf } from './request';

/** Only health of production is an alert, unless a portal is told otherwise. */
const PRODUCTION = 'production';

/** What the portal sees of a service is an alert, whatever it promises. */
const HEALTH: Array<{
  name: string;
  severity: 'page' | 'ticket';
  is: 'down' | 'degraded';
}> = [
  { name: 'ServiceDown', severity: 'page', is: 'down' },
  { name: 'ServiceDegraded', severity: 'ticket', is: 'degraded' },
];

function windowOf({ window }: SettledForm): number | undefined {
  try {
    return durationSeconds(parseDuration(window));
  } catch {
    return undefined;
  }
}

/** The burn alerts of a promise, each with the share of the budget that is lost when it fires. */
function burnOf(form: SettledForm) {
  const target = readTarget(form.target);
  const windowSeconds = windowOf(form);
  if (target === undefined || windowSeconds === undefined) return [];
  return conditionsFor(windowSeconds)
    .filter(condition => isReachable(condition, target))
    .map(({ tier, severity, factor, longSeconds }) => ({
      tier,
      severity: severity === 'page' ? ('page' as const) : ('ticket' as const),
      share: (factor * longSeconds) / windowSeconds,
      windowSeconds,
      longSeconds,
    }));
}

/**
 * The alerts that a service will have: of its health where it is watched, and of its budget where the change brings its SLO.
 *
 * @param files - Of the change; an SLO that is not among them as a new file stays as it is.
 * @internal
 */
export function alertsAhead(form: SettledForm, files: ChangedFile[]) {
  const isNew = files.some(
    ({ path, change }) =>
      change === 'added' && path === `services/${form.name}/slo.yaml`,
  );
  const promised: 'new' | 'kept' = isNew ? 'new' : 'kept';
  return {
    environment: PRODUCTION,
    health: environmentsOf(form).includes(PRODUCTION) ? HEALTH : [],
    burn: form.promise !== 'none' && isNew ? burnOf(form) : [],
    budget: form.promise === 'none' ? ('none' as const) : promised,
  };
}
