import { NotFoundError } from '@backstage/errors';
import { Repository } from './Repository';
import { Account, HubEvent } from './model';

const PORTAL_ID = 1;
const FIRST_PERSON = 2;

/** @internal */
export interface HubOptions {
  /** As in `github.example.org`: what addresses of pages begin with. */
  host: string;
  /** `owner/name` of each. */
  repositories: string[];
  /** As whom the portal is known. */
  bot: string;
  onEvent: (event: HubEvent) => void;
}

/** Repositories with issues, in memory: what they hold is gone when the playground ends. @internal */
export class Hub {
  readonly #repositories: Map<string, Repository>;
  readonly #accounts = new Map<string, Account>();
  readonly portal: Account;

  static create(options: HubOptions): Hub {
    return new Hub(options);
  }

  private constructor({ host, repositories, bot, onEvent }: HubOptions) {
    let last = 0;
    const nextId = () => ++last;
    this.#repositories = new Map(
      repositories.map(name => [
        name.toLowerCase(),
        Repository.create({ name, host, nextId, onEvent }),
      ]),
    );
    this.portal = { id: PORTAL_ID, login: bot };
  }

  get repositories(): Repository[] {
    return [...this.#repositories.values()];
  }

  /** @throws NotFoundError */
  repository(name: string): Repository {
    const found = this.#repositories.get(name.toLowerCase());
    if (!found) throw new NotFoundError(`There is no repository ${name}.`);
    return found;
  }

  /** Whoever has a name has an account. */
  person(login: string): Account {
    const known = this.#accounts.get(login);
    if (known) return known;
    const made = { id: FIRST_PERSON + this.#accounts.size, login };
    this.#accounts.set(login, made);
    return made;
  }
}
