import { ProxiedSignInPage } from '@backstage/core-components';
import { IdentityApi } from '@backstage/frontend-plugin-api';
import { useEffect, useMemo } from 'react';
import { RememberedIdentity } from './RememberedIdentity';

export interface SignInAttemptProps {
  onSuccess(identity: IdentityApi): void;
  onFailure(error: Error): void;
}

function useFailure(onFailure: (error: Error) => void) {
  return useMemo(
    () =>
      function Failure({ error }: { error?: Error }) {
        useEffect(() => {
          if (error) onFailure(error);
        }, [error]);
        return null;
      },
    [onFailure],
  );
}

/** Signs in as an example user, by name only. */
export function ExampleUserSignIn(
  props: SignInAttemptProps & { userEntityRef: string },
) {
  const { userEntityRef, onSuccess, onFailure } = props;
  return (
    <ProxiedSignInPage
      provider="example-users"
      headers={{ 'x-example-user': userEntityRef }}
      onSignInSuccess={identity => onSuccess(RememberedIdentity.of(identity))}
      ErrorComponent={useFailure(onFailure)}
    />
  );
}
