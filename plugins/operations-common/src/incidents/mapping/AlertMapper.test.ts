import { AlertMatcher } from '../../generated/openapi';
import { AlertMapper, mapAlert } from './AlertMapper';
import { matcherProblem, matchesOf } from './matchers';
import { MappableService } from './model';
import { parseSelector } from './selector';

function service(
  id: string,
  entityRef: string,
  annotations: Record<string, string> = {},
): MappableService {
  return { id, entityRef, title: `Title of ${id}`, annotations };
}

const SERVICES = [
  service('payments', 'component:default/payments', {
    'backstage.io/kubernetes-id': 'pay',
    'backstage.io/kubernetes-namespace': 'shop',
  }),
  service('checkout', 'component:default/checkout', {
    'backstage.io/kubernetes-namespace': 'shop',
  }),
  service('db', 'resource:default/payments-db'),
  service('mail', 'component:default/mail', {
    'backstage.io/kubernetes-namespace': 'post',
    'operate-first.io/alert-selector': 'team=post,alertname=~"Mail.*"',
  }),
  service('twin-1', 'component:default/twin'),
  service('twin-2', 'component:other/twin'),
];

const MAPPINGS = [
  {
    id: 'm1',
    matchers: [
      { name: 'alertname', operator: '=~', value: 'Disk.*' },
      { name: 'team', operator: '!=', value: 'post' },
    ] satisfies AlertMatcher[],
    service: 'db',
    environment: 'staging',
  },
  {
    id: 'm2',
    matchers: [
      { name: 'alertname', operator: '=', value: 'ByRef' },
    ] satisfies AlertMatcher[],
    service: 'Component:default/Checkout',
  },
  {
    id: 'gone',
    matchers: [
      { name: 'alertname', operator: '=', value: 'Orphan' },
    ] satisfies AlertMatcher[],
    service: 'component:default/deleted',
  },
];

const MAPPER = AlertMapper.create({ services: SERVICES, mappings: MAPPINGS });

describe('services of alerts', () => {
  it.each<[string, Record<string, string>, string, string]>([
    [
      'an entity ref',
      { service: 'component:default/payments' },
      'payments',
      'label',
    ],
    [
      'in another case',
      { service: 'Component:Default/PAYMENTS' },
      'payments',
      'label',
    ],
    ['a namespace and a name', { service: 'other/twin' }, 'twin-2', 'label'],
    ['a name', { service: 'checkout' }, 'checkout', 'label'],
    [
      'the label of the portal before others',
      { service: 'mail', operate_first_service: 'checkout' },
      'checkout',
      'label',
    ],
    [
      'a label that names nothing is passed over',
      { service: 'node-exporter', deployment: 'checkout' },
      'checkout',
      'catalog',
    ],
    ['a selector', { alertname: 'MailQueue', team: 'post' }, 'mail', 'catalog'],
    ['a mapping', { alertname: 'DiskFull' }, 'db', 'mapping'],
    [
      'a mapping that names an entity ref',
      { alertname: 'ByRef' },
      'checkout',
      'mapping',
    ],
    [
      'a label before a mapping',
      { alertname: 'DiskFull', service: 'mail' },
      'mail',
      'label',
    ],
    [
      'a mapping before the catalog',
      { alertname: 'DiskFull', deployment: 'mail' },
      'db',
      'mapping',
    ],
    [
      'a deployment',
      { namespace: 'shop', deployment: 'checkout' },
      'checkout',
      'catalog',
    ],
    [
      'the Kubernetes id of a deployment',
      { namespace: 'shop', deployment: 'pay' },
      'payments',
      'catalog',
    ],
    [
      'a pod of a deployment',
      { namespace: 'shop', pod: 'pay-7d9f8b6c5-x2x1z' },
      'payments',
      'catalog',
    ],
    ['a pod of a stateful set', { pod: 'payments-db-0' }, 'db', 'catalog'],
    ['a pod of a daemon set', { pod: 'mail-x2x1z' }, 'mail', 'catalog'],
    [
      'the recommended label',
      { app_kubernetes_io_name: 'mail', pod: 'x' },
      'mail',
      'catalog',
    ],
    [
      'a job with its namespace',
      { job: 'shop/checkout' },
      'checkout',
      'catalog',
    ],
    [
      'the only service of a namespace',
      { namespace: 'post' },
      'mail',
      'catalog',
    ],
  ])('%s', (_, labels, serviceId, rule) => {
    const found = MAPPER.map({ labels, annotations: {} });
    expect(found).toMatchObject({ serviceId, rule });
    expect(found.message).toContain(`Title of ${serviceId}`);
  });

  it.each<[string, Record<string, string>, string[] | undefined]>([
    ['no labels', {}, undefined],
    [
      'labels that say nothing',
      { alertname: 'Watchdog', service: '' },
      undefined,
    ],
    ['a mapping to what the catalog lost', { alertname: 'Orphan' }, undefined],
    ['a name that two have', { service: 'twin' }, ['twin-1', 'twin-2']],
    ['a namespace of two', { namespace: 'shop' }, ['checkout', 'payments']],
    [
      'a name in another namespace',
      { namespace: 'post2', deployment: 'pay' },
      undefined,
    ],
    [
      'names of objects',
      { service: 'constructor', job: '__proto__' },
      undefined,
    ],
    [
      'a selector that fits in part',
      { alertname: 'MailQueue', team: 'shop' },
      undefined,
    ],
  ])('no service: %s', (_, labels, candidates) => {
    const found = MAPPER.map({ labels, annotations: {} });
    expect(found.serviceId).toBeUndefined();
    expect(found).toMatchObject({ rule: 'none' });
    expect(found.candidates).toEqual(candidates);
    expect(found.message).toMatch(/\.$/);
    expect(found.remedy).toMatch(/\.$/);
  });

  it('tells environment and cluster, also without a service', () => {
    const where = (labels: Record<string, string>) =>
      MAPPER.map({ labels, annotations: {} });
    expect(
      where({ environment: 'staging', env: 'x', cluster: 'eu-1' }),
    ).toMatchObject({
      environment: 'staging',
      cluster: 'eu-1',
    });
    expect(where({ env: 'test' }).environment).toBe('test');
    expect(where({ env: 'test', alertname: 'DiskFull' })).toMatchObject({
      environment: 'staging',
      mappingId: 'm1',
    });
    expect(where({})).not.toHaveProperty('environment');
  });

  it('asks the labels that are configured', () => {
    const options = { services: SERVICES, mappings: [] };
    const alert = { labels: { component: 'mail' }, annotations: {} };
    expect(mapAlert({ ...options, ...alert }).rule).toBe('none');
    expect(
      mapAlert({ ...options, ...alert, serviceLabels: ['component'] }),
    ).toMatchObject({ serviceId: 'mail', rule: 'label' });
  });

  it('maps 10,000 alerts over 2,000 services without asking each', () => {
    const services = Array.from({ length: 2000 }, (_, i) =>
      service(`${i}`, `component:default/s${i}`),
    );
    const mapper = AlertMapper.create({ services, mappings: MAPPINGS });
    const started = performance.now();
    for (let i = 0; i < 10_000; i++) {
      const pod = `s${i % 2000}-7d9f8b6c5-x2x1z`;
      const { serviceId } = mapper.map({ labels: { pod }, annotations: {} });
      expect(serviceId).toBe(`${i % 2000}`);
    }
    expect(performance.now() - started).toBeLessThan(10_000);
  });
});

