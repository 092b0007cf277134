import {
  buildOnboarding,
  onboardingPaths,
  OnboardingTree,
  readOnboardingRequest,
  readOnboardingTree,
} from '@operate-first/plugin-operations-common';
import { validate } from 'jsonschema';
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parse, parseAllDocuments } from 'yaml';
import { EXAMPLES } from './__testUtils__/trees';

const [SCHEMA] = (
  parse(
    readFileSync(
      resolve(__dirname, '../../../templates/onboard-service/template.yaml'),
      'utf8',
    ),
  ) as { spec: { parameters: object[] } }
).spec.parameters;

const yamlOf = (...path: string[]): unknown =>
  parse(readFileSync(join(EXAMPLES, ...path), 'utf8'));
const tree = readOnboardingTree(yamlOf('tree.yaml')).value as OnboardingTree;

/** What the template's form takes, as the scaffolder looks at it. */
function isTaken(onboarding: unknown): boolean {
  return validate({ onboarding }, SCHEMA).valid;
}

/** Every field there is. */
const FULL = {
  requester: 'user:default/ada',
  request: 'https://git.example.org/issues/1',
  docs: 'https://docs.example.org',
  team: { name: 'sales', title: 'Sales', members: ['ada'] },
  delivery: 'argocd',
  services: [
    {
      name: 'vouchers',
      title: 'Vouchers',
      description: 'Gives vouchers.',
      type: 'service',
      lifecycle: 'production',
      system: 'payments',
      visibility: 'public',
      repository: {
        url: 'https://git.example.org/marram/vouchers',
        path: 'deploy',
        revision: 'main',
      },
      addresses: [
        { environment: 'production', url: 'https://v.example.org/healthz' },
      ],
      metrics: { port: 'http', path: '/metrics' },
      slo: {
        target: 0.999,
        window: '30d',
        sli: 'requests',
        environment: 'production',
      },
      issueTracker: 'https://git.example.org/issues',
      chat: 'https://chat.example.org',
    },
  ],
  namespaces: [
    {
      name: 'vouchers',
      title: 'Vouchers',
      places: [{ environment: 'production', cluster: 'eu-1' }],
      quota: { tier: 'custom', hard: { 'limits.cpu': '2' } },
      isolated: true,
    },
  ],
};

type Path = Array<string | number>;

/** Where something is written: each leaf of the request. */
function leaves(value: unknown, at: Path = []): Path[] {
  if (typeof value !== 'object' || value === null) return [at];
  return Object.entries(value).flatMap(([key, each]) =>
    leaves(each, [...at, Array.isArray(value) ? Number(key) : key]),
  );
}

function withValue(path: Path, value: unknown): typeof FULL {
  const copy = structuredClone(FULL);
  let place = copy as unknown as Record<string | number, unknown>;
  for (const step of path.slice(0, -1)) {
    place = place[step] as Record<string | number, unknown>;
  }
  place[path[path.length - 1]] = value;
  return copy;
}

const EVIL = [
  '$(touch /tmp/pwned)',
  '`id`; rm -rf / #',
  '../../../etc/passwd',
  '/etc/passwd',
  '..',
  'a/../../b',
  'C:\\windows',
  '"quoted": {yaml: [1',
  "it's & | > < %",
  '${{ secrets.token }}',
  '{{ .Values }}',
  'two\nlines: true',
  'nul\0',
  'with.dot',
  'Capitals',
  'a'.repeat(64),
  '🚀',
  '',
  ' ',
  '--upload-pack=touch',
  'ssh://-oProxyCommand=x/y',
];

