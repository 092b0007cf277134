import { OPTIONS } from '../../__fixtures__/onboarding';
import { nameFromRepository, OnboardingOffer, settle } from './defaults';
import { BLANK, blankNamespace, blankService, OnboardingForm } from './form';
import { prefillOf } from './prefill';
import { checkForm, fieldsOf, placeProblems } from './problems';
import { requestOf } from './request';
import { stillWrong } from './stillWrong';

const WORDS = {
  noPlace: 'no place',
  noTeam: 'no team',
  wrongTarget: 'target',
  noProject: 'no project',
  wrongAddress: 'not there',
};

function requested(
  edit: Partial<OnboardingForm>,
  options: OnboardingOffer = OPTIONS,
) {
  const form = settle({ ...BLANK, ...edit }, options, []);
  const request = requestOf(form, options);
  return {
    form,
    request,
    problems: checkForm(form, request, options, WORDS),
  };
}

describe('what a form asks for', () => {
  it('follows from a name and a team, where there is most room', () => {
    const { request, problems } = requested({
      name: 'vouchers',
      team: 'sales',
    });
    expect(problems).toEqual([]);
    expect(request).toEqual({
      team: { name: 'sales' },
      services: [
        {
          name: 'vouchers',
          type: 'service',
          lifecycle: 'production',
          repository: {
            url: 'https://git.example.org/vouchers',
            path: 'deploy',
            revision: 'main',
          },
          addresses: [
            {
              environment: 'production',
              url: 'https://vouchers.production.example.org/healthz',
            },
          ],
          metrics: { port: 'http', path: '/metrics' },
          slo: { target: 0.999, window: '30d', sli: 'probe' },
        },
      ],
      namespaces: [
        {
          name: 'vouchers',
          // eu-1 is nearly full.
          places: [{ environment: 'production', cluster: 'us-1' }],
          quota: { tier: 'small' },
          isolated: true,
        },
      ],
      delivery: 'argocd',
    });
  });

  it('says what is filled in: another place, limits of its own, an existing repository', () => {
    const { form, request } = requested({
      source: 'existing',
      repository: 'git@git.example.org:marram/Ticket-Shop.git',
      team: 'sales',
      addresses: { production: 'https://shop.example.org' },
      promise: 'requests',
      target: '99,5',
      namespaces: [
        blankNamespace('1'),
        {
          ...blankNamespace('2'),
          places: [{ environment: 'staging', cluster: 'eu-1' }],
          tier: 'custom',
          limits: [
            { name: 'limits.cpu', amount: ' 6 ' },
            { name: 'limits.memory', amount: '' },
            { name: 'count/jobs.batch', amount: '50' },
          ],
        },
      ],
    });
    expect(form.name).toBe('ticket-shop');
    expect(request.services[0]).toMatchObject({
      name: 'ticket-shop',
      repository: { url: 'git@git.example.org:marram/Ticket-Shop.git' },
      addresses: [
        { environment: 'production', url: 'https://shop.example.org' },
        {
          environment: 'staging',
          url: 'https://ticket-shop.staging.example.org/healthz',
        },
      ],
      slo: { target: 0.995, sli: 'requests' },
      metrics: { port: 'http', path: '/metrics' },
    });
    expect(
      request.namespaces.map(({ name, quota }) => ({ name, quota })),
    ).toEqual([
      { name: 'ticket-shop', quota: { tier: 'small' } },
      {
        name: 'ticket-shop-staging',
        quota: {
          tier: 'custom',
          hard: { 'limits.cpu': '6', 'count/jobs.batch': '50' },
        },
      },
    ]);
  });

  it('says what comes with the service: the same promise, and its own repository and address', () => {
    const { request, problems } = requested({
      name: 'shop',
      team: 'sales',
      title: 'The shop',
      promise: 'probe',
      lifecycle: 'experimental',
      further: [
        {
          ...blankService('1'),
          repository: 'https://git.example.org/marram/Shop-Worker',
          path: 'k8s',
          addresses: { production: 'https://worker.example.org' },
        },
        {
          ...blankService('2'),
          name: 'mailer',
          repository: 'https://g.example.org/m',
        },
      ],
    });
    expect(problems).toEqual([]);
    const [first, ...further] = request.services;
    expect(first).toMatchObject({
      title: 'The shop',
      metrics: { port: 'http' },
    });
    const { slo } = first;
    expect(further).toEqual([
      {
        name: 'shop-worker',
        type: 'service',
        lifecycle: 'experimental',
        slo,
        repository: {
          url: 'https://git.example.org/marram/Shop-Worker',
          path: 'k8s',
          revision: 'main',
        },
        addresses: [
          { environment: 'production', url: 'https://worker.example.org' },
        ],
      },
      {
        name: 'mailer',
        type: 'service',
        lifecycle: 'experimental',
        slo,
        repository: {
          url: 'https://g.example.org/m',
          path: 'deploy',
          revision: 'main',
        },
        addresses: [
          {
            environment: 'production',
            url: 'https://mailer.production.example.org/healthz',
          },
        ],
      },
    ]);
  });

  it.each<[string, Partial<OnboardingForm>, Partial<OnboardingOffer>, object]>([
    [
      'plain git, unless another is chosen',
      {},
      {},
      { url: 'https://git.example.org/pay' },
    ],
    [
      'the host that is chosen',
      { madeOn: 'github.com', newRepository: 'https://github.com/acme/pay' },
      {},
      { kind: 'github', url: 'https://github.com/acme/pay' },
    ],
    [
      'the host of the address, whichever was chosen',
      {
        madeOn: 'github.com',
        newRepository: 'https://b.example.org/scm/WEB/pay',
      },
      {},
      {
        kind: 'bitbucketServer',
        project: 'WEB',
        url: 'https://b.example.org/scm/WEB/pay',
      },
    ],
    [
      'no host as long as nobody wants a new one',
      {},
      { sources: undefined, hosts: [{ kind: 'gitlab', host: 'gitlab.com' }] },
      { kind: undefined, url: undefined },
    ],
    [
      'the first host, where there is no plain git',
      { source: 'new', newRepository: 'https://github.com/acme/pay' },
      { sources: undefined },
      { kind: 'github', url: 'https://github.com/acme/pay' },
    ],
  ])('is made on %s', (_, edit, offer, expected) => {
    const { form, request } = requested(
      { name: 'pay', team: 'sales', ...edit },
      {
        ...OPTIONS,
        hosts: [
          { kind: 'github', host: 'github.com' },
          { kind: 'bitbucketServer', host: 'b.example.org' },
        ],
        ...offer,
      },
    );
    expect({
      kind: form.host?.kind,
      project: form.project || undefined,
      url: request.services[0].repository?.url,
    }).toEqual({
      kind: undefined,
      project: undefined,
      url: undefined,
      ...expected,
    });
  });

  it.each([
    ['https://git.example.org/marram/Vouchers.git', 'vouchers'],
    ['https://git.example.org/marram/vouchers/', 'vouchers'],
    ['git@git.example.org:tickets', 'tickets'],
    ['https://git.example.org/a/b?x=1#y', 'b'],
    ['', ''],
  ])('calls what is in %s %s', (address, name) => {
    expect(nameFromRepository(address)).toBe(name);
  });

  it('is filled in by an address, and not by what cannot be meant', () => {
    const filled = prefillOf(
      new URLSearchParams(
        'service=component:default/payments&team=group:default/sales&namespace=pay&cluster=eu-1&quota=large&promise=probe',
      ),
    );
    expect(filled).toMatchObject({
      name: 'payments',
      team: 'sales',
      promise: 'probe',
      namespaces: [
        {
          name: 'pay',
          places: [{ environment: 'production', cluster: 'eu-1' }],
          tier: 'large',
        },
      ],
    });
    expect(prefillOf(new URLSearchParams('other=1'))).toBeUndefined();
    expect(
      prefillOf(
        new URLSearchParams(
          `quota=giant&team=a%00b&service=${'x'.repeat(999)}`,
        ),
      ),
    ).toBeUndefined();
  });
});

