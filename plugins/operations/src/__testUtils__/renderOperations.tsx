import { renderTestApp } from '@backstage/frontend-test-utils';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import { entityRouteRef } from '@backstage/plugin-catalog-react';
import { permissionApiRef } from '@backstage/plugin-permission-react';
import { SignalApi, signalApiRef } from '@backstage/plugin-signals-react';
import { OperationsApi } from '@operate-first/plugin-operations-common';
import { operationsApiRef } from '../api/operationsApiRef';
import { operationsPage } from '../plugin';

/** The pages of the plugin at an address, as a member or as a visitor sees them. */
export function renderOperations(
  api: OperationsApi,
  address: string,
  options: { isVisitor?: boolean; signals?: SignalApi } = {},
) {
  const result = options.isVisitor
    ? AuthorizeResult.DENY
    : AuthorizeResult.ALLOW;
  return renderTestApp({
    extensions: [operationsPage],
    initialRouteEntries: [`/operations/${address}`],
    mountedRoutes: { '/catalog/:namespace/:kind/:name': entityRouteRef },
    apis: [
      [operationsApiRef, api],
      [permissionApiRef, { authorize: async () => ({ result }) }],
      ...(options.signals ? [[signalApiRef, options.signals] as const] : []),
    ],
  });
}
