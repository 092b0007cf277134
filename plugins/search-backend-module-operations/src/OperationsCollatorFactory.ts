import { AuthService, DiscoveryService } from '@backstage/backend-plugin-api';
import { Permission } from '@backstage/plugin-permission-common';
import { DocumentCollatorFactory } from '@backstage/plugin-search-common';
import {
  OperationsClient,
  operationsInternalReadPermission,
  operationsServiceReadPermission,
  Visibility,
} from '@operate-first/plugin-operations-common';
import { Readable } from 'node:stream';
import { OperationsDocument, toOperationsDocument } from './OperationsDocument';

const PAGE = 100;

/**
 * Reads what is to be indexed from the core: one type for everybody, redacted, and one for those who may read what is
 * internal, so that no text is ever filtered when it is shown.
 *
 * @internal
 */
export class OperationsCollatorFactory implements DocumentCollatorFactory {
  readonly type: string;
  readonly visibilityPermission: Permission;
  readonly #visibility: Visibility;
  readonly #auth: AuthService;
  readonly #client: OperationsClient;

  static create(options: {
    visibility: Visibility;
    auth: AuthService;
    discovery: DiscoveryService;
  }): OperationsCollatorFactory {
    return new OperationsCollatorFactory(options);
  }

  private constructor(options: {
    visibility: Visibility;
    auth: AuthService;
    discovery: DiscoveryService;
  }) {
    const { visibility, auth, discovery } = options;
    this.type = `operations-${visibility}`;
    this.visibilityPermission =
      visibility === 'public'
        ? operationsServiceReadPermission
        : operationsInternalReadPermission;
    this.#visibility = visibility;
    this.#auth = auth;
    this.#client = new OperationsClient({ discoveryApi: discovery });
  }

  async getCollator(): Promise<Readable> {
    return Readable.from(this.#documents());
  }

  async *#documents(): AsyncGenerator<OperationsDocument> {
    let cursor: string | undefined;
    do {
      // One for each page: indexing may take longer than a token lasts.
      const { token } = await this.#auth.getPluginRequestToken({
        onBehalfOf: await this.#auth.getOwnServiceCredentials(),
        targetPluginId: 'operations',
      });
      const { items, nextCursor } = await this.#client.listSearchDocuments(
        { visibility: this.#visibility, limit: PAGE, cursor },
        { token },
      );
      for (const item of items) {
        yield toOperationsDocument(item, this.#visibility);
      }
      cursor = nextCursor;
    } while (cursor !== undefined);
  }
}
