import { Knex } from 'knex';
import { createHmac } from 'node:crypto';
import { readSalt } from '../redaction/salt';

const LENGTH = 24;

/**
 * By which the portal knows people again in commits that it made for them: nobody else can tell from a key who it is, not
 * even by trying, because the secret of this installation is in it.
 *
 * @internal
 */
export class AuthorKeys {
  readonly #secret: string;

  static create(secret: string): AuthorKeys {
    return new AuthorKeys(secret);
  }

  /** Those of this installation. */
  static async read(database: Knex): Promise<AuthorKeys> {
    return new AuthorKeys(await readSalt(database));
  }

  private constructor(secret: string) {
    this.#secret = secret;
  }

  /** @param ref - an entity ref, in letters of any size. */
  of(ref: string): string {
    // Pseudonyms of texts are made with the same secret, and are public: a key is to be found in none of them.
    return createHmac('sha256', this.#secret)
      .update(`commit author\n${ref.toLocaleLowerCase('en-US')}`)
      .digest('hex')
      .slice(0, LENGTH);
  }
}
