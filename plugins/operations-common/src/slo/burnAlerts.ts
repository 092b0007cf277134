import { BurnAlertState, SloObjective } from '../generated/openapi';
import { burnRateOf } from './budget';
import { conditionHolds, fastestBurn, isReachable } from './burn';
import { Measured } from './Measured';
import {
  BurnCondition,
  ObjectiveDefinition,
  SliSum,
  SloAlerting,
  TimeRange,
} from './model';
import { countsEvents } from './rules/ratio';
import { clock, figure, length } from './sentences';

/** @internal */
export interface BurnAlertInput {
  objective: ObjectiveDefinition;
  alerting: SloAlerting;
  /** Undefined where nothing was ever measured. */
  measured: Measured | undefined;
  maintenance: TimeRange[];
  now: number;
  previous: SloObjective | undefined;
}

interface Burns {
  long?: number;
  short?: number;
  /** Of the long window. */
  sum: SliSum;
}

function burnsOf(
  { longSeconds, shortSeconds }: BurnCondition,
  measured: Measured,
  target: number,
  excluded: TimeRange[],
): Burns {
  const burn = (sum: SliSum) => {
    const ratio = measured.errorRatio(sum);
    return ratio === undefined ? undefined : burnRateOf(ratio, target);
  };
  const over = (seconds: number) =>
    measured.sum(measured.last(seconds), excluded);
  const sum = over(longSeconds);
  return {
    sum,
    long: burn(sum),
    short: shortSeconds === undefined ? undefined : burn(over(shortSeconds)),
  };
}

/** Why there are too few events to wake anybody; only events are guarded, time always passes. */
function tooFew(
  { sum }: Burns,
  { objective, alerting }: BurnAlertInput,
): string | undefined {
  if (!countsEvents(objective.sli)) return undefined;
  const bad = sum.total - sum.good;
  if (sum.total < alerting.minimumEvents) {
    return `Too little traffic to tell: ${figure(sum.total)} of at least ${
      alerting.minimumEvents
    } events.`;
  }
  if (bad < alerting.minimumErrors) {
    return `Too few errors to tell: ${figure(bad)} of at least ${
      alerting.minimumErrors
    }.`;
  }
  return undefined;
}

function burnSentence(condition: BurnCondition, { long, short }: Burns) {
  const { longSeconds, shortSeconds } = condition;
  if (long === undefined) return undefined;
  const over = `Burned ${figure(long)} times as fast as it may over ${length(
    longSeconds,
  )}`;
  return shortSeconds === undefined || short === undefined
    ? `${over}.`
    : `${over} and ${figure(short)} times over ${length(shortSeconds)}.`;
}

function hasFired(previous: BurnAlertState | undefined): boolean {
  return previous?.state === 'firing' || previous?.state === 'inhibited';
}

type Held = Pick<BurnAlertState, 'state' | 'since'>;

/** Goes on from how the condition stood, now that it holds. */
function held(
  { forSeconds }: BurnCondition,
  previous: BurnAlertState | undefined,
  now: number,
): Held {
  const at = new Date(now).toISOString();
  if (hasFired(previous)) {
    return { state: 'firing', since: previous?.since ?? at };
  }
  const since = previous?.state === 'pending' ? previous.since ?? at : at;
  return now - Date.parse(since) >= forSeconds * 1000
    ? { state: 'firing', since: at }
    : { state: 'pending', since };
}

/** How a condition stands while nobody measures. */
function unmeasured(
  condition: BurnCondition,
  input: BurnAlertInput,
  previous: BurnAlertState | undefined,
): Held & { message: string } {
  const { now, measured, alerting } = input;
  if (alerting.alertWhenNoData) {
    return {
      ...held(condition, previous, now),
      message: 'Nobody measures it, and its policy says to alert then.',
    };
  }
  const until = measured?.until ?? -Infinity;
  const fired = previous?.state === 'firing' || previous?.state === 'inhibited';
  if (fired && now - until < condition.longSeconds * 1000) {
    return {
      state: 'firing',
      since: previous?.since,
      message: `Still firing: nobody has measured since ${clock(until, now)}.`,
    };
  }
  return { state: 'unknown', message: 'Nobody measures it.' };
}

