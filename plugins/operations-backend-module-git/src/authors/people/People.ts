import {
  isBot,
  readPortalAddress,
} from '@operate-first/plugin-operations-common';
import { Named } from './Named';

const keyOf = ({ name, email }: Named) => `${name}\n${email}`;

/** Everybody whom the commits of a repository name; each is a number. @internal */
export class People {
  readonly #bots: string[];
  readonly #portal: string | undefined;
  readonly #written: Named[] = [];
  readonly #byKey = new Map<string, number>();
  #mapped: readonly Named[] = [];
  /** By number: as whom they are known, which is one of the numbers; undefined for programs. */
  #person: Array<number | undefined> = [];

  private constructor(bots: string[], portal: string | undefined) {
    this.#bots = bots;
    this.#portal = portal && readPortalAddress(portal).email;
  }

  /**
   * `bots` are names and addresses of programs, beside those that everybody knows; `portal` is the address under which the
   * portal commits, formerly for everybody.
   */
  static create(bots: string[], portal?: string): People {
    return new People(bots, portal);
  }

  /** The number of somebody as a commit names them. */
  take({ name, email }: Named): number {
    const key = keyOf({ name, email });
    const known = this.#byKey.get(key);
    if (known !== undefined) return known;
    const number = this.#written.length;
    this.#written.push({ name, email });
    this.#byKey.set(key, number);
    return number;
  }

  /** As commits name them. */
  get written(): readonly Named[] {
    return this.#written;
  }

  /**
   * Says as whom `.mailmap` knows them, in the order of {@link People.written}. One address is one person, but for the portal's
   * own: under that, each name is one.
   */
  setMapped(mapped: readonly Named[]): void {
    const first = new Map<string, number>();
    this.#mapped = mapped;
    this.#person = mapped.map((named, number) => {
      const email = named.email.toLowerCase();
      const key = email && email !== this.#portal ? email : keyOf(named);
      const known = first.get(key) ?? number;
      first.set(key, known);
      return isBot(named, this.#bots) ? undefined : known;
    });
  }

  /** The number under which somebody is known; undefined for programs, and for whom nobody has looked up yet. */
  personOf(number: number): number | undefined {
    return this.#person[number];
  }

  named(number: number): Named {
    return this.#mapped[number] ?? this.#written[number];
  }
}
