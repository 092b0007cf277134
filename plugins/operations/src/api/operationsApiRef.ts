import { createApiRef } from '@backstage/frontend-plugin-api';
import { OperationsApi } from '@operate-first/plugin-operations-common';

/** The operations API as the pages use it. @public */
export const operationsApiRef = createApiRef<OperationsApi>().with({
  id: 'plugin.operations.api',
  pluginId: 'operations',
});
