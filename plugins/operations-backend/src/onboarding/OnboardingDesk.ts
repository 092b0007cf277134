import {
  approvalNeed,
  changeFiles,
  OnboardingPreview,
  OnboardingRequest,
  readOnboardingRequest,
  RequestApprovalNeed,
} from '@operate-first/plugin-operations-common';
import { Pending } from '../requests/pending';
import { givenTo, PendingBook } from '../requests/PendingBook';
import { Asked, readAsked } from './asked';
import { buildFrom } from './buildFrom';
import { CatalogBook } from './CatalogBook';
import { checkCapacity } from './checks/checkCapacity';
import { checkNamespaces } from './checks/checkNamespaces';
import { checkPending } from './checks/checkPending';
import { checkPlaces } from './checks/checkPlaces';
import { checkServices } from './checks/checkServices';
import { checkTeam } from './checks/checkTeam';
import { Found, OnboardingReader } from './checks/model';
import { teamRef } from './checks/refs';
import { ClusterBook } from './ClusterBook';
import { OnboardingConfig } from './config';
import { Discretion } from './Discretion';
import { HeldTree, TreeAtRevision } from './HeldTree';
import { oncePerField } from './oncePerField';
import { Veil } from './Veil';
import { checkSize, couldBeName, refsOf, veiled } from './wish';

const CHECKS = [
  checkTeam,
  checkServices,
  checkPlaces,
  checkNamespaces,
  checkCapacity,
];
/** Who asks, as long as nobody has signed in. */
const SOMEBODY = 'user:default/you';

/** What a request becomes, with everything that is wrong with it. @internal */
export interface Previewed {
  preview: OnboardingPreview;
  tree: TreeAtRevision;
  /** As it would be kept; missing where it cannot be read. */
  request?: OnboardingRequest;
}

/** @internal */
export interface OnboardingDeskOptions {
  config: OnboardingConfig;
  tree: HeldTree;
  catalog: CatalogBook;
  clusters: ClusterBook;
  pending: PendingBook;
  now?: () => number;
}

/** What others ask for, and since when that counts. @internal */
export interface Beside {
  pending: Pending[];
  /** When the request was made. */
  at: number;
}

/**
 * Says what a request would change and what is wrong with it: with the request itself, with the tree, and with what only the
 * portal knows.
 *
 * @internal
 */
export class OnboardingDesk {
  readonly #options: OnboardingDeskOptions;
  readonly #discretion: Discretion;
  readonly #now: () => number;

  static create(options: OnboardingDeskOptions): OnboardingDesk {
    return new OnboardingDesk(options);
  }

  private constructor(options: OnboardingDeskOptions) {
    this.#options = options;
    this.#discretion = Discretion.create(options);
    this.#now = options.now ?? Date.now;
  }

  /** From the tree as it was read last. Visitors learn nothing of names that they may not see. */
  async preview(
    written: Record<string, unknown>,
    reader: OnboardingReader,
    options: { showPersons: boolean },
  ): Promise<Previewed> {
    const { tree: held, pending } = this.#options;
    const tree = await held.known();
    const beside = { pending: await pending.all(), at: this.#now() };
    if (reader.person !== undefined) {
      return this.#preview(written, tree, beside, reader, options);
    }
    const { services, namespaces } = readAsked(written);
    const named = (some: Array<{ name?: string }>) =>
      some.flatMap(({ name }) => name ?? []);
    const veil = Veil.create([
      ...(await this.#discretion.hiddenServices(named(services), tree, reader)),
      ...(await this.#discretion.hiddenNamespaces(
        named(namespaces),
        tree,
        reader,
      )),
    ]);
    const found = await this.#preview(
      veiled(written, veil),
      tree,
      beside,
      reader,
      options,
    );
    return { ...found, preview: veil.lifted(found.preview) };
  }

