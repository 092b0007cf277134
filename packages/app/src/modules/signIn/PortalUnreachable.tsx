import { Button, Container, Flex, Text } from '@backstage/ui';

/** Shown where not even a visit without signing in works. */
export function PortalUnreachable({ error }: { error?: Error }) {
  return (
    <Container>
      <Flex direction="column" gap="3" align="start" mt="10" role="alert">
        <Text as="h1" variant="title-small">
          The portal does not answer
        </Text>
        <Text>
          Nothing can be shown until it does. It may be starting: try again in a
          few seconds.
        </Text>
        {error && <Text color="secondary">{error.message}</Text>}
        <Button onPress={() => window.location.reload()}>Try again</Button>
      </Flex>
    </Container>
  );
}
