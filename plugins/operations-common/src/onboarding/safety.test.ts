import fc from 'fast-check';
import { parseAllDocuments } from 'yaml';
import {
  buildOnboarding,
  OnboardingRequest,
  OnboardingTree,
  readOnboardingRequest,
  readOnboardingTree,
} from '.';

const TREE = readOnboardingTree({
  repository: 'https://git.example.org/platform/tree',
  clusters: [{ name: 'eu-1' }, { name: 'us-1', flavour: 'openshift' }],
  prober: 'probe.monitoring.svc:9115',
}).value as OnboardingTree;

const DELIVERIES = ['argocd', 'flux'] as const;
type Delivery = (typeof DELIVERIES)[number];

/** A request that fills in everything. */
function requestWith(delivery: Delivery) {
  return {
    requester: 'user:default/ada',
    request: 'https://portal.example.org/requests/REQ-1',
    docs: 'https://example.org/docs',
    team: { name: 'sales', title: 'Sales', members: ['ada'] },
    delivery,
    services: [
      {
        name: 'shop',
        title: 'Shop',
        description: 'Sells things',
        lifecycle: 'production',
        system: 'retail',
        repository: {
          url: 'https://git.example.org/shop',
          path: 'deploy',
          revision: 'main',
        },
        addresses: [
          { environment: 'production', url: 'https://shop.example.org' },
        ],
        metrics: { port: 'http', path: '/metrics' },
        slo: { target: 0.99 },
        issueTracker: 'https://example.org/issues',
        chat: 'https://example.org/chat',
      },
    ],
    namespaces: [
      {
        name: 'payments',
        title: 'Payments',
        places: [
          { environment: 'production', cluster: 'eu-1' },
          { environment: 'production', cluster: 'us-1' },
        ],
        quota: { tier: 'custom', hard: { pods: '5' } },
      },
    ],
  };
}

/** The same with another text at some places. */
function withText(fields: string[], text: string, delivery: Delivery) {
  const request = requestWith(delivery);
  for (const field of fields) {
    const steps = field.replace(/\[(\d+)\]/g, '.$1').split('.');
    const last = steps.pop() ?? '';
    const parent = steps.reduce<Record<string, unknown>>(
      (found, step) => found[step] as Record<string, unknown>,
      request as Record<string, unknown>,
    );
    parent[last] = text;
  }
  return request;
}

interface Value {
  at: string;
  value: unknown;
}

/** Every plain value of a document, with the keys on the way to it. */
function valuesIn(value: unknown, at = ''): Value[] {
  if (typeof value !== 'object' || value === null) return [{ at, value }];
  return Object.entries(value).flatMap(([key, each]) =>
    valuesIn(each, `${at}/${key}`),
  );
}

type Files = Array<{ path: string; after: string }>;

/** What readers of YAML 1.2 and of YAML 1.1, such as kubectl, see in the files. */
function valuesOf(files: Files): Value[] {
  return files.flatMap(({ path, after: text }) => {
    // Runbooks begin with YAML.
    const after = path.endsWith('.md')
      ? text.slice('---\n'.length, text.indexOf('\n---\n') + 1)
      : text;
    const [read, old] = (['1.2', '1.1'] as const).map(version => {
      const documents = parseAllDocuments(after, { version });
      if (!Array.isArray(documents)) throw new Error(`${path} is empty`);
      expect(documents).toHaveLength(1);
      expect(documents[0].errors).toEqual([]);
      expect(documents[0].warnings).toEqual([]);
      return valuesIn(documents[0].toJS());
    });
    expect(old).toEqual(read);
    return read.map(({ at, value }) => ({ at: `${path}:${at}`, value }));
  });
}

function build(request: OnboardingRequest) {
  const { files, problems } = buildOnboarding(request, TREE, new Map());
  expect(problems).toEqual([]);
  return files;
}

const USUAL = new Map(
  DELIVERIES.map(delivery => {
    const { value } = readOnboardingRequest(requestWith(delivery), TREE);
    const files = build(value as OnboardingRequest);
    return [
      delivery,
      {
        paths: files.map(({ path }) => path),
        places: valuesOf(files).map(({ at }) => at),
      },
    ];
  }),
);

/** Texts that people write as they like. */
const LINES = [
  'team.title',
  'team.members[0]',
  'services[0].title',
  'services[0].description',
  'services[0].lifecycle',
  'namespaces[0].title',
];
const ADDRESSES = [
  'request',
  'docs',
  'services[0].addresses[0].url',
  'services[0].issueTracker',
  'services[0].chat',
];
const OTHERS = [
  'requester',
  'services[0].repository.url',
  'services[0].repository.path',
  'services[0].repository.revision',
  'services[0].metrics.path',
];
const NAMES = [
  'team.name',
  'services[0].name',
  'services[0].system',
  'services[0].metrics.port',
  'services[0].addresses[0].environment',
  'namespaces[0].name',
  'namespaces[0].places[0].environment',
  'namespaces[0].places[0].cluster',
];

