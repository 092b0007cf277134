import { UserInfoService } from '@backstage/backend-plugin-api';
import { NotFoundError } from '@backstage/errors';
import { Request } from 'express';
import { Knex } from 'knex';
import { AccessControl } from '../../access/AccessControl';
import { PostMortemAudience } from '../audience';
import { PostMortemReader } from '../readers/PostMortemReader';
import { internalOnes } from '../readers/visible';
import { PostMortemRow } from '../rows';

/** Says who asks for post-mortems, and what they may see and do. @internal */
export class PostMortemCallers {
  readonly #access: AccessControl;
  readonly #database: Knex;
  readonly #reader: PostMortemReader;
  readonly #userInfo: UserInfoService;

  static create(options: {
    access: AccessControl;
    database: Knex;
    reader: PostMortemReader;
    userInfo: UserInfoService;
  }): PostMortemCallers {
    return new PostMortemCallers(options);
  }

  private constructor(options: {
    access: AccessControl;
    database: Knex;
    reader: PostMortemReader;
    userInfo: UserInfoService;
  }) {
    this.#access = options.access;
    this.#database = options.database;
    this.#reader = options.reader;
    this.#userInfo = options.userInfo;
  }

  async audience(request: unknown): Promise<PostMortemAudience> {
    const asked = request as Request;
    const access = this.#access;
    const [criteria, internal, showPersons, mayWrite, mayPublish, person] =
      await Promise.all([
        access.services(asked),
        access.internal(asked),
        access.mayReadPeople(asked),
        access.mayWritePostMortems(asked),
        access.mayPublishPostMortems(asked),
        access.person(asked),
      ]);
    return { criteria, internal, showPersons, mayWrite, mayPublish, person };
  }

  /** The post-mortem that a request names, where its caller may see it. */
  async found(request: Request<{ key: string }>): Promise<{
    row: PostMortemRow;
    audience: PostMortemAudience;
    /** Whether they get the internal account. */
    inside: boolean;
  }> {
    const audience = await this.audience(request);
    const row = await this.#reader.find(request.params.key, audience);
    const ones = await internalOnes(this.#database, [row.id], audience);
    return { row, audience, inside: ones.has(row.id) };
  }

  /** The same for whoever writes: what they may not read in full is not there for them. */
  async toWrite(request: Request<{ key: string }>) {
    const found = await this.found(request);
    if (found.inside) return found;
    throw new NotFoundError(
      `There is no post-mortem ${found.row.key} that you may write.`,
    );
  }

  /** An entity ref, or the name of a plugin. It is known to be allowed by then. */
  async writer(request: unknown): Promise<string> {
    return this.#access.reader(request as Request);
  }

  /** Whom a person belongs to, and the person. */
  async owners(request: unknown, person: string): Promise<string[]> {
    const credentials = await this.#access.credentials(request as Request);
    const { ownershipEntityRefs } = await this.#userInfo.getUserInfo(
      credentials,
    );
    return [...new Set([person, ...ownershipEntityRefs])];
  }
}
