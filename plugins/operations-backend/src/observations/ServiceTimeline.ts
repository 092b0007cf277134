import {
  environmentHealths,
  Health,
  Scope,
  serviceHealth,
  Workload,
} from '@operate-first/plugin-operations-common';
import {
  ObservationFailure,
  ObservationInput,
} from '@operate-first/plugin-operations-node';
import { same, sameButDetail } from './sameReasons';
import { scopeKey } from './scopes';
import {
  expiryOf,
  StoredObservation,
  toObservation,
} from './StoredObservation';
import {
  EnvironmentState,
  HEADLINE,
  HealthTransition,
  ObservationTransition,
} from './transitions';

/** A source may be so far ahead of the clock by which is written; beyond it, the clock was set back. */
export const AHEAD_MILLISECONDS = 1_000;

/** @internal */
export interface SeenWorkloads {
  source: string;
  scope: Scope;
  workloads: Workload[];
}

/**
 * What happens to one service, in the order of time: observations, their expiry, and the health that
 * follows. It is arithmetic in memory; the store reads it before and writes its outcome after.
 *
 * @internal
 */
export class ServiceTimeline {
  readonly #observations: Map<string, StoredObservation>;
  readonly #environments: Map<string, EnvironmentState>;
  readonly #headlineEnvironments: string[];

  /** What the store has to write. */
  readonly changed = new Map<string, StoredObservation>();
  readonly retired: StoredObservation[] = [];
  /** What was seen to run, by the keys of the observations. */
  readonly workloads = new Map<string, SeenWorkloads>();
  readonly observationTransitions: ObservationTransition[] = [];
  readonly healthTransitions: HealthTransition[] = [];
  readonly changedEnvironments = new Set<string>();
  /** Whether a reader would see something else than before, ages aside. */
  announce = false;

