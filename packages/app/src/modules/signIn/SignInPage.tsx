import { configApiRef, useApi } from '@backstage/core-plugin-api';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Container, Flex, Text } from '@backstage/ui';
import { useSearchParams } from 'react-router-dom';
import { rememberChoice, SignInChoice } from './choice';
import { ExampleUserList } from './ExampleUserList';
import { enter, returnLocation } from './location';
import { configuredProviders, hasExampleUsers } from './providers';
import { ProviderButton } from './ProviderButton';
import { signInTranslationRef } from './translation';

/** Who the reader may be here. */
export function SignInPage() {
  const config = useApi(configApiRef);
  const { t } = useTranslationRef(signInTranslationRef);
  const [params] = useSearchParams();
  const providers = configuredProviders(config);
  const examples = hasExampleUsers(config);

  function signInAs(choice: SignInChoice) {
    rememberChoice(choice);
    enter(returnLocation(params.get('from')));
  }

  return (
    <main>
      <Container>
        <Flex direction="column" gap="6" py="6">
          <Text>{t('why')}</Text>
          {providers.length > 0 && (
            <Flex gap="3">
              {providers.map(provider => (
                <ProviderButton
                  key={provider.id}
                  provider={provider}
                  onSignedIn={() => signInAs({ provider: provider.id })}
                />
              ))}
            </Flex>
          )}
          {examples && (
            <section aria-labelledby="example-users">
              <Flex direction="column" gap="4">
                <Text as="h2" variant="title-x-small" id="example-users">
                  {t('examples')}
                </Text>
                <Text color="secondary">{t('playground')}</Text>
                <ExampleUserList
                  onChoose={({ entityRef }) =>
                    signInAs({
                      provider: 'example-users',
                      userEntityRef: entityRef,
                    })
                  }
                />
              </Flex>
            </section>
          )}
          {providers.length === 0 && !examples && <Text>{t('nobodyYet')}</Text>}
        </Flex>
      </Container>
    </main>
  );
}
