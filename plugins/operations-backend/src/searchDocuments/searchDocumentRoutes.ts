import { AuthService } from '@backstage/backend-plugin-api';
import { AuthenticationError, NotAllowedError } from '@backstage/errors';
import { SearchDocumentQuery } from '@operate-first/plugin-operations-common';
import { Router } from 'express';
import { AccessControl } from '../access/AccessControl';
import { queryOf } from '../api/queryOf';
import { SearchDocumentReader } from './SearchDocumentReader';

/** @internal */
export interface SearchDocumentRoutesOptions {
  access: AccessControl;
  auth: AuthService;
  documents: SearchDocumentReader;
}

/** What search engines index: everything there is, so plugins alone may read it. @internal */
export function addSearchDocumentRoutes(
  router: Router,
  { access, auth, documents }: SearchDocumentRoutesOptions,
): void {
  router.get('/search-documents', async (request, response) => {
    const credentials = await access.credentials(request);
    if (auth.isPrincipal(credentials, 'none')) {
      throw new AuthenticationError('Visitors may not index documents.');
    }
    if (!auth.isPrincipal(credentials, 'service')) {
      throw new NotAllowedError(
        'Nobody but other plugins may read everything that is indexed. Search with the page, or with POST /similar.',
      );
    }
    response.json(await documents.read(queryOf<SearchDocumentQuery>(request)));
  });
}
