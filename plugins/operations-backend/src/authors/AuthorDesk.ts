import { parseEntityRef } from '@backstage/catalog-model';
import { NotFoundError } from '@backstage/errors';
import {
  Artefact,
  ArtefactPlace,
  AuthorAnswers,
  authorSentences,
  AuthorsQuery,
  CodeChange,
  EvidenceOfAuthor,
  NamedRef,
  normaliseRepository,
  OnCallShift,
  placesOfEntity,
  rankAuthors,
} from '@operate-first/plugin-operations-common';
import { CodePlace, Commit } from '@operate-first/plugin-operations-node';
import { Knex } from 'knex';
import { FieldError } from '../api/FieldError';
import { applyCriteria, ServiceCriteria } from '../access/criteria';
import { CodeViews } from '../codeChanges/CodeViews';
import { ServiceRow } from '../database/rows';
import { PublicText } from '../redaction/PublicText';
import {
  namedService,
  onCallEvidence,
  placeOf,
  problemsOf,
  textsFor,
  titleOf,
  withoutPeople,
  withoutPerson,
} from './answerParts';
import { ArtefactPlaces } from './ArtefactPlaces';
import { AuthorSettingsStore } from './AuthorSettingsStore';
import { AuthorSourceSet, LookedAt } from './AuthorSourceSet';
import { Rollout, toldBefore } from './beforeRollout';
import { lookInOneGo } from './lookInOneGo';
import { PeopleIndex } from './PeopleIndex';
import { RunbookAnswer, RunbookAuthors } from './RunbookAuthors';
import { ServicePlaces } from './ServicePlaces';

/** In larger teams to be a member says nothing. */
const MOST_MEMBERS = 12;
const ONLY_YOU = 'Nobody else than you is known who wrote it.';

/** Who asks who wrote something. @internal */
export interface AuthorAudience {
  /** Which services they may see. */
  criteria: ServiceCriteria;
  /** Of which services they may read what nobody has redacted. */
  internal: ServiceCriteria;
  /** Names of people. */
  showPersons: boolean;
  /** Who looks for somebody to ask: nobody is told to ask themselves. */
  asker?: string;
}

/** What is asked about a service. @internal */
export interface AskedOfService {
  artefact: Artefact;
  service: ServiceRow;
  /** The key of the incident that it is asked in. */
  incident?: string;
  audience: AuthorAudience;
}

/** Further evidence, as of those who have answered before. @internal */
export type MoreEvidence = (
  asked: AskedOfService,
) => Promise<EvidenceOfAuthor[]>;

/** @internal */
export interface AuthorDeskOptions {
  database: Knex;
  people: PeopleIndex;
  sources: AuthorSourceSet;
  places: ServicePlaces;
  artefacts: ArtefactPlaces;
  runbooks: RunbookAuthors;
  settings: AuthorSettingsStore;
  codes: CodeViews;
  publicText: PublicText;
  /** Who is on call for a service now, by their shifts. */
  onCall: (service: ServiceRow) => Promise<OnCallShift[]>;
  moreEvidence?: MoreEvidence;
  /** What went live, before which it matters when something was changed last. */
  rollout?: (asked: AskedOfService) => Promise<Rollout | undefined>;
  now?: () => number;
}

/**
 * Says whom to ask about an artefact.
 *
 * @internal
 */
export class AuthorDesk {
  readonly #options: AuthorDeskOptions;
  readonly #now: () => number;

  static create(options: AuthorDeskOptions): AuthorDesk {
    return new AuthorDesk(options);
  }

  private constructor(options: AuthorDeskOptions) {
    this.#options = options;
    this.#now = options.now ?? Date.now;
  }

