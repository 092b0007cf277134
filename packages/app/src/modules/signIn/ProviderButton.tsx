import { useApi } from '@backstage/core-plugin-api';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Alert, Button, Flex } from '@backstage/ui';
import { useState } from 'react';
import { OAuthProvider } from './providers';
import { useReason } from './refusal';
import { signInTranslationRef } from './translation';

/** Signs in with one provider, in the window that it opens. */
export function ProviderButton(props: {
  provider: OAuthProvider;
  onSignedIn(): void;
}) {
  const { provider, onSignedIn } = props;
  const { t } = useTranslationRef(signInTranslationRef);
  const reasonOf = useReason();
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
      <Button onPress={signIn}>
        {t('signInWith', {
          provider: provider.title ?? t('ownAccount'),
        })}
      </Button>
      {error && (
        <Alert
          status="danger"
          title={t('notSignedIn')}
          description={reasonOf(error)}
        />
      )}
    </Flex>
  );
}
