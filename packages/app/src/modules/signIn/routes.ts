import { createRouteRef } from '@backstage/frontend-plugin-api';

/** Where one signs in. */
export const signInRouteRef = createRouteRef();
