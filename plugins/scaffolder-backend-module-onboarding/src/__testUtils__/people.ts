import { stringify } from 'yaml';

function user(name: string, profile: object) {
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'User',
    metadata: { name },
    spec: { profile, memberOf: [] },
  };
}

/** Two people who ask, and one whose e-mail address nobody knows. @internal */
export const PEOPLE = [
  user('ada', { displayName: 'Ada Example', email: 'ada@example.org' }),
  user('grace', { displayName: 'Grace Example', email: 'grace@example.org' }),
  user('linus', { displayName: 'Linus <Example>' }),
  {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Group',
    metadata: { name: 'platform' },
    spec: { type: 'team', children: [] },
  },
]
  .map(entity => stringify(entity))
  .join('---\n');