/** Where the texts of all lines are found again, wherever things are delivered from. */
const FOUND = [
  '/users/0',
  '/metadata/title',
  '/metadata/description',
  '/spec/lifecycle',
  '/metadata/annotations/openshift.io/display-name',
];

/** Refused with a remedy at its field, or built so that it is one value and nothing else. */
function check(fields: string[], text: string): 'refused' | 'built' {
  const outcomes = DELIVERIES.map(delivery => {
    const { value, problems } = readOnboardingRequest(
      withText(fields, text, delivery),
      TREE,
    );
    if (!value) {
      expect(fields).toContain(problems[0].field);
      problems.forEach(({ message }) => expect(message).toMatch(/\.$/));
      return 'refused';
    }
    const files = build(value);
    const usual = USUAL.get(delivery);
    expect(files.map(({ path }) => path)).toEqual(usual?.paths);
    const values = valuesOf(files);
    // A title that says nothing is left out.
    if (text.trim() !== '') {
      expect(values.map(({ at }) => at)).toEqual(usual?.places);
    }
    const again = new Map(files.map(({ path, after }) => [path, after]));
    expect(buildOnboarding(value, TREE, again).files).toEqual([]);
    if (fields === LINES) {
      for (const place of FOUND) {
        expect(
          values.find(({ at }) => at.endsWith(`.yaml:${place}`))?.value,
        ).toBe(text.trim());
      }
      expect(
        values.some(({ value: each }) => each === `What ${text.trim()} runs`),
      ).toBe(delivery === 'argocd');
    }
    return 'built';
  });
  expect(new Set(outcomes).size).toBe(1);
  return outcomes[0] as 'refused' | 'built';
}

/** What no field takes. */
const NEVER = [
  'a\nb: c',
  'a\r\nb: c',
  'a\u0085b: c',
  'a\u2028b: c',
  'a\u2029b: c',
  'a\u0000b',
  'a\u001b[31m',
  'a\ud800',
  'a\u202egnp.exe',
  'a\uffffb',
  'a\ufeffb',
  'x'.repeat(2001),
];

/** What is a text like any other, and no name, no address and no path. */
const TEXTS = [
  'Two words',
  '🚀',
  '👩‍🚀 in space',
  '$(rm -rf /)',
  '`id`',
  '; rm -rf / #',
  'a: b',
  '- a',
  '# comment',
  'a # comment',
  '{{ .Values.secret }}',
  '{{ query "up" }}',
  '{a: b}',
  '[a, b]',
  '*alias',
  '&anchor a',
  '!!js/function x',
  '%YAML 1.1',
  '| a',
  '> a',
  "it's",
  '"quoted"',
  'back\\slash',
  '@at',
  '<script>alert(1)</script>',
  '[click](javascript:alert)',
  '? key',
  '=',
  '~',
  '\u00a0a',
];

/** What YAML would take for something else. */
const WORDS = [
  'null',
  'yes',
  'No',
  'true',
  '0x1f',
  '0o17',
  '017',
  '1e3',
  '1_000',
  '.inf',
  '12:30:45',
  '2026-11-21',
  '---',
  '...',
  '<<',
  '__proto__',
  'constructor',
];

