import { KnownPeople, KnownPerson, KnownTeam, NamedIdentity } from './model';
import { readPortalAddress } from './portalAddress';

/** Who an identity is. @public */
export interface MatchedIdentity {
  /** The same for all identities of somebody. */
  key: string;
  person?: KnownPerson;
  team?: KnownTeam;
  /** How to call somebody whom the catalog does not know; never an address. */
  name?: string;
  /** Why nobody can say who it is. */
  problem?: string;
  /** The portal committed, and nobody can say for whom. */
  isPortal?: boolean;
}

const BOT =
  /\[bot\]|^(?:dependabot|renovate|greenkeeper|github-actions|web-flow|allcontributors|mergify|snyk-bot)(?:\b|$)|\bbot@|^(?:noreply|no-reply)@(?!.*users\.)/i;
/** Forges give out addresses that hide the real one: `12+octocat@users.noreply.github.com`. */
const HIDDEN = /^(?:\d+[+-])?([^@+]+)@users\.noreply\./i;

function plain(text: string): string {
  return text.trim().toLocaleLowerCase('en-US');
}

/** Whether it is a program; `others` are further names, addresses and handles of programs here. @public */
export function isBot(
  { name, email, handle }: NamedIdentity,
  others: readonly string[] = [],
): boolean {
  const known = new Set(others.map(plain));
  return [name, email, handle].some(
    text => text !== undefined && (BOT.test(text) || known.has(plain(text))),
  );
}

function handlesOf({ handle, email }: NamedIdentity): string[] {
  const hidden = email === undefined ? undefined : HIDDEN.exec(email)?.[1];
  return [handle, hidden].flatMap(text => (text ? plain(text) : []));
}

function nameOf({ name, handle, team }: NamedIdentity): string | undefined {
  if (team) return team;
  if (name && !name.includes('@')) return name.trim();
  return handle ?? name?.split('@')[0];
}

class Lookup<T extends { ref: string }> {
  readonly #found = new Map<string, T[]>();

  add(text: string, one: T): void {
    const key = plain(text);
    const known = this.#found.get(key) ?? [];
    if (key !== '' && !known.some(({ ref }) => ref === one.ref)) {
      this.#found.set(key, [...known, one]);
    }
  }

  get(text: string): T[] {
    return this.#found.get(plain(text)) ?? [];
  }
}

/**
 * Finds out who somebody is in the catalog: by the key behind the portal's address, by e-mail, then by handle. Nobody is
 * guessed: names alone match nobody, and what two people share matches neither. Only what the portal committed without a key,
 * as it did formerly, is matched by the name that it wrote, where exactly one has it.
 *
 * @public
 */
export class IdentityIndex {
  readonly #emails = new Lookup<KnownPerson>();
  readonly #handles = new Lookup<KnownPerson>();
  readonly #teams = new Lookup<KnownTeam>();
  readonly #people = new Map<string, KnownPerson>();
  readonly #keys = new Map<string, KnownPerson>();
  readonly #portals: ReadonlySet<string>;
  readonly #names = new Map<string, KnownPerson[]>();

  static create(known: KnownPeople): IdentityIndex {
    return new IdentityIndex(known);
  }

  private constructor({ people, teams = [], portals = [] }: KnownPeople) {
    this.#portals = new Set(
      portals.map(email => readPortalAddress(email).email),
    );
    for (const person of people) {
      this.#people.set(person.ref, person);
      if (person.key !== undefined) this.#keys.set(person.key, person);
      const written = writtenName(person);
      this.#names.set(written, [...(this.#names.get(written) ?? []), person]);
      for (const email of person.emails) this.#emails.add(email, person);
      for (const handle of person.handles) this.#handles.add(handle, person);
    }
    for (const team of teams) {
      for (const handle of team.handles) this.#teams.add(handle, team);
    }
  }

  /** Somebody by their entity ref. */
  person(ref: string): KnownPerson | undefined {
    return this.#people.get(ref);
  }

  match(identity: NamedIdentity): MatchedIdentity {
    const known = identity.ref && this.#people.get(identity.ref);
    if (known) return { key: known.ref, person: known };
    const name = nameOf(identity);
    const key = `?${plain(name ?? identity.email ?? '')}`;
    if (identity.team) return this.#team(identity.team);
    const portal = this.#portal(identity);
    if (portal) return portal;
    for (const email of identity.email ? [identity.email] : []) {
      const found = this.#one(this.#emails.get(email), 'An e-mail address');
      if (found) return { key, name, ...found };
    }
    for (const handle of handlesOf(identity)) {
      const found = this.#one(this.#handles.get(handle), 'A handle');
      if (found) return { key, name, ...found };
      // In GitLab a group without a parent looks like a person.
      const teams = this.#teams.get(handle);
      if (teams.length === 1) return { key: teams[0].ref, team: teams[0] };
    }
    return { key, name };
  }

  /** For whom the portal committed; undefined where it was not the portal. */
  #portal({ name, email }: NamedIdentity): MatchedIdentity | undefined {
    if (email === undefined) return undefined;
    const address = readPortalAddress(email);
    const keyed = address.key && this.#keys.get(address.key);
    if (keyed) return { key: keyed.ref, person: keyed };
    if (!this.#portals.has(address.email)) return undefined;
    const [named, other] = this.#names.get(name?.trim() ?? '') ?? [];
    return named && !other
      ? { key: named.ref, person: named }
      : { key: '?', name, isPortal: true };
  }

  #team(written: string): MatchedIdentity {
    const teams = this.#teams.get(written);
    if (teams.length === 1) return { key: teams[0].ref, team: teams[0] };
    const shared = teams.length > 1;
    return {
      key: `?${plain(written)}`,
      name: written,
      ...(shared && {
        problem: `${written} is the handle of several groups, so it is none of them: ${refs(
          teams,
        )}. Correct them in the catalog.`,
      }),
    };
  }

  #one(
    found: KnownPerson[],
    what: string,
  ): Partial<MatchedIdentity> | undefined {
    if (found.length === 0) return undefined;
    const present = found.filter(({ left }) => !left);
    const wanted = present.length > 0 ? present : found;
    if (wanted.length === 1) {
      return { key: wanted[0].ref, person: wanted[0] };
    }
    return {
      problem: `${what} is shared by ${refs(
        wanted,
      )}, so what was done under it is nobody's. Correct one of them in the catalog.`,
    };
  }
}

/** As the portal calls somebody in commits. */
function writtenName({ ref, title }: KnownPerson): string {
  return title?.trim() || ref.slice(ref.indexOf('/') + 1);
}

function refs(all: Array<{ ref: string }>): string {
  return all
    .map(({ ref }) => ref)
    .sort()
    .join(' and ');
}

/** Who somebody is, each in the order given, and what is in the way of knowing it. @public */
export function matchIdentities(
  identities: NamedIdentity[],
  known: KnownPeople,
): { matches: MatchedIdentity[]; problems: string[] } {
  const index = IdentityIndex.create(known);
  const matches = identities.map(identity => index.match(identity));
  const problems = new Set(matches.flatMap(({ problem }) => problem ?? []));
  return { matches, problems: [...problems] };
}
