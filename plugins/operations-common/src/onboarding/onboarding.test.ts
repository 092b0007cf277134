import fc from 'fast-check';
import {
  checkName,
  checkTwice,
  objectiveInWords,
  OnboardingTree,
  quotaInWords,
  QUOTA_TIERS,
  readOnboardingRequest,
  readOnboardingTree,
  suggestName,
} from '.';

const TREE = readOnboardingTree({
  repository: 'https://git.example.org/platform/tree',
  clusters: [{ name: 'eu-1' }, { name: 'us-1', flavour: 'openshift' }],
}).value as OnboardingTree;

const REQUEST = {
  requester: 'user:default/ada',
  team: { name: 'sales' },
  delivery: 'none',
  namespaces: [
    {
      name: 'payments',
      places: [{ environment: 'production', cluster: 'eu-1' }],
      quota: { tier: 'small' },
    },
  ],
};

function problemsOf(change: object) {
  return readOnboardingRequest({ ...REQUEST, ...change }, TREE).problems;
}

describe('names', () => {
  it.each([
    ['Payments', '"Payments" has capital letters. Write payments.'],
    ['my.shop', '"my.shop" has a dot. Write my-shop.'],
    ['-shop', '"-shop" begins or ends with a hyphen. Write shop.'],
    [
      '',
      'The name is missing. Write lower-case letters, digits and hyphens, as in payments.',
    ],
    [
      '🚀',
      '"🚀" has characters that names cannot have. Write lower-case letters, digits and hyphens, as in payments.',
    ],
    ['café', '"café" has characters that names cannot have. Write cafe.'],
    [
      'a b;$(rm -rf)',
      '"a b;$(rm -rf)" has characters that names cannot have. Write a-b-rm-rf.',
    ],
    ['../../etc', '"../../etc" has a dot. Write etc.'],
    [
      'a'.repeat(64),
      `"${'a'.repeat(
        64,
      )}" has 64 characters, and 63 are allowed. Write ${'a'.repeat(63)}.`,
    ],
  ])('%j', (name, message) => {
    expect(checkName('team.name', name)).toEqual({
      field: 'team.name',
      value: name,
      message,
    });
  });

  it('takes what Kubernetes takes, and suggests only such', () => {
    expect(checkName('x', 'a')).toBeUndefined();
    expect(checkName('x', `9${'a-'.repeat(30)}z`)).toBeUndefined();
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), text => {
        const name = suggestName(text);
        expect(name === '' || checkName('x', name) === undefined).toBe(true);
      }),
    );
  });

  it('finds two spellings of one name', () => {
    const named = (...names: string[]) =>
      checkTwice(names.map((name, at) => ({ field: `members[${at}]`, name })));
    expect(named('ada', 'bob')).toEqual([]);
    expect(named('ada', 'Ada', 'ada').map(({ message }) => message)).toEqual([
      '"Ada" is "ada" at members[0] in other letters. Remove one of both.',
      '"ada" is already at members[0]. Remove one of both.',
    ]);
  });
});

describe('what is chosen, in words', () => {
  it.each([
    [0.999, '30d', '99.9 % means 43 minutes a month'],
    [0.99, '30d', '99 % means 7.2 hours a month'],
    [0.9999, '30d', '99.99 % means 4.3 minutes a month'],
    [0.95, '28d', '95 % means 34 hours in four weeks'],
    [0.999, '7d', '99.9 % means 10 minutes a week'],
    [0.99999, '1d', '99.999 % means 0.9 seconds a day'],
    [0.9, '90d', '90 % means 9 days a quarter'],
    [0.999, '2w', '99.9 % means 20 minutes in 14 days'],
  ])('%d over %s', (target, window, words) => {
    expect(objectiveInWords(target, window)).toBe(words);
  });

  it('says what a quota gives', () => {
    expect(QUOTA_TIERS.map(({ name }) => quotaInWords({ tier: name }))).toEqual(
      [
        '0.5 CPU, 2 GiB of memory, 10 GiB of storage: room for 1 container of 500m CPU',
        '1 CPU, 4 GiB of memory, 20 GiB of storage: room for 2 containers of 500m CPU',
        '2 CPU, 8 GiB of memory, 40 GiB of storage: room for 4 containers of 500m CPU',
        '4 CPU, 16 GiB of memory, 80 GiB of storage: room for 8 containers of 500m CPU',
      ],
    );
    expect(quotaInWords({ tier: 'custom', hard: { pods: '5' } })).toBe(
      'Limits of your own',
    );
  });
});

