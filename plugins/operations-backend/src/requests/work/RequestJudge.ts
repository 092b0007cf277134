import {
  approvalNeedOfFiles,
  OnboardingProblem,
  RequestApprovalNeed,
  stricterNeed,
} from '@operate-first/plugin-operations-common';
import { Knex } from 'knex';
import { OnboardingReader } from '../../onboarding/checks/model';
import { TreeAtRevision } from '../../onboarding/HeldTree';
import { OnboardingDesk } from '../../onboarding/OnboardingDesk';
import { onboardingOf } from '../changeOf';
import { KindDesk } from '../kinds/KindDesk';
import { Onboarding } from '../Onboarding';
import { HeldRequest, StoredApproval } from '../rows';

/** Entity refs of services in a sentence. */
const REFS = /\b(?:component|resource|api):[\w.-]+\/[\w.-]*\w/gi;

/** How a request is found now. @internal */
export interface Judged {
  /** What is wrong with it now, each with what to do. */
  problems: OnboardingProblem[];
  /** Who has to approve it: never less than before. */
  need: RequestApprovalNeed;
  /** Those of people who still may. */
  approvals: StoredApproval[];
}

/**
 * Says again, before anything is merged, what was said when the form was sent: whether clusters have room, whose names are
 * whose, and who has to approve. Nobody is here to ask, so it is found in what is stored, as who asked, and says nothing that
 * is not for everybody.
 *
 * @internal
 */
export class RequestJudge {
  readonly #onboarding: Onboarding;
  readonly #database: Knex;
  readonly #desk: OnboardingDesk;
  readonly #kinds: KindDesk;

  static create(options: {
    onboarding: Onboarding;
    database: Knex;
    now?: () => number;
  }): RequestJudge {
    return new RequestJudge(options);
  }

  private constructor(options: {
    onboarding: Onboarding;
    database: Knex;
    now?: () => number;
  }) {
    this.#onboarding = options.onboarding;
    this.#database = options.database;
    const { onboarding, now } = options;
    this.#desk = OnboardingDesk.create({ ...onboarding, now });
    this.#kinds = KindDesk.create(options);
  }

  async judge(held: HeldRequest, tree: TreeAtRevision): Promise<Judged> {
    const services = await this.#servicesOf(held);
    const { found, need: now } = await this.#found(held, tree, services);
    const need = now ? stricterNeed(held.need, now) : held.need;
    return {
      problems: await this.#forEverybody(found?.problems ?? [], services),
      need,
      approvals: await this.#stillApproving(held, need),
    };
  }

  async #found(
    held: HeldRequest,
    tree: TreeAtRevision,
    services: string[],
  ): Promise<{
    found?: { problems: OnboardingProblem[] };
    need?: RequestApprovalNeed;
  }> {
    const { config, pending } = this.#onboarding;
    const { row, parameters, ground } = held;
    if (row.kind === 'change') {
      return { need: approvalNeedOfFiles(config.approval) };
    }
    const beside = {
      pending: await pending.before(row),
      at: Number(row.created_at),
    };
    const { requester: person } = row;
    const reader: OnboardingReader & { person: string } = {
      person,
      owners: [person],
      // Whoever reads of the request may see what it is about.
      maySee: async ref => services.includes(ref),
    };
    if (row.kind !== 'onboard') {
      const judged = await this.#kinds.judge(
        row.kind,
        parameters,
        ground,
        tree,
        beside,
        reader,
      );
      return judged ?? {};
    }
    const { request } = onboardingOf(held, config);
    return request ? this.#desk.judge(request, tree, beside, reader) : {};
  }

  async #servicesOf({ row }: HeldRequest): Promise<string[]> {
    const rows: Array<{ name: string }> = await this.#database(
      'request_subjects',
    )
      .where({ request_id: row.id, kind: 'service' })
      .select('name');
    return rows.map(({ name }) => name);
  }

  /** What is wrong stands on a page that others read, too: they are told of no service that is not for them. */
  async #forEverybody(
    problems: OnboardingProblem[],
    services: string[],
  ): Promise<OnboardingProblem[]> {
    const named = problems.flatMap(({ message }) => message.match(REFS) ?? []);
    if (named.length === 0) return problems;
    const rows: Array<{ entity_ref: string }> = await this.#database('services')
      .whereIn(
        'entity_ref',
        named.map(ref => ref.toLocaleLowerCase('en-US')),
      )
      .where('visibility', 'public')
      .select('entity_ref');
    const open = new Set([
      ...services,
      ...rows.map(({ entity_ref }) => entity_ref),
    ]);
    return problems.map(problem => ({
      ...problem,
      message: problem.message.replace(REFS, ref =>
        open.has(ref.toLocaleLowerCase('en-US')) ? ref : 'another service',
      ),
    }));
  }

  /** Where others approve now, the word of whoever is none of them counts no more. */
  async #stillApproving(
    { need: before, approvals }: HeldRequest,
    need: RequestApprovalNeed,
  ): Promise<StoredApproval[]> {
    const groups = need.groups ?? [];
    const same = (before.groups ?? []).every(group => groups.includes(group));
    // What the policy said once counts for nothing where people have to approve.
    const said =
      need.by === 'policy'
        ? approvals
        : approvals.filter(({ by }) => by !== 'policy');
    if (same) return said;
    const { catalog } = this.#onboarding;
    const counts = await Promise.all(
      said.map(
        async ({ person, verdict }) =>
          person === undefined ||
          verdict === 'reject' ||
          catalog.isMember(groups, { person, owners: [] }),
      ),
    );
    return said.filter((_, at) => counts[at]);
  }
}
