import { Progress, UserIdentity } from '@backstage/core-components';
import { useApi } from '@backstage/core-plugin-api';
import { useEffect } from 'react';
import { SignInAttemptProps } from './ExampleUserSignIn';
import { OAuthProvider } from './providers';
import { SessionEndedError } from './refusal';
import { RememberedIdentity } from './RememberedIdentity';

/** Takes up the session that the reader began on the sign-in page, without asking anything. */
export function OAuthSignIn(
  props: SignInAttemptProps & { provider: OAuthProvider },
) {
  const { provider, onSuccess, onFailure } = props;
  const authApi = useApi(provider.apiRef);

  useEffect(() => {
    async function signIn() {
      const response = await authApi.getBackstageIdentity({ optional: true });
      if (!response) throw SessionEndedError.of(provider.title);
      return UserIdentity.create({
        identity: response.identity,
        profile: await authApi.getProfile(),
        authApi,
      });
    }
    signIn().then(
      identity => onSuccess(RememberedIdentity.of(identity)),
      onFailure,
    );
    // Once, when the app starts: the callbacks of the gate are the same ones for as long as it is there.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [authApi, provider]);

  return <Progress />;
}
