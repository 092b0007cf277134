import { identityApiRef, useApi } from '@backstage/core-plugin-api';
import { parseEntityRef } from '@backstage/catalog-model';
import { ANONYMOUS_USER_REF } from '@operate-first/plugin-operations-common';
import useAsync from 'react-use/esm/useAsync';

/** Who is looking. */
export interface Viewer {
  signedIn: boolean;
  name: string;
  /** The viewer's own page in the catalog. */
  path: string;
}

/** Nobody until it is known, which takes no request of its own. */
export function useViewer(): Viewer | undefined {
  const identityApi = useApi(identityApiRef);
  return useAsync(async () => {
    const { userEntityRef } = await identityApi.getBackstageIdentity();
    const { displayName } = await identityApi.getProfileInfo();
    const { kind, namespace, name } = parseEntityRef(userEntityRef);
    return {
      signedIn: userEntityRef !== ANONYMOUS_USER_REF,
      name: displayName ?? name,
      path: `/catalog/${namespace}/${kind}/${name}`,
    };
  }, [identityApi]).value;
}
