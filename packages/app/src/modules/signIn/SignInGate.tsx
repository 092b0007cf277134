import { ProxiedSignInPage } from '@backstage/core-components';
import {
  toastApiRef,
  useApi,
  useTranslationRef,
} from '@backstage/frontend-plugin-api';
import { SignInPageProps } from '@backstage/plugin-app-react';
import { useCallback, useState } from 'react';
import { forgetChoice, readChoice } from './choice';
import { ExampleUserSignIn } from './ExampleUserSignIn';
import { OAuthSignIn } from './OAuthSignIn';
import { PortalUnreachable } from './PortalUnreachable';
import { OAUTH_PROVIDERS } from './providers';
import { isRefusal, useReason } from './refusal';
import { signInTranslationRef } from './translation';

/**
 * Lets everybody in: as whom they chose to be, and otherwise, or where that does not work, as a visitor who
 * has not signed in. It shows nothing of its own; choosing happens on the sign-in page.
 */
export function SignInGate({ onSignInSuccess }: SignInPageProps) {
  const { t } = useTranslationRef(signInTranslationRef);
  const reasonOf = useReason();
  const toastApi = useApi(toastApiRef);
  const [choice, setChoice] = useState(readChoice);

  const onFailure = useCallback(
    (error: Error) => {
      // A portal that is just starting has refused nobody: the choice stays for the next time.
      if (isRefusal(error)) forgetChoice();
      setChoice(undefined);
      toastApi.post({
        title: t('notSignedIn'),
        description: `${reasonOf(error)} ${t('stillReading')}`,
        status: 'warning',
        links: [{ label: t('signIn'), href: '/sign-in' }],
      });
    },
    [toastApi, reasonOf, t],
  );

  if (!choice) {
    return (
      <ProxiedSignInPage
        provider="guest"
        onSignInSuccess={onSignInSuccess}
        ErrorComponent={PortalUnreachable}
      />
    );
  }
  return choice.provider === 'example-users' ? (
    <ExampleUserSignIn
      userEntityRef={choice.userEntityRef}
      onSuccess={onSignInSuccess}
      onFailure={onFailure}
    />
  ) : (
    <OAuthSignIn
      provider={OAUTH_PROVIDERS[choice.provider]}
      onSuccess={onSignInSuccess}
      onFailure={onFailure}
    />
  );
}
