import { useApi } from '@backstage/core-plugin-api';
import { Alert, Button, Flex } from '@backstage/ui';
import { useState } from 'react';
import { OAuthProvider } from './providers';
import { reasonOf } from './refusal';

/** Signs in with one provider, in the window that it opens. */
export function ProviderButton(props: {
  provider: OAuthProvider;
  onSignedIn(): void;
}) {
  const { provider, onSignedIn } = props;
  const authApi = useApi(provider.apiRef);
  const [error, setError] = useState<Error>();

  async function signIn() {
    setError(undefined);
    try {
      await authApi.getBackstageIdentity({ instantPopup: true });
      onSignedIn();
    } catch (failure) {
      setError(failure instanceof Error ? failure : new Error(String(failure)));
    }
  }

  return (
    <Flex direction="column" gap="2" align="start">
      <Button onPress={signIn}>Sign in with {provider.title}</Button>
      {error && (
        <Alert
          status="danger"
          title="You are not signed in"
          description={reasonOf(error)}
        />
      )}
    </Flex>
  );
}
