import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Alert, Button, Flex, Grid, Skeleton, Text } from '@backstage/ui';
import { byTeam, ExampleUser, Team, useExampleUsers } from './exampleUsers';
import { signInTranslationRef } from './translation';

function TeamMembers(props: { team: Team; onChoose(user: ExampleUser): void }) {
  const { team, onChoose } = props;
  return (
    <Flex direction="column" gap="2" align="start">
      <Text as="h3" variant="body-medium" weight="bold">
        {team.name}
      </Text>
      {team.users.map(user => (
        <Button
          key={user.entityRef}
          variant="secondary"
          onPress={() => onChoose(user)}
        >
          {user.displayName}
        </Button>
      ))}
    </Flex>
  );
}

/** The people of the example organisation, by team. */
export function ExampleUserList(props: { onChoose(user: ExampleUser): void }) {
  const { t } = useTranslationRef(signInTranslationRef);
  const { loading, error, value: users = [] } = useExampleUsers();
  if (loading) return <Skeleton width="100%" height={120} />;
  if (error) {
    return (
      <Alert
        status="danger"
        title={t('notListed')}
        description={t('notListedWhy', { reason: error.message })}
      />
    );
  }
  if (users.length === 0) return <Text>{t('noUsers')}</Text>;
  return (
    <Grid.Root columns={{ initial: '1', sm: '2', md: '4' }} gap="6">
      {byTeam(users, t('noTeam')).map(team => (
        <TeamMembers key={team.name} team={team} onChoose={props.onChoose} />
      ))}
    </Grid.Root>
  );
}