describe('the form of the template', () => {
  it.each(['new-service', 'two-clusters', 'existing-service'])(
    'takes the example %s',
    name => {
      expect(isTaken({ request: yamlOf(name, 'request.yaml') })).toBe(true);
    },
  );

  it('takes every field there is, and no other', () => {
    expect(validate({ onboarding: { request: FULL } }, SCHEMA).errors).toEqual(
      [],
    );
    for (const path of leaves(FULL)) {
      const other = [...path.slice(0, -1), 'strange'];
      if (path.includes('hard') || typeof path[path.length - 1] === 'number') {
        continue;
      }
      expect([other, isTaken({ request: withValue(other, 'x') })]).toEqual([
        other,
        false,
      ]);
    }
    expect(isTaken({})).toBe(false);
    expect(isTaken({ request: FULL, strange: 1 })).toBe(false);
    expect(isTaken({ request: {} })).toBe(false);
  });

  it('knows what belongs to a quota and to a new repository', () => {
    const quota = (value: object) => ({
      request: withValue(['namespaces', 0, 'quota'], value),
    });
    expect(isTaken(quota({ tier: 'small' }))).toBe(true);
    expect(isTaken(quota({ tier: 'custom' }))).toBe(false);
    expect(isTaken(quota({ tier: 'small', hard: {} }))).toBe(false);
    expect(isTaken(quota({ tier: 'huge' }))).toBe(false);

    const made = (request: unknown) => ({ skeleton: 'node', request });
    expect(isTaken(made(FULL))).toBe(true);
    expect(isTaken({ ...made(FULL), skeleton: '../../secrets' })).toBe(false);
    expect(isTaken(made({ ...FULL, services: [] }))).toBe(false);
    expect(isTaken(made({ ...FULL, services: undefined }))).toBe(false);
    // It is the first one's; others have theirs.
    const [first] = FULL.services;
    const other = { name: 'b' };
    expect(isTaken(made({ ...FULL, services: [first, other] }))).toBe(true);
    expect(isTaken(made({ ...FULL, services: [other, first] }))).toBe(false);
    const on = (host: string, more: object = {}) => ({
      ...made(FULL),
      host,
      ...more,
    });
    expect(isTaken(on('github'))).toBe(true);
    expect(isTaken(on('sourceforge'))).toBe(false);
    for (const host of ['bitbucketCloud', 'bitbucketServer']) {
      expect(isTaken(on(host))).toBe(false);
      expect(isTaken(on(host, { project: 'a b' }))).toBe(false);
      expect(isTaken(on(host, { project: 'WEB' }))).toBe(true);
    }
    const at = ['services', 0, 'repository', 'url'];
    for (const url of [
      'git@git.example.org:marram/vouchers',
      'https://git.example.org/marram/../../x',
      'https://git.example.org/marram/a?b=c',
      'https://git.example.org/',
    ]) {
      expect([url, isTaken(made(withValue(at, url)))]).toEqual([url, false]);
    }
  });

  it.each(leaves(FULL).map(path => [path.join('.'), path] as const))(
    'lets nothing through at %s that is no request, and refuses no request',
    (_, path) => {
      for (const evil of [...EVIL, 7, true, undefined, [], {}]) {
        const request = withValue(path, evil);
        const taken = isTaken({ request });
        const read = readOnboardingRequest(request, tree);
        // Who asks is who starts the task, whatever stands there.
        if (path[0] === 'requester') continue;
        // Whatever can be asked for can be asked for by the form.
        const isRefused = read.value !== undefined && !taken;
        expect([evil, isRefused]).toEqual([evil, false]);
        if (!read.value) continue;
        // And whatever is asked for stays within the tree, as text.
        const paths = onboardingPaths(read.value, tree);
        expect(paths.filter(each => !/^[\w][\w./-]*$/.test(each))).toEqual([]);
        expect(paths.filter(each => /(^|\/)\.\.(\/|$)/.test(each))).toEqual([]);
        const change = buildOnboarding(read.value, tree, new Map());
        expect(change.problems).toEqual([]);
        for (const file of change.files) {
          if (!file.path.endsWith('.yaml')) continue;
          const documents = parseAllDocuments(file.after);
          expect(documents).toHaveLength(1);
          expect(documents.flatMap(each => each.errors)).toEqual([]);
        }
      }
    },
  );
});
