import { ConfigReader } from '@backstage/config';
import { mockCredentials } from '@backstage/backend-test-utils';
import { createPermission } from '@backstage/plugin-permission-common';
import { Principals } from '../principal';
import { OpenOperationsPolicy } from './OpenOperationsPolicy';
import { RULES } from './rules';

const policy = OpenOperationsPolicy.create({
  principals: Principals.fromConfig(
    new ConfigReader({
      permission: { openOperations: { admins: ['platform', 'user:root'] } },
      auth: { providers: { guest: { userEntityRef: 'user:default/visitor' } } },
    }),
  ),
});

const PEOPLE = {
  none: undefined,
  anonymous: ['user:operations/anonymous'],
  guest: ['user:default/visitor'],
  member: ['user:default/mia', 'group:default/writers'],
  admin: ['user:default/adam', 'group:default/platform'],
} satisfies Record<string, string[] | undefined>;

type Person = keyof typeof PEOPLE;

const RESOURCES: Array<[prefix: string, resourceType: string]> = [
  ['catalog.entity.', 'catalog-entity'],
  ['operations.service.', 'operations-service'],
  ['scaffolder.task.', 'scaffolder-task'],
];

function permissionCalled(name: string) {
  const resourceType = RESOURCES.find(([prefix]) =>
    name.startsWith(prefix),
  )?.[1];
  return resourceType
    ? createPermission({ name, attributes: {}, resourceType })
    : createPermission({ name, attributes: {} });
}

async function decide(person: Person, name: string) {
  const refs = PEOPLE[person];
  const info = refs && {
    userEntityRef: refs[0],
    ownershipEntityRefs: refs,
  };
  return policy.handle(
    { permission: permissionCalled(name) },
    info && { credentials: mockCredentials.user(info.userEntityRef), info },
  );
}

/** What visitors, members and admins get: + allowed, - denied, ? for some objects. */
const TABLE: Array<[name: string, expected: string]> = [
  ['catalog.entity.read', '?++'],
  ['catalog.entity.create', '-++'],
  ['catalog.entity.refresh', '-++'],
  ['catalog.entity.validate', '-++'],
  ['catalog.entity.delete', '-?+'],
  ['catalog.location.read', '-++'],
  ['catalog.location.create', '-++'],
  ['catalog.location.analyze', '-++'],
  ['catalog.location.delete', '--+'],
  ['catalog.ingestion.read', '--+'],
  ['catalog.ingestion.manage', '--+'],
  ['operations.service.read', '?++'],
  ['operations.source.read', '+++'],
  ['operations.person.read', '-++'],
  ['operations.cluster.read', '+++'],
  ['operations.diagnostics.read', '-++'],
  ['operations.log.read', '-++'],
  ['operations.maintenance.manage', '-++'],
  ['operations.incident.declare', '-++'],
  ['operations.incident.update', '-++'],
  ['operations.silence.manage', '-++'],
  ['operations.alert.map', '-++'],
  ['operations.follow', '-++'],
  ['operations.webhook.read', '-++'],
  ['operations.internal.read', '-++'],
  ['operations.postMortem.write', '-++'],
  ['operations.postMortem.publish', '-++'],
  ['operations.removal.manage', '--+'],
  ['operations.question.write', '-++'],
  ['operations.runbook.write', '-++'],
  ['operations.request.create', '-++'],
  ['operations.request.review', '-++'],
  ['scaffolder.action.execute', '-++'],
  ['scaffolder.task.create', '-++'],
  ['scaffolder.task.read', '-++'],
  ['scaffolder.task.cancel', '-?+'],
  ['scaffolder.template.parameter.read', '-++'],
  ['scaffolder.template.step.read', '-++'],
  ['scaffolder.template.dry-run', '-++'],
  ['scaffolder.template.management', '--+'],
  ['kubernetes.clusters.read', '-++'],
  ['kubernetes.resources.read', '-++'],
  ['kubernetes.proxy', '--+'],
  // Nobody has thought about this one yet.
  ['somebody.elses.permission', '--+'],
];

const SIGNS = { ALLOW: '+', DENY: '-', CONDITIONAL: '?' };

describe('OpenOperationsPolicy', () => {
  it.each(TABLE)('decides about %s', async (name, expected) => {
    const decisions = await Promise.all(
      (['anonymous', 'member', 'admin'] as const).map(person =>
        decide(person, name),
      ),
    );
    expect(decisions.map(({ result }) => SIGNS[result]).join('')).toBe(
      expected,
    );
  });

  it('has no rule that this table forgets', () => {
    const decided = TABLE.map(([name]) => name);
    expect([...RULES.keys()].filter(name => !decided.includes(name))).toEqual(
      [],
    );
  });

  it.each(TABLE)(
    'takes nobody who has not signed in for somebody: %s',
    async name => {
      const anonymous = await decide('anonymous', name);
      expect(await decide('none', name)).toEqual(anonymous);
      expect(await decide('guest', name)).toEqual(anonymous);
    },
  );

  it('lets members delete what is theirs', async () => {
    expect(await decide('member', 'catalog.entity.delete')).toEqual({
      result: 'CONDITIONAL',
      pluginId: 'catalog',
      resourceType: 'catalog-entity',
      conditions: {
        rule: 'IS_ENTITY_OWNER',
        resourceType: 'catalog-entity',
        params: { claims: PEOPLE.member },
      },
    });
  });

  it('hides a misspelt visibility from visitors, and people', async () => {
    const label = 'operate-first.io/visibility';
    expect(await decide('anonymous', 'catalog.entity.read')).toMatchObject({
      conditions: {
        allOf: [
          {
            not: {
              rule: 'IS_ENTITY_KIND',
              params: { kinds: ['User', 'Location'] },
            },
          },
          {
            anyOf: [
              { not: { rule: 'HAS_LABEL', params: { label } } },
              { rule: 'HAS_LABEL', params: { label, value: 'public' } },
            ],
          },
        ],
      },
    });
  });

  it('denies a permission that only has the name of one about objects', async () => {
    const permission = createPermission({
      name: 'catalog.entity.read',
      attributes: {},
    });
    expect(await policy.handle({ permission })).toEqual({ result: 'DENY' });
  });
});
