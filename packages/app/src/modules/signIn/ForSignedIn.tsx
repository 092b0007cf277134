import { PageLayout, useTranslationRef } from '@backstage/frontend-plugin-api';
import { ButtonLink, Container, Flex, Text } from '@backstage/ui';
import { ReactNode } from 'react';
import { currentLocation } from './location';
import { signInTranslationRef } from './translation';
import { useViewer } from './viewer';

/** A page that everybody has their own of. Visitors have none, and are told how to get one. */
export function ForSignedIn(props: {
  page: 'notifications' | 'settings' | 'create';
  children: ReactNode;
}) {
  const { t } = useTranslationRef(signInTranslationRef);
  const viewer = useViewer();
  if (!viewer) return null;
  if (viewer.signedIn) return <>{props.children}</>;
  const from = encodeURIComponent(currentLocation());
  return (
    <PageLayout title={t(`${props.page}.title`)}>
      <main>
        <Container>
          <Flex direction="column" gap="4" py="6" align="start">
            <Text>{t(`${props.page}.invitation`)}</Text>
            <ButtonLink href={`/sign-in?from=${from}`}>
              {t('signIn')}
            </ButtonLink>
          </Flex>
        </Container>
      </main>
    </PageLayout>
  );
}