describe('readOnboardingRequest', () => {
  it('fills in what is usual', () => {
    const { value, problems } = readOnboardingRequest(REQUEST, TREE);
    expect(problems).toEqual([]);
    expect(value).toMatchObject({
      services: [],
      team: { members: [] },
      namespaces: [{ isolated: true }],
    });
  });

  it.each<[string, object, string, RegExp]>([
    ['who', { requester: 'ada' }, 'requester', /user:default\/ada/],
    ['nothing', { namespaces: [] }, 'namespaces', /Name at least one/],
    [
      'strangers',
      { team: { name: 'sales', members: ['a', 'A'] } },
      'team.members[1]',
      /in other letters/,
    ],
    [
      'line breaks',
      { team: { name: 'sales', title: 'a\nb' } },
      'team.title',
      /one line/,
    ],
    ['unknown fields', { quota: 1 }, '', /quota/],
    ['no address', { docs: 'file:///etc/passwd' }, 'docs', /https:/],
    [
      'delivery of nothing',
      { delivery: 'argocd', services: [{ name: 'shop' }] },
      'services[0].repository',
      /Say where/,
    ],
    [
      'uncounted requests',
      { services: [{ name: 'shop', slo: { target: 0.9 } }] },
      'services[0].slo.sli',
      /shows none/,
    ],
    [
      'blind probe',
      { services: [{ name: 'shop', slo: { target: 0.9, sli: 'probe' } }] },
      'services[0].slo.sli',
      /nowhere to look/,
    ],
    [
      '100 %',
      { services: [{ name: 'shop', slo: { target: 1 } }] },
      'services[0].slo.target',
      /<1/,
    ],
    [
      'a way out',
      {
        services: [
          {
            name: 'shop',
            repository: { url: 'https://x.example', path: '../..' },
          },
        ],
      },
      'services[0].repository.path',
      /within the repository/,
    ],
    [
      'an option for git',
      { services: [{ name: 'shop', repository: { url: '--upload-pack=x' } }] },
      'services[0].repository.url',
      /git repository/,
    ],
  ])('refuses %s', (_title, change, field, message) => {
    expect(problemsOf(change)).toEqual([
      expect.objectContaining({
        field,
        message: expect.stringMatching(message),
      }),
    ]);
  });

  it.each<[string, object, string, RegExp]>([
    [
      'clusters that are not there',
      { places: [{ environment: 'production', cluster: 'mars' }] },
      'namespaces[0].places[0].cluster',
      /eu-1, us-1/,
    ],
    [
      'one place twice',
      {
        places: [
          { environment: 'a', cluster: 'eu-1' },
          { environment: 'a', cluster: 'eu-1' },
        ],
      },
      'namespaces[0].places[1]',
      /already/,
    ],
    [
      'namespaces of the cluster',
      { name: 'kube-system' },
      'namespaces[0].name',
      /team-system/,
    ],
    [
      'quotas of nothing',
      { quota: { tier: 'custom', hard: {} } },
      'namespaces[0].quota.hard',
      /limits nothing/,
    ],
    [
      'quotas of fantasy',
      { quota: { tier: 'custom', hard: { 'limit.cpu': '1' } } },
      'namespaces[0].quota.hard.limit.cpu',
      /nothing called/,
    ],
    [
      'no quantities',
      { quota: { tier: 'custom', hard: { pods: 'many' } } },
      'namespaces[0].quota.hard.pods',
      /4Gi/,
    ],
    [
      'a quota in which nothing can run',
      { quota: { tier: 'custom', hard: { 'limits.cpu': '0' } } },
      'namespaces[0].quota.hard.limits.cpu',
      /nothing can run/,
    ],
    [
      'a unit that was forgotten',
      { quota: { tier: 'custom', hard: { 'limits.memory': '4' } } },
      'namespaces[0].quota.hard.limits.memory',
      /is 4 bytes/,
    ],
  ])('refuses %s', (_title, change, field, message) => {
    const namespaces = [{ ...REQUEST.namespaces[0], ...change }];
    expect(problemsOf({ namespaces })).toEqual([
      expect.objectContaining({
        field,
        message: expect.stringMatching(message),
      }),
    ]);
  });
});
