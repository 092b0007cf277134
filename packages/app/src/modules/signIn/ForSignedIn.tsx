import { PageLayout } from '@backstage/frontend-plugin-api';
import { ButtonLink, Container, Flex, Text } from '@backstage/ui';
import { ReactNode } from 'react';
import { currentLocation } from './location';
import { useViewer } from './viewer';

/** A page that everybody has their own of. Visitors have none, and are told how to get one. */
export function ForSignedIn(props: {
  title: string;
  invitation: string;
  children: ReactNode;
}) {
  const viewer = useViewer();
  if (!viewer) return null;
  if (viewer.signedIn) return <>{props.children}</>;
  const from = encodeURIComponent(currentLocation());
  return (
    <PageLayout title={props.title}>
      <main>
        <Container>
          <Flex direction="column" gap="4" py="6" align="start">
            <Text>{props.invitation}</Text>
            <ButtonLink href={`/sign-in?from=${from}`}>Sign in</ButtonLink>
          </Flex>
        </Container>
      </main>
    </PageLayout>
  );
}
