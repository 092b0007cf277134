import { ConflictError } from '@backstage/errors';
import {
  approvalNeedOfFiles,
  OnboardingPreview,
  OnboardingRequest,
  proofPlaces,
  RequestApprovalNeed,
  RequestCheck,
  RequestFacts,
  RequestInput,
  requestTitle,
} from '@operate-first/plugin-operations-common';
import { FieldError, FieldProblem, FieldsError } from '../../api/FieldError';
import { pause } from '../../leases';
import { OnboardingReader } from '../../onboarding/checks/model';
import { teamRef } from '../../onboarding/checks/refs';
import { OnboardingDesk } from '../../onboarding/OnboardingDesk';
import { isOwnCheck, ownCheck, withOwnCheck } from '../changeOf';
import { KindDesk } from '../kinds/KindDesk';
import { Onboarding, patienceOf } from '../Onboarding';
import { checkFilePath } from '../paths';
import { RequestStore } from '../RequestStore';
import { NewRequest } from '../RequestWriter';
import { StoredFile } from '../rows';
import { settle } from '../settle';

const FRESH_MILLISECONDS = 5_000;
const MOST_BYTES = 4 * 1024 * 1024;

/** @internal */
export interface RequestDeskOptions {
  store: RequestStore;
  onboarding: Onboarding;
  desk: OnboardingDesk;
  kinds: KindDesk;
  appUrl?: string;
  now?: () => number;
}

const NOTHING =
  'Everything that is asked for is in the tree already: there is nothing to change.';

type Opening = Omit<NewRequest, 'stages' | 'stage' | 'facts'> & {
  places: RequestFacts['places'];
  checks: RequestCheck[];
  undelivered?: boolean;
};

function refusal({ problems }: OnboardingPreview): FieldsError {
  return new FieldsError(
    problems.map(
      ({ field, value, message }): FieldProblem => ({
        field: `parameters.${field}`,
        value,
        message,
        remedy: 'Correct it and send the request again.',
      }),
    ),
  );
}

/** The portal says itself what it finds. */
function checkNames({ checks = [] }: RequestInput): void {
  const at = checks.findIndex(isOwnCheck);
  if (at < 0) return;
  throw new FieldError({
    field: `checks[${at}].name`,
    value: checks[at].name,
    message: 'Only the portal makes this check.',
    remedy: 'Give the check another name, or leave it out.',
  });
}

function ownersOf({ config }: Onboarding): Map<string, string[]> {
  return new Map(config.clusters.map(({ name, owners }) => [name, owners]));
}

/**
 * Where requests are opened: what is asked for is stored first, and proposed by whoever holds the lease.
 *
 * @internal
 */
export class RequestDesk {
  readonly #options: RequestDeskOptions;
  readonly #now: () => number;

  static create(options: RequestDeskOptions): RequestDesk {
    return new RequestDesk(options);
  }

  private constructor(options: RequestDeskOptions) {
    this.#options = options;
    this.#now = options.now ?? Date.now;
  }

  /** @returns its id, and whether it is new: the same task asks once. */
  async open(
    input: RequestInput,
    reader: OnboardingReader & { person: string },
  ): Promise<{ id: string; created: boolean }> {
    const { store } = this.#options;
    const known = await store.transaction(({ transaction }) =>
      transaction('requests')
        .where({ requester: reader.person, task_id: input.taskId })
        .first('id'),
    );
    if (known) return { id: known.id, created: false };
    checkNames(input);
    await this.#newest();
    const opening = await this.#opening(input, reader);
    const request = this.#complete(opening);
    return store.transaction(async writer => {
      const { row, created } = await writer.open(request);
      return { id: row.id, created };
    });
  }