  async find(
    query: AuthorsQuery,
    audience: AuthorAudience,
  ): Promise<AuthorAnswers> {
    const { people, artefacts, sources } = this.#options;
    const { artefact, limit, incident } = query;
    await people.ready();
    const service = await this.#service(artefact, audience.criteria);
    await this.#checkRepository(artefact, audience.criteria);
    const runbook = await this.#runbook(artefact, audience.criteria);
    const found = runbook
      ? { places: [], problems: runbook.problems }
      : await artefacts.of(artefact, service, () =>
          this.#repositories(audience.internal),
        );
    const asked = service && { artefact, service, incident, audience };
    const [looked, onCall, more, rollout] = await Promise.all([
      lookInOneGo(sources, found.places),
      service ? this.#options.onCall(service) : [],
      (asked && this.#options.moreEvidence?.(asked)) ?? [],
      asked && this.#options.rollout?.(asked),
    ]);
    const { asker } = audience;
    const shifts = onCall.map(shift => withoutPerson(shift, asker));
    const owner = service?.owner;
    const team = owner && owner !== asker ? people.named(owner) : undefined;
    const ranked = await this.#rank(
      [
        ...toldBefore(
          looked.flatMap(({ evidence }) => evidence),
          rollout,
        ),
        ...(runbook?.evidence ?? []),
        ...more,
        ...this.#owners(service),
        ...onCallEvidence(onCall),
      ],
      { limit, team, asker },
    );
    const { showPersons } = audience;
    const problems = [
      ...found.problems,
      ...found.places.flatMap((place, at) => problemsOf(place, looked[at])),
      ...ranked.problems,
    ];
    const showText = service
      ? await this.#mayReadText(service, audience.internal)
      : showPersons;
    return {
      artefact,
      // Where something is in git is for those who may read it there.
      title: showText
        ? runbook?.title ?? titleOf(artefact, service, found.places[0])
        : titleOf(
            { kind: artefact.kind, name: artefact.name },
            service,
            undefined,
          ),
      ...(service && { service: namedService(service) }),
      places: showText ? placesOf(runbook?.place, found.places, looked) : [],
      ...this.#commit(looked, { showPersons, showText }),
      suggestions: showPersons ? ranked.suggestions : [],
      // Whoever owns it alone is a person.
      ...(team && (showPersons || !team.ref.startsWith('user:')) && { team }),
      ...(onCall.length > 0 && {
        onCall: showPersons ? shifts : shifts.map(withoutPeople),
      }),
      problems: textsFor(problems, showPersons),
      peopleHidden: !showPersons,
      hidden: showPersons ? 0 : ranked.suggestions.length,
    };
  }

  /** Those of them who let everybody read their names at public questions and answers. */
  async shownToEverybody(people: string[]): Promise<Set<string>> {
    const { settings, publicText } = this.#options;
    const all = await settings.readAll(people);
    return new Set(
      [...all]
        .filter(([ref, { shownTo }]) => {
          return shownTo === 'everybody' && !publicText.isRemoved(ref);
        })
        .map(([ref]) => ref),
    );
  }

  /** Whether visitors read nothing of a repository. */
  isInternal(repository: string): boolean {
    return this.#options.places
      .internalRepositories()
      .has(normaliseRepository(repository));
  }

