import { UserInfoService } from '@backstage/backend-plugin-api';
import { NotFoundError } from '@backstage/errors';
import { Request } from 'express';
import { AccessControl } from '../../access/AccessControl';
import { IncidentAudience } from '../audience';
import { Actor } from '../model';
import { IncidentReader } from '../readers/IncidentReader';
import { IncidentRow } from '../rows';

/** A request about one incident. @internal */
export type KeyRequest = Request<{ key: string }>;

/** A request whose parameters are nobody's business. @internal */
export function anyRequest(request: unknown): Request {
  return request as Request;
}

/**
 * Says who asks for incidents, and what they may see.
 *
 * @internal
 */
export class IncidentCallers {
  readonly #access: AccessControl;
  readonly #reader: IncidentReader;
  readonly #userInfo: UserInfoService;

  static create(options: {
    access: AccessControl;
    reader: IncidentReader;
    userInfo: UserInfoService;
  }): IncidentCallers {
    return new IncidentCallers(options);
  }

  private constructor(options: {
    access: AccessControl;
    reader: IncidentReader;
    userInfo: UserInfoService;
  }) {
    this.#access = options.access;
    this.#reader = options.reader;
    this.#userInfo = options.userInfo;
  }

  async audience(request: unknown): Promise<IncidentAudience> {
    const asked = anyRequest(request);
    const access = this.#access;
    const [criteria, showPersons, showText, person] = await Promise.all([
      access.services(asked),
      access.mayReadPeople(asked),
      access.mayReadDiagnostics(asked),
      access.person(asked),
    ]);
    return { criteria, showPersons, showText, person };
  }

  /** The incident that a request names, where its caller may see it. */
  async found(
    request: KeyRequest,
  ): Promise<{ row: IncidentRow; audience: IncidentAudience }> {
    const audience = await this.audience(request);
    const { key } = request.params;
    const row = await this.#reader.find(key, audience);
    if (row) return { row, audience };
    throw new NotFoundError(
      `There is no incident ${key.toLocaleUpperCase(
        'en-US',
      )}, or you may not see it.`,
    );
  }

  /** Who writes. It is known to be allowed by then. */
  async actor(request: unknown): Promise<Actor> {
    const asked = anyRequest(request);
    const person = await this.#access.person(asked);
    if (person !== undefined) return { kind: 'person', ref: person };
    return { kind: 'plugin', subject: await this.#access.reader(asked) };
  }

  /** Whom a person belongs to, and the person. */
  async owners(request: unknown, person: string): Promise<string[]> {
    const credentials = await this.#access.credentials(anyRequest(request));
    const { ownershipEntityRefs } = await this.#userInfo.getUserInfo(
      credentials,
    );
    return [...new Set([person, ...ownershipEntityRefs])];
  }
}
