import { isBot } from '@operate-first/plugin-operations-common';
import { Named } from './Named';

const keyOf = ({ name, email }: Named) => `${name}\n${email}`;

/** Everybody whom the commits of a repository name; each is a number. @internal */
export class People {
  readonly #bots: string[];
  readonly #written: Named[] = [];
  readonly #byKey = new Map<string, number>();
  #mapped: readonly Named[] = [];
  /** By number: as whom they are known, which is one of the numbers; undefined for programs. */
  #person: Array<number | undefined> = [];

  private constructor(bots: string[]) {
    this.#bots = bots;
  }

  /** `bots` are names and addresses of programs, beside those that everybody knows. */
  static create(bots: string[]): People {
    return new People(bots);
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

  /** Says as whom `.mailmap` knows them, in the order of {@link People.written}. One address is one person. */
  setMapped(mapped: readonly Named[]): void {
    const first = new Map<string, number>();
    this.#mapped = mapped;
    this.#person = mapped.map((named, number) => {
      const key = named.email.toLowerCase() || keyOf(named);
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