  constructor(options: {
    observations: StoredObservation[];
    environments: Map<string, EnvironmentState>;
    headlineEnvironments: string[];
  }) {
    this.#observations = new Map(
      options.observations.map(observation => [
        scopeKey(observation.source, observation.scope),
        observation,
      ]),
    );
    this.#environments = options.environments;
    this.#headlineEnvironments = options.headlineEnvironments;
  }

  get environments(): ReadonlyMap<string, EnvironmentState> {
    return this.#environments;
  }

  /**
   * After the clock was set back, what was seen lies in the future: it would count for as long and hide
   * every look until then. It becomes as old as a look is when the next one is due.
   */
  setClock(now: number) {
    for (const [key, observation] of this.#observations) {
      const { observedAt = -Infinity, since, intervalSeconds } = observation;
      if (observedAt <= now + AHEAD_MILLISECONDS) continue;
      const at = Math.round(now - intervalSeconds * 1000);
      const next = { ...observation, observedAt: at };
      this.#put(key, {
        ...next,
        since: since && Math.min(since, at),
        expiresAt: expiryOf(next),
      });
    }
  }

  /**
   * Takes a look of a source.
   *
   * @returns false where it changes nothing: nobody declared its scope, or a later look is known already.
   */
  observe(source: string, input: ObservationInput, now: number): boolean {
    const key = scopeKey(source, input.scope);
    const before = this.#observations.get(key);
    const seen = input.observedAt.getTime();
    const at = seen <= now + AHEAD_MILLISECONDS ? seen : now;
    if (!before || (before.observedAt ?? -Infinity) >= at) return false;
    // What expired before this look was unknown until this look.
    this.advance(at);
    const known = this.#observations.get(key) ?? before;
    const wasStatus =
      known.observedAt === undefined || known.expired
        ? undefined
        : known.status;
    const reworded = !same(known.reasons, input.reasons);
    const changed =
      wasStatus !== input.status ||
      (reworded && !sameButDetail(known.reasons, input.reasons));
    if (input.workloads) {
      const { workloads } = input;
      this.workloads.set(key, { source, scope: known.scope, workloads });
    }
    const next: StoredObservation = {
      ...known,
      status: input.status,
      reasons: input.reasons,
      facts: input.facts ?? {},
      observedAt: at,
      since: wasStatus === input.status ? known.since : at,
      staleReason: undefined,
      expired: false,
    };
    this.#put(key, { ...next, expiresAt: expiryOf(next) });
    if (changed) {
      this.observationTransitions.push({
        source,
        scope: known.scope,
        at,
        status: input.status,
        reasons: input.reasons,
      });
    }
    if (changed || reworded || known.staleReason) {
      this.announce = true;
      this.evaluate(at);
    }
    return true;
  }

  /** Takes that a source could not look: the last value stays, and says why it is stale. */
  fail(
    source: string,
    { scope, reason }: Pick<ObservationFailure, 'scope' | 'reason'>,
    now: number,
  ) {
    this.advance(now);
    const key = scopeKey(source, scope);
    const before = this.#observations.get(key);
    if (!before || before.staleReason === reason) return;
    this.#put(key, { ...before, staleReason: reason });
    this.announce = true;
    this.evaluate(now);
  }

  /** Takes that a source could look nowhere. */
  failEverywhere(source: string, reason: string, now: number) {
    for (const { source: its, scope } of [...this.#observations.values()]) {
      if (its === source) this.fail(source, { scope, reason }, now);
    }
  }

  /** Takes what a source means to observe from now on. */
  declare(
    source: string,
    scopes: Array<Scope & { intervalSeconds: number }>,
    now: number,
  ) {
    this.advance(now);
    const declared = new Set<string>();
    for (const { intervalSeconds, ...scope } of scopes) {
      const key = scopeKey(source, scope);
      declared.add(key);
      const before = this.#observations.get(key);
      if (before?.intervalSeconds === intervalSeconds) continue;
      const next: StoredObservation = {
        source,
        scope,
        status: 'unknown',
        reasons: [],
        facts: {},
        expired: false,
        ...before,
        intervalSeconds,
      };
      const expiresAt = expiryOf(next);
      const expired = next.expired && (expiresAt ?? Infinity) <= now;
      this.#put(key, { ...next, expiresAt, expired });
      this.announce = true;
      if (next.expired && !expired) {
        const { status, reasons } = next;
        // A longer interval makes the last look count again.
        this.observationTransitions.push({
          source,
          scope,
          at: now,
          status,
          reasons,
        });
      }
    }
    for (const [key, observation] of this.#observations) {
      if (observation.source === source && !declared.has(key)) {
        this.#retire(key, observation, now);
      }
    }
    this.advance(now);
    if (this.announce) this.evaluate(now);
  }

  /** Turns observations that have expired by a moment into unknown ones, backdated to their expiry. */
  advance(now: number) {
    const due = [...this.#observations]
      .filter(
        ([, { expired, expiresAt }]) =>
          !expired && (expiresAt ?? Infinity) <= now,
      )
      .sort(([, a], [, b]) => (a.expiresAt ?? 0) - (b.expiresAt ?? 0));
    for (const [key, observation] of due) {
      const at = observation.expiresAt ?? now;
      this.#put(key, { ...observation, expired: true });
      this.observationTransitions.push({
        source: observation.source,
        scope: observation.scope,
        at,
        status: 'unknown',
        reasons: [],
      });
      this.announce = true;
      this.evaluate(at);
    }
  }

  /** Compares the health at a moment with the one that is known and notes the difference. */
  evaluate(now: number) {
    const at = new Date(now);
    const observations = [...this.#observations.values()].map(observation =>
      toObservation(observation, now),
    );
    const options = {
      now: at,
      headlineEnvironments: this.#headlineEnvironments,
    };
    const looked = new Set(
      observations
        .filter(({ observedAt }) => observedAt !== undefined)
        .map(({ scope }) => scope.environment),
    );
    const environments = environmentHealths(observations, options);
    for (const { environment, health } of environments) {
      this.#note(environment, health, looked.has(environment), now);
    }
    this.#note(
      HEADLINE,
      serviceHealth(observations, options),
      this.#headlineEnvironments.some(name => looked.has(name)),
      now,
    );
    const present = new Set(environments.map(({ environment }) => environment));
    for (const environment of this.#environments.keys()) {
      if (environment !== HEADLINE && !present.has(environment)) {
        this.#note(environment, { status: 'unknown', reasons: [] }, false, now);
      }
    }
  }

  #note(
    environment: string,
    health: Omit<Health, 'since'>,
    looked: boolean,
    now: number,
  ) {
    const { status, reasons } = health;
    const before = this.#environments.get(environment);
    const begins = looked && before?.lookedSince === undefined;
    if (
      before &&
      !begins &&
      before.status === status &&
      sameButDetail(before.reasons, reasons)
    ) {
      if (same(before.reasons, reasons)) return;
      this.changedEnvironments.add(environment);
      this.announce = true;
      this.#environments.set(environment, { ...before, reasons });
      return;
    }
    this.changedEnvironments.add(environment);
    this.announce = true;
    const lookedSince = before?.lookedSince ?? (looked ? now : undefined);
    if (lookedSince === undefined) {
      // History begins with the first look; before it there is only the reason why nothing is known.
      this.#environments.set(environment, { status, reasons });
      return;
    }
    const at = Math.max(now, before?.changedAt ?? now);
    this.#environments.set(environment, {
      status,
      reasons,
      lookedSince,
      changedAt: at,
      since: !begins && before?.status === status ? before.since : at,
    });
    this.healthTransitions.push({ environment, at, status, reasons });
  }

  #put(key: string, observation: StoredObservation) {
    this.#observations.set(key, observation);
    this.changed.set(key, observation);
  }

  #retire(key: string, observation: StoredObservation, now: number) {
    this.#observations.delete(key);
    this.changed.delete(key);
    this.workloads.delete(key);
    this.retired.push(observation);
    this.announce = true;
    if (observation.observedAt === undefined) return;
    this.observationTransitions.push({
      source: observation.source,
      scope: observation.scope,
      at: now,
      status: 'unknown',
      reasons: [],
    });
  }
}
