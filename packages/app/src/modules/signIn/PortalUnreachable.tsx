import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Button, Container, Flex, Text } from '@backstage/ui';
import { signInTranslationRef } from './translation';

/** Shown where not even a visit without signing in works. */
export function PortalUnreachable({ error }: { error?: Error }) {
  const { t } = useTranslationRef(signInTranslationRef);
  return (
    <Container>
      <Flex direction="column" gap="3" align="start" mt="10" role="alert">
        <Text as="h1" variant="title-small">
          {t('unreachable')}
        </Text>
        <Text>{t('unreachableWhy')}</Text>
        {error && <Text color="secondary">{error.message}</Text>}
        <Button onPress={() => window.location.reload()}>
          {t('tryAgain')}
        </Button>
      </Flex>
    </Container>
  );
}
