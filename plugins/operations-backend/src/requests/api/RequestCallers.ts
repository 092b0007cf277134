import { UserInfoService } from '@backstage/backend-plugin-api';
import { NotFoundError } from '@backstage/errors';
import {
  operationsRequestCreatePermission,
  operationsRequestReviewPermission,
} from '@operate-first/plugin-operations-common';
import { Request } from 'express';
import { AccessControl } from '../../access/AccessControl';
import { RequestAudience } from '../audience';
import { RequestReader } from '../readers/RequestReader';
import { HeldRequest } from '../rows';

/** Says who asks for requests, and what they may see and do. @internal */
export class RequestCallers {
  readonly #access: AccessControl;
  readonly #userInfo: UserInfoService;
  readonly #reader: RequestReader;

  static create(options: {
    access: AccessControl;
    userInfo: UserInfoService;
    reader: RequestReader;
  }): RequestCallers {
    return new RequestCallers(options);
  }

  private constructor(options: {
    access: AccessControl;
    userInfo: UserInfoService;
    reader: RequestReader;
  }) {
    this.#access = options.access;
    this.#userInfo = options.userInfo;
    this.#reader = options.reader;
  }

  async audience(request: unknown): Promise<RequestAudience> {
    const asked = request as Request;
    const access = this.#access;
    const [criteria, showPersons, mayCreate, mayReview, person] =
      await Promise.all([
        access.services(asked),
        access.mayReadPeople(asked),
        access.may(asked, operationsRequestCreatePermission),
        access.may(asked, operationsRequestReviewPermission),
        access.person(asked),
      ]);
    const owners =
      person === undefined ? [] : await this.#owners(asked, person);
    return { criteria, showPersons, mayCreate, mayReview, person, owners };
  }

  /** Refuses whoever may not ask for changes. */
  async requireCreating(
    request: unknown,
  ): Promise<RequestAudience & { person: string }> {
    const person = await this.#access.requirePersonally(
      request as Request,
      operationsRequestCreatePermission,
      'ask for changes',
    );
    return { ...(await this.audience(request)), person };
  }

  /** Refuses whoever may not approve anything; what it is about is judged later. */
  async requireReviewing(
    request: unknown,
  ): Promise<RequestAudience & { person: string }> {
    const person = await this.#access.requirePersonally(
      request as Request,
      operationsRequestReviewPermission,
      'review requests',
    );
    return { ...(await this.audience(request)), person };
  }

  /** The request that is named, where its caller may see it. */
  async found(key: string, audience: RequestAudience): Promise<HeldRequest> {
    const held = await this.#reader.find(key, audience);
    if (held) return held;
    throw new NotFoundError(
      `There is no request ${key.toLocaleUpperCase(
        'en-US',
      )}, or you may not see it.`,
    );
  }

  async #owners(request: Request, person: string): Promise<string[]> {
    const credentials = await this.#access.credentials(request);
    const { ownershipEntityRefs } = await this.#userInfo.getUserInfo(
      credentials,
    );
    return [...new Set([person, ...ownershipEntityRefs])];
  }
}
