import {
  approvalNeed,
  changeFiles,
  OnboardingPreview,
  OnboardingProblem,
  OnboardingRequest,
  readOnboardingRequest,
} from '@operate-first/plugin-operations-common';
import { Asked, readAsked } from './asked';
import { buildFrom } from './buildFrom';
import { CatalogBook } from './CatalogBook';
import { checkCapacity } from './checks/checkCapacity';
import { checkNamespaces } from './checks/checkNamespaces';
import { checkPlaces } from './checks/checkPlaces';
import { checkServices } from './checks/checkServices';
import { checkTeam, userRef } from './checks/checkTeam';
import { OnboardingReader } from './checks/model';
import { serviceRef, systemRef, teamRef } from './checks/refs';
import { ClusterBook } from './ClusterBook';
import { OnboardingConfig } from './config';
import { HeldTree, TreeAtRevision } from './HeldTree';
import { oncePerField } from './oncePerField';

const CHECKS = [
  checkTeam,
  checkServices,
  checkPlaces,
  checkNamespaces,
  checkCapacity,
];
/** What could be a name in the catalog; the rest is told by whoever checks names. */
const POSSIBLE = /^[a-z0-9]([\w.-]{0,62}[a-z0-9])?$/i;
/** Every place is several files; more than this nobody reviews. */
const MOST_PLACES = 200;
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
}

function refsOf({ team, services, namespaces: _ }: Asked): string[] {
  const named = (name: string | undefined, ref: (name: string) => string) =>
    name && POSSIBLE.test(name) ? [ref(name)] : [];
  return [
    ...named(team.name, teamRef),
    ...team.members.flatMap(member => named(member, userRef)),
    ...services.flatMap(({ name, system }) => [
      ...named(name, serviceRef),
      ...named(system, systemRef),
    ]),
  ];
}

/** Each service comes into each namespace at each of its places: that multiplies. */
function checkSize({
  services,
  namespaces,
}: OnboardingRequest): OnboardingProblem | undefined {
  const places = namespaces.reduce((sum, each) => sum + each.places.length, 0);
  const count = places * Math.max(1, services.length);
  if (count <= MOST_PLACES) return undefined;
  return {
    field: 'namespaces',
    message: `This asks for ${count} places, and one request may ask for ${MOST_PLACES}. Split it into several.`,
  };
}

/**
 * Says what a request would change and what is wrong with it: with the request itself, with the tree, and with what only the
 * portal knows.
 *
 * @internal
 */
export class OnboardingDesk {
  readonly #options: OnboardingDeskOptions;

  static create(options: OnboardingDeskOptions): OnboardingDesk {
    return new OnboardingDesk(options);
  }

  private constructor(options: OnboardingDeskOptions) {
    this.#options = options;
  }

  /** From the tree as it was read last. */
  async preview(
    written: Record<string, unknown>,
    reader: OnboardingReader,
    options: { showPersons: boolean },
  ): Promise<Previewed> {
    const { config, tree: held } = this.#options;
    const tree = await held.known();
    const asked = readAsked(written);
    const read = readOnboardingRequest(
      await this.#completed(written, asked, reader, options),
      config.tree,
    );
    const found = await this.#check(asked, tree, reader);
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
        approval: read.value && (await this.#approval(read.value, reader)),
      },
    };
  }

  /** Who has to approve it: people too where whoever asks is not of the team. */
  async #approval(request: OnboardingRequest, reader: OnboardingReader) {
    const { approval } = this.#options.config;
    const need = approvalNeed(request, approval);
    const team = teamRef(request.team.name);
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
      showPersons && name && POSSIBLE.test(name)
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

  async #check(asked: Asked, tree: TreeAtRevision, reader: OnboardingReader) {
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
      reader,
    };
    const found = await Promise.all(CHECKS.map(check => check(context)));
    return {
      problems: found.flatMap(({ problems }) => problems),
      notes: found.flatMap(({ notes }) => notes),
    };
  }
}
