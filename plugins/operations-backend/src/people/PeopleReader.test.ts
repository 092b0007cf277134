import { mockServices } from '@backstage/backend-test-utils';
import { Entity } from '@backstage/catalog-model';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import { component } from '../__testUtils__/entities';
import { ONLY_PUBLIC } from '../access/criteria';
import { PeopleReader } from './PeopleReader';

const CHAT = 'https://chat.example.com/team';
const ISSUES = 'https://issues.example.com';
const INTERNAL = { 'operate-first.io/visibility': 'internal' };

function group(name: string, labels?: Record<string, string>): Entity {
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Group',
    metadata: {
      name,
      namespace: 'default',
      labels,
      description: `What ${name} does`,
      annotations: { 'operate-first.io/chat-url': CHAT },
    },
    spec: { type: 'team', children: [] },
  };
}

describe('PeopleReader', () => {
  const people = PeopleReader.create({
    auth: mockServices.auth(),
    logger: mockServices.logger.mock(),
    catalog: catalogServiceMock({
      entities: [
        group('team'),
        group('secret-team', INTERNAL),
        component('database', {
          title: 'Confidential',
          annotations: { 'operate-first.io/chat-url': CHAT },
        }),
      ],
    }),
  });
  const shop = component('shop', {
    annotations: {
      'operate-first.io/chat-url': CHAT,
      'operate-first.io/issue-tracker-url': ISSUES,
    },
  });
  const read = (owner: string, showPersons: boolean) =>
    people.read(
      { entity: shop, entityRef: 'component:default/shop', owner },
      { showPersons },
    );

  it('says once what a service shares with its owner', async () => {
    const answer = await read('group:default/team', false);
    expect(answer.owner?.contacts).toMatchObject([{ kind: 'chat', url: CHAT }]);
    expect(answer.contacts).toMatchObject([{ kind: 'issues', url: ISSUES }]);
  });

  it('leads to a runbook that is read here, as far as the reader may see it', async () => {
    const url = 'https://git.example.org/tree/blob/HEAD/shop.md';
    const asked: unknown[] = [];
    const reader = PeopleReader.create({
      auth: mockServices.auth(),
      logger: mockServices.logger.mock(),
      catalog: catalogServiceMock({ entities: [] }),
      runbookPage: async (address, criteria) => {
        asked.push([address, criteria]);
        return criteria === undefined ? '/operations/runbooks/1' : undefined;
      },
    });
    const entity = component('shop', {
      annotations: { 'operate-first.io/runbook-url': url },
    });
    const entityRef = 'component:default/shop';
    const contactsFor = async (criteria: typeof ONLY_PUBLIC | undefined) => {
      const { contacts } = await reader.read(
        { entity, entityRef },
        { showPersons: false, criteria },
      );
      return contacts.map(contact => contact.url);
    };
    expect(await contactsFor(undefined)).toEqual(['/operations/runbooks/1']);
    expect(await contactsFor(ONLY_PUBLIC)).toEqual([url]);
    expect(asked).toEqual([
      [url, undefined],
      [url, ONLY_PUBLIC],
    ]);
  });

  it('tells of an internal owner only its name, where persons are hidden', async () => {
    const hidden = await read('group:default/secret-team', false);
    expect(hidden.owner).toBeUndefined();
    expect(hidden.ownerProblem).toContain('group:default/secret-team');
    expect(JSON.stringify(hidden)).not.toContain('What secret-team does');
    expect(hidden.contacts).toHaveLength(2);
    expect(await read('group:default/secret-team', true)).toMatchObject({
      owner: { description: 'What secret-team does' },
    });
  });

  it('reads nothing but groups and users', async () => {
    for (const showPersons of [true, false]) {
      const answer = await read('component:default/database', showPersons);
      expect(answer.owner).toBeUndefined();
      expect(answer.ownerProblem).toContain('neither a group nor a person');
      expect(JSON.stringify(answer)).not.toContain('Confidential');
    }
  });
});