describe('what is wrong with a form', () => {
  it.each<[string, Partial<OnboardingForm>, string[]]>([
    [
      'nothing filled in',
      { name: '', team: '' },
      ['team.name', 'services[0].name'],
    ],
    ['a dot', { name: 'a.b' }, ['services[0].name']],
    ['64 characters', { name: 'a'.repeat(64) }, ['services[0].name']],
    ['an emoji', { name: 'pay🎫' }, ['services[0].name']],
    ['no target', { target: '100' }, ['services[0].slo.target']],
    ['a chat that is none', { chat: 'x;rm' }, ['services[0].chat']],
    [
      'no place',
      { namespaces: [{ ...blankNamespace('1'), places: [] }] },
      ['namespaces[0].places'],
    ],
    [
      'a namespace twice',
      {
        namespaces: [
          { ...blankNamespace('1'), name: 'same' },
          { ...blankNamespace('2'), name: 'same' },
        ],
      },
      ['namespaces[1].name'],
    ],
    [
      'a quota that is no number',
      {
        namespaces: [
          {
            ...blankNamespace('1'),
            tier: 'custom',
            limits: [{ name: 'limits.cpu', amount: 'much' }],
          },
        ],
      },
      ['namespaces[0].quota.hard.limits.cpu'],
    ],
    [
      'a cluster that is not there',
      {
        namespaces: [
          {
            ...blankNamespace('1'),
            places: [{ environment: 'production', cluster: 'gone-1' }],
          },
        ],
      },
      ['namespaces[0].places[0].cluster'],
    ],
    [
      'a further service without anything',
      { further: [blankService('1')] },
      ['services[1].name', 'services[1].repository'],
    ],
    [
      'a further service that is called the same',
      {
        further: [
          {
            ...blankService('1'),
            name: 'pay',
            repository: 'https://git.example.org/pay',
          },
        ],
      },
      ['services[1].name'],
    ],
    [
      'an address that is on no host, or on the wrong one',
      { madeOn: 'github.com', newRepository: 'https://example.org/a/b' },
      ['services[0].repository'],
    ],
    [
      'no project on Bitbucket',
      { madeOn: 'bitbucket.org', newRepository: 'https://bitbucket.org/a/b' },
      ['project'],
    ],
  ])('is known at once: %s', (_, edit, fields) => {
    const { problems } = requested(
      { name: 'pay', team: 'sales', ...edit },
      {
        ...OPTIONS,
        hosts: [
          { kind: 'github', host: 'github.com' },
          { kind: 'bitbucketCloud', host: 'bitbucket.org' },
        ],
      },
    );
    expect(problems.map(({ field }) => field)).toEqual(fields);
  });

  it('stands at the nearest field, and elsewhere where there is none', () => {
    const { form } = requested({
      name: 'pay',
      team: 'sales',
      further: [blankService('1')],
    });
    const { at, elsewhere } = placeProblems(
      [
        { field: 'namespaces[0].places[3].cluster', message: 'full' },
        { field: 'services[0].repository.url', message: 'refused' },
        { field: 'services[0].repository.path', message: 'no folder' },
        { field: 'services[1].slo.sli', message: 'nowhere to look' },
        { field: 'services[2].name', message: 'too far' },
        { field: 'team.members[2]', message: 'twice' },
        { field: 'namespaces[10].name', message: 'far' },
        { field: 'services/pay/slo.yaml', message: 'by hand' },
      ],
      fieldsOf(form),
    );
    expect(Object.fromEntries(at)).toEqual({
      'namespaces[0].places': 'full',
      'services[0].repository': 'refused',
      'services[0].repository.path': 'no folder',
      'services[1]': 'nowhere to look',
      team: 'twice',
    });
    expect(elsewhere.map(({ message }) => message)).toEqual([
      'too far',
      'far',
      'by hand',
    ]);
  });

  it('is not said any more of what was changed meanwhile', () => {
    const { request } = requested({ name: 'pay', team: 'sales' });
    const taken = { field: 'namespaces[0].name', message: 'taken' };
    expect(stillWrong([{ ...taken, value: 'pay' }], request)).toHaveLength(1);
    expect(stillWrong([{ ...taken, value: 'old' }], request)).toHaveLength(0);
    expect(stillWrong([taken], request)).toHaveLength(1);
  });
});