  #opening(
    input: RequestInput,
    reader: OnboardingReader & { person: string },
  ): Promise<Opening> {
    switch (input.kind) {
      case 'onboard':
        return this.#onboarding(input, reader);
      case 'change':
        return this.#files(input, reader);
      default:
        return this.#kind(input, reader);
    }
  }

  /** What was merged just now counts; a remote that does not answer keeps nobody waiting. */
  async #newest(): Promise<void> {
    const { tree } = this.#options.onboarding;
    const answered = new AbortController();
    await Promise.race([
      tree.fresh().catch(() => {}),
      pause(FRESH_MILLISECONDS, answered.signal),
    ]);
    answered.abort();
  }

  async #onboarding(
    input: RequestInput,
    reader: OnboardingReader & { person: string },
  ): Promise<Opening> {
    const { desk, onboarding } = this.#options;
    const { preview, request } = await desk.preview(input.parameters, reader, {
      showPersons: true,
    });
    if (preview.problems.length > 0 || !request || !preview.approval) {
      throw refusal(preview);
    }
    if (preview.files.length === 0) throw new ConflictError(NOTHING);
    const { services, namespaces } = request;
    const owners = ownersOf(onboarding);
    return {
      ...this.#common(input, reader, preview.approval),
      title: input.title ?? requestTitle(request),
      team: teamRef(request.team.name),
      visibility: services.some(({ visibility }) => visibility === 'internal')
        ? 'internal'
        : 'public',
      subjects: {
        services: services.map(({ name }) => `component:default/${name}`),
        clusters: namespaces.flatMap(({ places }) =>
          places.map(({ cluster }) => cluster),
        ),
        approvers: preview.approval.groups ?? [],
      },
      places: proofPlaces(request).map(place => ({
        ...place,
        owners: owners.get(place.cluster ?? ''),
      })),
      parametersOf: key => this.#parameters(request, key),
      files: preview.files,
      notes: preview.notes,
      ...(request.delivery === 'none' && { undelivered: true }),
    };
  }

  async #kind(
    input: RequestInput,
    reader: OnboardingReader & { person: string },
  ): Promise<Opening> {
    const { kinds, onboarding } = this.#options;
    const { preview, value, about, ground } = await kinds.preview(
      input.kind,
      input.parameters,
      reader,
    );
    if (preview.problems.length > 0 || !about || !preview.approval) {
      throw refusal(preview);
    }
    if (preview.files.length === 0) throw new ConflictError(NOTHING);
    const { services, clusters } = about;
    const owners = ownersOf(onboarding);
    const isPublic =
      about.visibility !== 'internal' && (await this.#arePublic(services));
    return {
      ...this.#common(input, reader, preview.approval),
      title: input.title ?? about.title,
      team: about.team === undefined ? undefined : teamRef(about.team),
      visibility: isPublic ? 'public' : 'internal',
      subjects: {
        services,
        clusters,
        approvers: preview.approval.groups ?? [],
      },
      places: about.places.map(place => ({
        ...place,
        owners: owners.get(place.cluster ?? ''),
      })),
      parametersOf: key => ({
        ...value,
        $ground: { known: ground?.known, request: this.#address(key) },
      }),
      files: preview.files,
      notes: preview.notes,
      effects: preview.effects,
    };
  }

  /** Whether everybody may read of these services; those that are gone stay as they were. */
  async #arePublic(refs: string[]): Promise<boolean> {
    const rows: Array<{ visibility: string }> =
      await this.#options.store.transaction(({ transaction }) =>
        transaction('services')
          .whereIn('entity_ref', refs)
          .select('visibility'),
      );
    return rows.every(({ visibility }) => visibility === 'public');
  }

  async #files(
    input: RequestInput,
    reader: OnboardingReader & { person: string },
  ): Promise<Opening> {
    const { config, tree } = this.#options.onboarding;
    const files = this.#checkFiles(input);
    const { texts } = await tree.known();
    const stale = files.find(
      ({ path, before, after }) =>
        texts.get(path) !== before && texts.get(path) !== after,
    );
    if (stale) {
      throw new ConflictError(
        `${stale.path} is not what the change was made from. Fetch the tree again and run the template again.`,
      );
    }
    if (files.every(({ path, after }) => texts.get(path) === after)) {
      throw new ConflictError(NOTHING);
    }
    const need = approvalNeedOfFiles(config.approval);
    const { team } = input.parameters;
    return {
      ...this.#common(input, reader, need),
      title:
        input.title ??
        `Change ${files.length} ${files.length === 1 ? 'file' : 'files'}`,
      team: typeof team === 'string' && team ? teamRef(team) : undefined,
      // Nobody knows of what services the files are.
      visibility:
        input.parameters.visibility === 'public' ? 'public' : 'internal',
      subjects: { services: [], clusters: [], approvers: need.groups ?? [] },
      places: [],
      parametersOf: () => input.parameters,
      files,
      notes: [],
    };
  }

  #common(
    { kind, template, taskId, checks = [] }: RequestInput,
    { person: requester }: { person: string },
    need: RequestApprovalNeed,
  ) {
    return { kind, template, taskId, requester, need, checks };
  }

  #checkFiles({ files = [] }: RequestInput): StoredFile[] {
    if (files.length === 0) {
      throw new FieldError({
        field: 'files',
        message: 'A change of no file is none.',
        remedy: 'Name at least one file that is added, changed or removed.',
      });
    }
    const problems = files.flatMap(
      ({ path }, at) => checkFilePath(path, at) ?? [],
    );
    if (problems.length > 0) throw new FieldsError(problems);
    const twice = files.find(
      ({ path }, at) => files.findIndex(other => other.path === path) !== at,
    );
    const size = files.reduce((sum, { after = '' }) => sum + after.length, 0);
    if (twice || size > MOST_BYTES) {
      throw new FieldError({
        field: 'files',
        value: twice?.path,
        message: twice
          ? `${twice.path} is there twice.`
          : `The change is larger than ${MOST_BYTES} characters.`,
        remedy: 'Name each file once, and send smaller changes.',
      });
    }
    return files.map(({ path, before, after }) => ({ path, before, after }));
  }

  #parameters(
    request: OnboardingRequest,
    key: string,
  ): Record<string, unknown> {
    const address = this.#address(key);
    return { ...request, ...(address && { request: address }) };
  }

  #address(key: string): string | undefined {
    const { appUrl } = this.#options;
    return appUrl && `${appUrl}/operations/requests/${key}`;
  }

  #complete({ places, checks, undelivered, ...opening }: Opening): NewRequest {
    const { onboarding } = this.#options;
    const now = new Date(this.#now());
    const { requester, team, need } = opening;
    const facts: RequestFacts = {
      createdAt: now.toISOString(),
      requester,
      team,
      checks: withOwnCheck(checks, ownCheck([])),
      checkedAt: now.toISOString(),
      approvers: need.groups ?? [],
      places,
      operators: onboarding.config.operators,
      ...(undelivered && { undelivered }),
    };
    const settled = settle(
      { row: { revision: null, requester }, facts, need, approvals: [] },
      now,
      patienceOf(onboarding),
    );
    const { stage, stage_state } = settled.columns;
    return {
      ...opening,
      facts: settled.facts,
      stages: settled.stages,
      stage: { stage, stage_state },
    };
  }
}