function stateOf(
  condition: BurnCondition,
  input: BurnAlertInput,
  previous: BurnAlertState | undefined,
): Partial<BurnAlertState> & Pick<BurnAlertState, 'state'> {
  const { measured, objective, maintenance, now } = input;
  if (!measured || measured.stale) {
    return unmeasured(condition, input, previous);
  }
  const { target } = objective;
  const burns = burnsOf(condition, measured, target, maintenance);
  const { long, short } = burns;
  const numbers = { longBurn: long, shortBurn: short };
  const holds = conditionHolds(condition, long, short);
  const few = holds ? tooFew(burns, input) : undefined;
  if (holds && !few) {
    const message = burnSentence(condition, burns);
    return { ...numbers, ...held(condition, previous, now), message };
  }
  const excused = burnsExcused(condition, input, measured);
  if (excused) {
    const announced = previous?.state === 'maintenance';
    return {
      ...numbers,
      state: 'maintenance',
      since: (announced && previous.since) || new Date(now).toISOString(),
      message: [burnSentence(condition, excused), maintenanceSentence(input)]
        .filter(Boolean)
        .join(' '),
    };
  }
  if (holds !== undefined) {
    return { ...numbers, state: 'quiet', ...(few && { message: few }) };
  }
  // Where everything fails, callers may go away: that nothing happens any more does not end an alert.
  return long !== undefined && hasFired(previous)
    ? {
        ...numbers,
        ...held(condition, previous, now),
        message: 'Still firing: nothing has happened since.',
      }
    : {
        ...numbers,
        state: 'unknown',
        message: 'Nothing happened in its windows, or nobody looked.',
      };
}

/** How fast it burns for which it would fire if maintenance counted; undefined where it would not. */
function burnsExcused(
  condition: BurnCondition,
  input: BurnAlertInput,
  measured: Measured,
): Burns | undefined {
  if (input.maintenance.length === 0) return undefined;
  const { target } = input.objective;
  const burns = burnsOf(condition, measured, target, []);
  const holds = conditionHolds(condition, burns.long, burns.short);
  return holds === true && !tooFew(burns, input) ? burns : undefined;
}

/** Until when it is excused, or what of its windows was. */
function maintenanceSentence({ maintenance, now }: BurnAlertInput): string {
  const begun = maintenance.filter(({ from }) => from <= now);
  const until = Math.max(...begun.map(({ to }) => to));
  const verb = until > now ? 'is' : 'was';
  return `It ${verb} in announced maintenance until ${clock(
    until,
    now,
  )}, so it tells nobody.`;
}

/** How the burn conditions of an objective stand, before pages quieten tickets. @internal */
export function burnAlertsOf(input: BurnAlertInput): BurnAlertState[] {
  const { alerting, objective, previous } = input;
  const { target } = objective;
  return alerting.conditions.map(condition => {
    const { tier, severity, factor, origin } = condition;
    const { longSeconds, shortSeconds, forSeconds } = condition;
    const before = previous?.alerts.find(one => one.tier === tier);
    const known = { tier, severity, factor, longSeconds, shortSeconds };
    const reachable = isReachable(condition, target);
    return withoutUndefined({
      ...known,
      forSeconds,
      origin,
      reachable,
      ...(reachable
        ? stateOf(condition, input, before)
        : { state: 'quiet', message: unreachable(target) }),
    });
  });
}

function unreachable(target: number): string {
  return `It can never fire: with this target nothing burns faster than ${figure(
    fastestBurn(target),
  )} times.`;
}

function withoutUndefined<T extends object>(value: T): T {
  const entries = Object.entries(value).filter(([, one]) => one !== undefined);
  return Object.fromEntries(entries) as T;
}

/** A page that fires quietens the tickets of the same SLO. @internal */
export function inhibitTickets(objectives: SloObjective[]): SloObjective[] {
  const paged = objectives.some(({ alerts }) =>
    alerts.some(one => one.severity === 'page' && one.state === 'firing'),
  );
  if (!paged) return objectives;
  return objectives.map(objective => ({
    ...objective,
    alerts: objective.alerts.map(alert =>
      alert.severity === 'ticket' && alert.state === 'firing'
        ? { ...alert, state: 'inhibited' as const }
        : alert,
    ),
  }));
}
