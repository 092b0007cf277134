import { UserInfoService } from '@backstage/backend-plugin-api';
import { NotFoundError } from '@backstage/errors';
import {
  operationsQuestionWritePermission,
  operationsRunbookWritePermission,
} from '@operate-first/plugin-operations-common';
import { Request } from 'express';
import { AccessControl } from '../../access/AccessControl';
import { PostMortemCallers } from '../../postMortems/api/PostMortemCallers';
import { QuestionAudience } from '../audience';
import { QuestionReader } from '../readers/QuestionReader';
import { QuestionRow } from '../rows';

/** Says who asks for questions, and what they may see and do. @internal */
export class QuestionCallers {
  readonly #access: AccessControl;
  readonly #postMortems: PostMortemCallers;
  readonly #userInfo: UserInfoService;
  readonly #reader: QuestionReader;

  static create(options: {
    access: AccessControl;
    /** Who sees post-mortems sees questions alike. */
    postMortems: PostMortemCallers;
    userInfo: UserInfoService;
    reader: QuestionReader;
  }): QuestionCallers {
    return new QuestionCallers(options);
  }

  private constructor(options: {
    access: AccessControl;
    postMortems: PostMortemCallers;
    userInfo: UserInfoService;
    reader: QuestionReader;
  }) {
    this.#access = options.access;
    this.#postMortems = options.postMortems;
    this.#userInfo = options.userInfo;
    this.#reader = options.reader;
  }

  async audience(request: unknown): Promise<QuestionAudience> {
    const asked = request as Request;
    const [audience, mayAsk, mayUpdateIncidents] = await Promise.all([
      this.#postMortems.audience(asked),
      this.#access.may(asked, operationsQuestionWritePermission),
      this.#access.mayWriteIncidents(asked),
    ]);
    const { person } = audience;
    const owners =
      person === undefined ? [] : await this.#owners(asked, person);
    return { ...audience, mayAsk, mayUpdateIncidents, owners };
  }

  /** Refuses whoever may not ask and answer, and says who it is. */
  async requirePerson(request: unknown): Promise<string> {
    return this.#access.requirePersonally(
      request as Request,
      operationsQuestionWritePermission,
      'ask and answer questions',
    );
  }

  /** Refuses whoever may not work on runbooks, and says who it is. */
  async requireRunbooks(request: unknown): Promise<string> {
    return this.#access.requirePersonally(
      request as Request,
      operationsRunbookWritePermission,
      'work on runbooks',
    );
  }

  async mayWriteRunbooks(request: unknown): Promise<boolean> {
    return this.#access.may(
      request as Request,
      operationsRunbookWritePermission,
    );
  }

  /** The question that a request names, where its caller may see it. */
  async found(
    request: Request<{ key: string }>,
  ): Promise<{ row: QuestionRow; audience: QuestionAudience }> {
    const audience = await this.audience(request);
    const { key } = request.params;
    const row = await this.#reader.find(key, audience);
    if (row) return { row, audience };
    throw new NotFoundError(
      `There is no question ${key.toLocaleUpperCase(
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