describe('whatever is written into a request', () => {
  it.each([...LINES, ...ADDRESSES, ...OTHERS, ...NAMES])(
    '%s takes no line ends, no control characters, nothing endless',
    field => {
      for (const text of NEVER) {
        expect([text, check([field], text)]).toEqual([text, 'refused']);
        const address = `https://example.org/${text}`;
        expect([text, check([field], address)]).toEqual([text, 'refused']);
      }
    },
  );

  it.each([...TEXTS, ...WORDS, 'a.b', 'X'.repeat(64)])(
    '%j is a line like any other, and is read as it was written',
    text => {
      expect(check(LINES, text)).toBe('built');
    },
  );

  it.each(ADDRESSES)('%s is an address', field => {
    for (const text of [...TEXTS, ...WORDS, '/etc/passwd', '']) {
      expect([text, check([field], text)]).toEqual([text, 'refused']);
    }
    for (const text of [
      'data:text/html,x',
      'file:///etc/passwd',
      'https://ada:secret@example.org',
      'https://example.org/>[x](javascript:x)',
      'https://example.org/`id`',
      'https://example.org/"',
      'https://[',
      'https://',
    ]) {
      expect([text, check([field], text)]).toEqual([text, 'refused']);
    }
  });

  it.each([
    "https://example.org/it's",
    'https://example.org/?a=b&c={d}#e:%20f',
    'https://example.org:8443/$(id);x|y*!~',
    'https://example.org/🚀',
    'http://127.0.0.1:8160/production/shop',
  ])('%j is an address, and is read as it was written', text => {
    expect(check(ADDRESSES, text)).toBe('built');
  });

  it.each(OTHERS)('%s has a form of its own', field => {
    for (const text of TEXTS) {
      expect([text, check([field], text)]).toEqual([text, 'refused']);
    }
  });

  it.each<[string, string, 'refused' | 'built']>([
    ['services[0].repository.url', 'ssh://-oProxyCommand=id/x', 'refused'],
    ['services[0].repository.url', 'ssh://git@-oProxyCommand=id/x', 'refused'],
    ['services[0].repository.url', '-x@example.org:shop', 'refused'],
    ['services[0].repository.url', 'git@-x:shop', 'refused'],
    ['services[0].repository.url', 'git@example.org:-x', 'refused'],
    ['services[0].repository.url', '--upload-pack=id', 'refused'],
    ['services[0].repository.url', 'ext::sh -c id', 'refused'],
    ['services[0].repository.url', 'file:///srv/git', 'refused'],
    ['services[0].repository.url', '../shop', 'refused'],
    [
      'services[0].repository.url',
      'https://ada:secret@example.org/x',
      'refused',
    ],
    ['services[0].repository.url', 'ssh://ada:secret@example.org/x', 'refused'],
    [
      'services[0].repository.url',
      'ssh://git@example.org:2222/a/b.git',
      'built',
    ],
    ['services[0].repository.url', 'ssh://git@[::1]/a', 'built'],
    ['services[0].repository.url', 'https://example.org/a/b.git', 'built'],
    ['services[0].repository.path', '..', 'refused'],
    ['services[0].repository.path', 'a/../../b', 'refused'],
    ['services[0].repository.path', '/etc', 'refused'],
    ['services[0].repository.path', '-x', 'refused'],
    ['services[0].repository.path', 'a\\..\\b', 'refused'],
    ['services[0].repository.path', '%2e%2e/b', 'refused'],
    ['services[0].repository.path', 'a..b/.c', 'built'],
    ['services[0].repository.revision', '--orphan', 'refused'],
    ['services[0].repository.revision', 'a..b', 'refused'],
    ['services[0].repository.revision', '', 'refused'],
    ['services[0].repository.revision', '012345', 'built'],
    ['services[0].repository.revision', 'release/1.0', 'built'],
    ['services[0].metrics.path', 'metrics', 'refused'],
    ['services[0].metrics.path', '/a?b', 'refused'],
    ['requester', 'ada', 'refused'],
    ['requester', 'user:default/../x', 'refused'],
    ['requester', 'user:default/Ada.L_1', 'built'],
    ['services[0].lifecycle', ' ', 'refused'],
    ['services[0].title', `${'a'.repeat(52)}🚀 and so on`, 'built'],
    ['services[0].title', `${'a'.repeat(62)}🚀`, 'built'],
  ])('%s: %j is %s', (field, text, outcome) => {
    expect(check([field], text)).toBe(outcome);
  });

  it.each(NAMES)('%s is a name, and no more', field => {
    for (const text of [
      ...TEXTS,
      'a.b',
      'Capitals',
      'x'.repeat(64),
      '../../etc',
      '..',
      '.',
      '/etc',
      'a/b',
      '-a',
      'a-',
      '__proto__',
      '',
    ]) {
      expect([text, check([field], text)]).toEqual([text, 'refused']);
    }
  });

  it('is one value wherever it stands, or refused', () => {
    const piece = fc.constantFrom(
      ...TEXTS,
      ...WORDS,
      ...NEVER.slice(0, -1),
      ' ',
      ':',
      '-',
      "'",
      '"',
      '\t',
    );
    const text = fc.oneof(
      fc.array(piece, { maxLength: 4 }).map(pieces => pieces.join('')),
      fc.string({ unit: 'grapheme', maxLength: 80 }),
      fc.string({ unit: 'binary', maxLength: 40 }),
    );
    fc.assert(
      fc.property(
        fc.constantFrom(...LINES, ...ADDRESSES, ...OTHERS),
        text,
        fc.boolean(),
        (field, written, isAddress) => {
          const whole = isAddress ? `https://example.org/${written}` : written;
          expect(['refused', 'built']).toContain(check([field], whole));
        },
      ),
      { numRuns: 40 },
    );
  }, 60_000);
});