  async #service(
    { service: ref, kind }: Artefact,
    criteria: ServiceCriteria,
  ): Promise<ServiceRow | undefined> {
    if (ref === undefined) {
      if (kind !== 'service' && kind !== 'change') return undefined;
      throw new FieldError({
        field: 'artefact.service',
        value: '',
        message: `A ${kind} is one of a service, and none is named.`,
        remedy: 'Give the entity ref of the service.',
      });
    }
    const query = this.#options
      .database('services')
      .whereNull('services.removed_at')
      .where('services.entity_ref', ref.toLocaleLowerCase('en-US'))
      .select('services.*');
    applyCriteria(query, criteria);
    const row: ServiceRow | undefined = await query.first();
    if (row) return row;
    throw new NotFoundError(
      `There is no service ${ref}, or you may not see it.`,
    );
  }

  async #runbook(
    { kind, runbook }: Artefact,
    criteria: ServiceCriteria,
  ): Promise<RunbookAnswer | undefined> {
    if (kind !== 'runbook' || runbook === undefined) return undefined;
    return this.#options.runbooks.of(runbook, criteria);
  }

  /** Whoever names a repository learns of it only what one of the services that they may see names, too. */
  async #checkRepository(
    { repository }: Artefact,
    criteria: ServiceCriteria,
  ): Promise<void> {
    if (repository === undefined || criteria === undefined) return;
    const wanted = normaliseRepository(repository);
    const known = await this.#repositories(criteria);
    if (known.includes(wanted)) return;
    throw new NotFoundError(
      `No service that you may see names the repository ${wanted}.`,
    );
  }

  /** Those that services name; of some services those that these name. */
  async #repositories(criteria: ServiceCriteria): Promise<string[]> {
    const { database, places } = this.#options;
    if (criteria === undefined) return places.repositories();
    const query = database('services')
      .whereNull('services.removed_at')
      .select('services.id', 'services.entity');
    applyCriteria(query, criteria);
    const rows: Array<Pick<ServiceRow, 'id' | 'entity'>> = await query;
    const named = rows.flatMap(({ entity }) =>
      placesOfEntity(JSON.parse(entity)).map(({ repository }) => repository),
    );
    return [...new Set(named)].sort();
  }

  async #mayReadText(
    { id }: ServiceRow,
    internal: ServiceCriteria,
  ): Promise<boolean> {
    const query = this.#options
      .database('services')
      .where('services.id', id)
      .select('services.id');
    applyCriteria(query, internal);
    return (await query.first()) !== undefined;
  }

  #owners(service: ServiceRow | undefined): EvidenceOfAuthor[] {
    const { people } = this.#options;
    const owner = service?.owner;
    if (!owner) return [];
    const members = owner.startsWith('user:')
      ? [owner]
      : people.membersOf(owner);
    if (members.length > MOST_MEMBERS) return [];
    const team = people.named(owner);
    const text = owner.startsWith('user:')
      ? 'owns it'
      : authorSentences.owner(team.title ?? parseEntityRef(owner).name);
    return members.map(ref => ({
      identity: { ref },
      kind: 'owner',
      weight: 1,
      text,
    }));
  }

  async #rank(
    evidence: EvidenceOfAuthor[],
    { asker, ...options }: { limit?: number; team?: NamedRef; asker?: string },
  ) {
    const { people, settings, publicText } = this.#options;
    const { identities } = people;
    const isAsker = ({ identity }: EvidenceOfAuthor) =>
      asker !== undefined && identities.match(identity).person?.ref === asker;
    const shown = evidence.filter(one => {
      const { person, name } = identities.match(one.identity);
      if (isAsker(one)) return false;
      if (person) return !publicText.isRemoved(person.ref);
      // Whoever asked to be named nowhere may be nobody whom the catalog knows.
      return name === undefined || publicText.withoutRemoved(name) === name;
    });
    const refs = shown.flatMap(
      ({ identity }) => identities.match(identity).person?.ref ?? [],
    );
    const ranked = rankAuthors(shown, identities, {
      ...options,
      now: new Date(this.#now()),
      settings: await settings.readAll(refs),
    });
    const isAlone = ranked.suggestions.length === 0 && evidence.some(isAsker);
    return isAlone
      ? { ...ranked, problems: [...ranked.problems, ONLY_YOU] }
      : ranked;
  }

  #commit(
    looked: LookedAt[],
    reader: { showPersons: boolean; showText: boolean },
  ): { commit?: CodeChange } {
    const commit: Commit | undefined = looked.find(one => one.commit)?.commit;
    return commit ? { commit: this.#options.codes.of(commit, reader) } : {};
  }
}

function placesOf(
  runbook: ArtefactPlace | undefined,
  places: CodePlace[],
  looked: LookedAt[],
): ArtefactPlace[] {
  return runbook
    ? [runbook]
    : places.map((place, at) => placeOf(place, looked[at]));
}
