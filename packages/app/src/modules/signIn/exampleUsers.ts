import {
  discoveryApiRef,
  fetchApiRef,
  useApi,
} from '@backstage/frontend-plugin-api';
import { ResponseError } from '@backstage/errors';
import useAsync from 'react-use/esm/useAsync';

/** Somebody the reader may sign in as, as `/api/auth/example-users/users` says. */
export interface ExampleUser {
  entityRef: string;
  displayName: string;
  description?: string;
  groups: string[];
}

export interface Team {
  name: string;
  users: ExampleUser[];
}

/** By the first group somebody belongs to, since that is how people look for somebody. */
export function byTeam(users: ExampleUser[], noTeam: string): Team[] {
  const teams = new Map<string, ExampleUser[]>();
  for (const user of users) {
    const name = user.groups[0] ?? noTeam;
    teams.set(name, [...(teams.get(name) ?? []), user]);
  }
  return [...teams]
    .map(([name, members]) => ({ name, users: members }))
    .sort((a, b) => a.name.localeCompare(b.name));
}

export function useExampleUsers() {
  const discoveryApi = useApi(discoveryApiRef);
  const { fetch } = useApi(fetchApiRef);
  return useAsync(async (): Promise<ExampleUser[]> => {
    const baseUrl = await discoveryApi.getBaseUrl('auth');
    const response = await fetch(`${baseUrl}/example-users/users`);
    if (!response.ok) throw await ResponseError.fromResponse(response);
    return (await response.json()).users;
  }, [discoveryApi, fetch]);
}