  /** What was wrong when the form was sent, and who has to approve it, as it is now: of what is stored, as who asks. */
  async judge(
    request: OnboardingRequest,
    tree: TreeAtRevision,
    beside: Beside,
    reader: OnboardingReader,
  ): Promise<{ found: Found; need: RequestApprovalNeed }> {
    const asked = readAsked(request);
    const [found, need] = await Promise.all([
      this.#check(
        // Members are those of the team; who has left it stops nothing.
        { ...asked, team: { ...asked.team, members: [] } },
        tree,
        beside,
        reader,
      ),
      this.#approval(request, beside, reader),
    ]);
    return { found, need };
  }

  async #preview(
    written: Record<string, unknown>,
    tree: TreeAtRevision,
    beside: Beside,
    reader: OnboardingReader,
    options: { showPersons: boolean },
  ): Promise<Previewed> {
    const { config } = this.#options;
    const asked = readAsked(written);
    const read = readOnboardingRequest(
      await this.#completed(written, asked, reader, options),
      config.tree,
    );
    const found = await this.#check(asked, tree, beside, reader);
    const { pending } = beside;
    const taken = await checkPending({ asked, pending, reader });
    const tooMuch = read.value && checkSize(read.value);
    const built =
      read.value && !tooMuch
        ? buildFrom(read.value, config.tree, tree)
        : undefined;
    const isThere = built?.problems.length === 0 && built.files.length === 0;
    const problems = oncePerField([
      ...read.problems,
      ...(tooMuch ? [tooMuch] : []),
      ...found.problems,
      ...(built?.problems ?? []),
      ...taken.problems,
    ]);
    return {
      tree,
      request: read.value,
      preview: {
        revision: tree.revision,
        problems,
        notes: [
          ...found.notes,
          ...(built?.notes ?? []),
          ...(isThere
            ? ['Everything that is asked for is in the tree already.']
            : []),
        ],
        files: built ? changeFiles(built) : [],
        approval:
          read.value && (await this.#approval(read.value, beside, reader)),
      },
    };
  }

  /** Who has to approve it: people too where whoever asks is not of the team. */
  async #approval(
    request: OnboardingRequest,
    { pending, at }: Beside,
    reader: OnboardingReader,
  ): Promise<RequestApprovalNeed> {
    const { approval } = this.#options.config;
    const team = teamRef(request.team.name);
    const need = approvalNeed(request, approval, {
      given: givenTo(team, pending, at),
    });
    if (
      need.by === 'people' ||
      reader.person === undefined ||
      (await this.#options.catalog.isMember([team], reader))
    ) {
      return need;
    }
    const strict = approvalNeed(request, {
      approvers: [...new Set([team, ...approval.approvers])],
      count: approval.count,
      clusters: {},
    });
    return {
      ...strict,
      sentence: `Whoever asks is not a member of ${request.team.name}. ${strict.sentence}`,
    };
  }

  /** The requester is who asks, and the members are those of the catalog, whatever was written. */
  async #completed(
    written: Record<string, unknown>,
    { team: { name } }: Asked,
    { person = SOMEBODY }: OnboardingReader,
    { showPersons }: { showPersons: boolean },
  ): Promise<Record<string, unknown>> {
    const { team, delivery } = written;
    const members =
      showPersons && name && couldBeName(name)
        ? await this.#options.catalog.membersOf(teamRef(name))
        : [];
    return {
      ...written,
      requester: person,
      delivery: delivery ?? this.#options.config.delivery,
      team:
        typeof team === 'object' && team !== null ? { ...team, members } : team,
    };
  }

  async #check(
    asked: Asked,
    tree: TreeAtRevision,
    { pending }: Pick<Beside, 'pending'>,
    reader: OnboardingReader,
  ): Promise<Found> {
    const { catalog, clusters: book, config } = this.#options;
    const [entities, clusters] = await Promise.all([
      catalog.find(refsOf(asked)),
      book.all(),
    ]);
    const context = {
      asked,
      settings: config.tree,
      offered: config.clusters,
      tree,
      entities,
      catalog,
      clusters,
      book,
      pending,
      reader,
    };
    const found = await Promise.all(CHECKS.map(check => check(context)));
    return {
      problems: found.flatMap(({ problems }) => problems),
      notes: found.flatMap(({ notes }) => notes),
    };
  }
}
