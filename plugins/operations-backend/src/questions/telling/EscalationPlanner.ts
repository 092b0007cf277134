import { LoggerService } from '@backstage/backend-plugin-api';
import {
  Artefact,
  EscalationCandidate,
  EscalationPolicy,
  EscalationTarget,
  NextEscalation,
  nextEscalation,
  nextLook,
} from '@operate-first/plugin-operations-common';
import { Knex } from 'knex';
import { heldUntil, quietUntil } from '../../notifications/quietHours';
import { SettingsStore } from '../../notifications/SettingsStore';
import { EVERYTHING } from '../audience';
import { Authors, OnCallNow } from '../people';
import { EscalationState, QuestionRow } from '../rows';

const MOST_AUTHORS = 10;

type Planned = Pick<
  QuestionRow,
  | 'state'
  | 'asker'
  | 'asked_at'
  | 'artefact'
  | 'incident_id'
  | 'root_service_id'
>;

/** What happens next where nobody answers. @internal */
export interface EscalationPlan {
  /** Who is asked, as far as is known. */
  next?: NextEscalation;
  /** When it is looked at again; undefined where nothing is left to do. */
  lookAt?: number;
}

/** A plan as it is stored. @internal */
export function planColumns({ next, lookAt }: EscalationPlan, taken: number[]) {
  const state: EscalationState = { taken, nextAt: next?.at };
  return {
    escalation: JSON.stringify(state),
    escalate_at: lookAt ?? null,
    escalate_to: next?.to.ref ?? null,
  } satisfies Partial<QuestionRow>;
}

/** @internal */
export interface EscalationPlannerOptions {
  database: Knex;
  logger: LoggerService;
  authors: Authors;
  onCall: OnCallNow;
  policy: EscalationPolicy;
  now?: () => number;
}

/**
 * Finds out who is asked next when nobody answers, and when.
 *
 * @internal
 */
export class EscalationPlanner {
  readonly #options: EscalationPlannerOptions;
  readonly #settings: SettingsStore;
  readonly #now: () => number;

  static create(options: EscalationPlannerOptions): EscalationPlanner {
    return new EscalationPlanner(options);
  }

  private constructor(options: EscalationPlannerOptions) {
    this.#options = options;
    this.#settings = SettingsStore.create(options);
    this.#now = options.now ?? Date.now;
  }

  /** @param done - whom it is asked of, and which steps were taken. */
  async plan(
    question: Planned,
    done: { asked: string[]; taken: number[] },
  ): Promise<EscalationPlan> {
    const { database, policy } = this.#options;
    const incident = question.incident_id
      ? await database('incidents')
          .where('id', question.incident_id)
          .first('key', 'severity', 'resolved_at')
      : undefined;
    const urgent = incident !== undefined && incident.resolved_at === null;
    const candidates = await this.#candidates(question, incident?.key);
    const severity = urgent ? incident.severity : undefined;
    const known = await this.#withQuiet(candidates, severity);
    const escalated = {
      state: question.state,
      askedAt: Number(question.asked_at),
      urgent,
      asked: [question.asker, ...done.asked],
      taken: done.taken,
    };
    return {
      next: nextEscalation(escalated, policy, known),
      lookAt: nextLook(escalated, policy, known, this.#now()),
    };
  }

  async #candidates(
    { artefact, root_service_id: id }: Planned,
    incident: string | undefined,
  ): Promise<Record<EscalationTarget, EscalationCandidate[]>> {
    const { database, authors, onCall, logger } = this.#options;
    const service: { owner: string | null } | undefined =
      id === null
        ? undefined
        : await database('services').where({ id }).first('owner');
    const query = { artefact: JSON.parse(artefact) as Artefact, incident };
    const [found, calls] = await Promise.all([
      authors
        .find({ ...query, limit: MOST_AUTHORS }, EVERYTHING)
        .catch(error => {
          logger.warn(`Cannot find authors, asking the team: ${error}`);
          return undefined;
        }),
      id === null
        ? []
        : onCall.of(id).catch(error => {
            logger.warn(`Cannot find out who is on call: ${error}`);
            return [];
          }),
    ]);
    const team = found?.team?.ref ?? service?.owner ?? undefined;
    return {
      nextAuthor: (found?.suggestions ?? []).flatMap(
        ({ person, state, why, instead }) => {
          const reason = why[0]?.text ?? 'knows it';
          if (state === 'present') {
            return person ? [{ ref: person.ref, why: reason }] : [];
          }
          // Whoever is away, or would rather have their team asked, said whom to ask.
          return instead ? [{ ref: instead.ref, why: reason }] : [];
        },
      ),
      team: team ? [{ ref: team, why: 'owns the service' }] : [],
      onCall: calls.map(ref => ({ ref, why: 'is on call' })),
    };
  }

  async #withQuiet(
    candidates: Record<EscalationTarget, EscalationCandidate[]>,
    severity: 1 | 2 | 3 | 4 | undefined,
  ): Promise<Record<EscalationTarget, EscalationCandidate[]>> {
    const people = Object.values(candidates)
      .flat()
      .map(({ ref }) => ref);
    const settings = await this.#settings.readAll([...new Set(people)]);
    const now = this.#now();
    const quiet = (candidate: EscalationCandidate): EscalationCandidate => {
      const known = settings.get(candidate.ref);
      const until =
        severity === undefined
          ? known?.quietHours && quietUntil(known.quietHours, now)
          : heldUntil(known, severity, now);
      return { ...candidate, quietUntil: until };
    };
    return {
      nextAuthor: candidates.nextAuthor.map(quiet),
      team: candidates.team,
      onCall: candidates.onCall.map(quiet),
    };
  }
}