describe('matchers of alerts', () => {
  const fits = (
    operator: AlertMatcher['operator'],
    value: string,
    label?: string,
  ) =>
    matchesOf([{ name: 'a', operator, value }])(
      label === undefined ? {} : { a: label },
    );

  it.each<[AlertMatcher['operator'], string, string | undefined, boolean]>([
    ['=', 'x', 'x', true],
    ['=', 'x', 'y', false],
    ['=', '', undefined, true],
    ['!=', 'x', undefined, true],
    ['!=', 'x', 'x', false],
    ['=~', 'x|y', 'y', true],
    ['=~', 'x', 'xx', false],
    ['=~', 'x.*', 'x\ny', true],
    ['=~', '.+', undefined, false],
    ['!~', 'x.*', 'xy', false],
    ['!~', 'x.*', 'yx', true],
    ['=~', '(', '(', false],
    ['!~', '(', 'x', false],
  ])('%s %j and %j: %s', (operator, value, label, expected) => {
    expect(fits(operator, value, label)).toBe(expected);
  });

  it('are not met by nothing', () => {
    expect(matchesOf([])({ a: 'x' })).toBe(false);
  });

  it('cannot be made to run for long', () => {
    expect(fits('=~', '(a+)+$', `${'a'.repeat(1999)}b`)).toBe(false);
    expect(fits('=~', '(a|a)*b', 'a'.repeat(100_000))).toBe(false);
    const problem = (value: string) =>
      matcherProblem({ name: 'a', operator: '=~', value });
    expect(problem('a'.repeat(501))).toContain('longer than 500');
    expect(problem('a{900}b{900}c{900}')).toContain('too large');
    expect(problem('a(?=b)')).toContain('no regular expression');
    expect(problem('a.*')).toBeUndefined();
    expect(
      matcherProblem({ name: 'a', operator: '=', value: '(' }),
    ).toBeUndefined();
  });

  it('are read from selectors', () => {
    expect(parseSelector('a=b, c!=d,e=~"f,g{1,2}", h !~ i')).toEqual([
      { name: 'a', operator: '=', value: 'b' },
      { name: 'c', operator: '!=', value: 'd' },
      { name: 'e', operator: '=~', value: 'f,g{1,2}' },
      { name: 'h', operator: '!~', value: 'i' },
    ]);
    expect(parseSelector('a')).toBeUndefined();
    expect(parseSelector('a=~"("')).toBeUndefined();
  });
});
