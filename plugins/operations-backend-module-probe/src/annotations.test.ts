import { Entity } from '@backstage/catalog-model';
import fc from 'fast-check';
import { service } from './__testUtils__';
import { readProbes } from './annotations';
import { ProbeDefaults } from './schema';

const URL_KEY = 'operate-first.io/probe-url';
const LIST_KEY = 'operate-first.io/probes';

function read(
  annotations: Record<string, string>,
  defaults: ProbeDefaults = { interval: 10_000 },
) {
  const entity: Entity = service('any', annotations).entity;
  return readProbes(entity, defaults);
}

describe('readProbes', () => {
  it('finds nothing where nothing is written', () => {
    expect(read({})).toEqual({ probes: [], problems: [] });
  });

  it('looks at one address with what is usual', () => {
    const { probes, problems } = read({
      [URL_KEY]: ' https://shop.test/ok#x ',
    });

    expect(problems).toEqual([]);
    expect(probes).toEqual([
      {
        url: 'https://shop.test/ok',
        field: URL_KEY,
        method: 'GET',
        timeout: 3_000,
        interval: 10_000,
        environment: 'production',
        followRedirects: 5,
        tlsExpiry: 14 * 86_400_000,
      },
    ]);
  });

  it('takes what the operator decided where a probe does not say its own', () => {
    const { probes } = read(
      {
        [URL_KEY]: 'http://shop.test/',
        [LIST_KEY]: '[{url: http://shop.test/, interval: 1m, slowerThan: 2s}]',
      },
      { interval: 5_000, slowerThan: 800 },
    );

    expect(probes).toMatchObject([
      { interval: 5_000, slowerThan: 800 },
      { interval: 60_000, slowerThan: 2_000 },
    ]);
  });

  it('reads every key, as YAML and as JSON', () => {
    const yaml = `
      - url: http://shop.test/
        name: shop
        method: GET
        expectedStatus: [200, 204]
        bodyPattern: '^ok$'
        timeout: 500ms
        interval: 2m
        slowerThan: 1s
        environment: staging
        followRedirects: 2
        tlsExpiry: 30d
      - url: http://shop.test/
        expectedStatus: 404
        followRedirects: false`;
    const { probes, problems } = read({ [LIST_KEY]: yaml });

    expect(problems).toEqual([]);
    expect(probes).toMatchObject([
      {
        name: 'shop',
        expectedStatus: [200, 204],
        timeout: 500,
        interval: 120_000,
        slowerThan: 1_000,
        environment: 'staging',
        followRedirects: 2,
        tlsExpiry: 30 * 86_400_000,
        field: `${LIST_KEY}[0].url`,
      },
      { expectedStatus: [404], followRedirects: 0 },
    ]);
    expect(probes[0].bodyPattern?.pattern()).toBe('^ok$');

    const json = read({ [LIST_KEY]: '[{"url": "http://shop.test/"}]' });
    expect(json).toMatchObject({
      probes: [{ url: 'http://shop.test/' }],
      problems: [],
    });
  });

  it.each([
    ['url', 'shop.test', 'is not a web address'],
    ['url', 'ftp://shop.test', 'begins with neither http:// nor https://'],
    ['url', 'https://a:b@shop.test', 'carries a user name or a password'],
    ['url', undefined, 'is missing'],
    ['method', 'POST', 'is neither GET nor HEAD'],
    ['expectedStatus', 'ok', 'is neither a status code nor a list'],
    ['expectedStatus', 99, 'is neither a status code nor a list'],
    ['expectedStatus', [], 'is an empty list'],
    ['bodyPattern', '(', 'is not a regular expression'],
    ['bodyPattern', '(?=x)', 'is not a regular expression'],
    ['bodyPattern', 'x'.repeat(101), 'is longer than 100 characters'],
    [
      'bodyPattern',
      '(?i)(?:(x|xx|xxx|xxxx){1,100}){1,10}z',
      'repeats too much to be matched at every look',
    ],
    ['timeout', 2, 'is not a duration'],
    ['timeout', '2 seconds', 'is not a duration'],
    ['timeout', '2h', 'is longer than 1 min'],
    ['timeout', '0s', 'is shorter than 1 ms'],
    ['interval', '500ms', 'is shorter than 1 s'],
    ['slowerThan', 'fast', 'is not a duration'],
    ['environment', '', 'is empty'],
    ['environment', 'eu west', 'is not a name of at most 63 lower-case'],
    ['environment', 'eu\0', 'is not a name of at most 63 lower-case'],
    ['environment', 'Staging', 'is not a name of at most 63 lower-case'],
    ['environment', 'eu-', 'is not a name of at most 63 lower-case'],
    ['environment', 'x'.repeat(64), 'is not a name of at most 63 lower-case'],
    ['followRedirects', 'yes', 'is neither true nor false nor a number'],
    ['followRedirects', 21, 'is neither true nor false nor a number'],
    ['tlsExpiry', 'soon', 'is not a duration'],
    ['name', 7, 'is not a text'],
    ['name', 'shop\0', 'has characters that cannot be printed'],
    ['name', 'two\nlines', 'has characters that cannot be printed'],
    ['name', '\ud800', 'has characters that cannot be printed'],
  ])('names what is wrong with %s: %p', (key, value, message) => {
    const list = [
      { url: 'http://good.test/' },
      { url: 'http://bad.test/', [key]: value },
    ];
    const { probes, problems } = read({ [LIST_KEY]: JSON.stringify(list) });

    expect(probes).toMatchObject([{ url: 'http://good.test/' }]);
    expect(problems).toEqual([
      {
        source: 'probe',
        field: `${LIST_KEY}[1].${key}`,
        ...(value !== undefined && {
          value: typeof value === 'string' ? value : JSON.stringify(value),
        }),
        message: expect.stringContaining(`${key} ${message}`),
        remedy: expect.stringContaining(`${key}: `),
      },
    ]);
  });

  it('names the place inside a list', () => {
    const list = [{ url: 'http://bad.test/', expectedStatus: [200, 99] }];
    const { problems } = read({ [LIST_KEY]: JSON.stringify(list) });

    expect(problems).toMatchObject([
      {
        field: `${LIST_KEY}[0].expectedStatus[1]`,
        value: '[200,99]',
        message:
          'expectedStatus[1] is not a status code; this probe does not look.',
      },
    ]);
  });

  it.each([
    ['intervall', 'Perhaps you meant interval, as in '],
    ['expected_status', 'Perhaps you meant expectedStatus, as in '],
    ['Timeout', 'Perhaps you meant timeout, as in '],
    ['toString', 'a probe knows url, name, method'],
    ['headers', 'a probe knows url, name, method'],
  ])('passes over the unknown key %s', (key, remedy) => {
    const list = [{ url: 'http://shop.test/', [key]: '1s' }];
    const { probes, problems } = read({ [LIST_KEY]: JSON.stringify(list) });

    expect(probes).toHaveLength(1);
    expect(problems).toMatchObject([
      {
        field: `${LIST_KEY}[0].${key}`,
        remedy: expect.stringContaining(remedy),
      },
    ]);
  });

  it.each([
    ['url: http://shop.test/', /^The annotation is not a list of probes\.$/],
    ['', /^The annotation is not a list of probes\.$/],
    ['- url: [', /^The annotation is neither YAML nor JSON: .*line 1/],
    ['["http://shop.test/"]', /^The entry is not a mapping\.$/],
    ['- &a {url: *a}', /^The annotation uses YAML aliases/],
    ['- &a [*a]', /^The annotation uses YAML aliases/],
    [
      '- {url: http://shop.test/}\n'.repeat(1_000),
      /^The annotation is longer than 20000 characters\.$/,
    ],
  ])('says how a list is written where there is %p', (text, message) => {
    const { probes, problems } = read({
      [LIST_KEY]: text,
      [URL_KEY]: 'http://good.test/',
    });

    expect(probes).toMatchObject([{ url: 'http://good.test/' }]);
    expect(problems).toMatchObject([
      {
        message: expect.stringMatching(message),
        remedy: expect.stringContaining('- url: https://shop.example.com'),
      },
    ]);
  });

  it('names the annotation of a single address', () => {
    expect(read({ [URL_KEY]: 'shop' })).toEqual({
      probes: [],
      problems: [
        {
          source: 'probe',
          field: URL_KEY,
          value: 'shop',
          message: 'url is not a web address; this probe does not look.',
          remedy: `Write for example ${URL_KEY}: https://shop.example.com/healthz.`,
        },
      ],
    });
  });

  it('follows no more than 20 probes', () => {
    const list = Array.from({ length: 25 }, (_, i) => ({
      url: `http://shop.test/${i}`,
    }));
    const { probes, problems } = read({ [LIST_KEY]: JSON.stringify(list) });

    expect(probes).toHaveLength(20);
    expect(problems).toMatchObject([
      { message: expect.stringContaining('lists 25 probes') },
    ]);
  });

  it('never throws, whatever is written', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.json(),
          // Pieces of YAML, among them what makes a value circular.
          fc
            .array(
              fc.constantFrom(
                ...['&a', '*a', '{', '}', '[', ']', '- ', ', ', 'url: '],
                ...['name: ', '!!set ', '? ', '<<: ', '\n', '"', 'x', '7 '],
                '%YAML 1.1\n---\n',
              ),
              { maxLength: 30 },
            )
            .map(pieces => pieces.join('')),
          fc
            .array(fc.dictionary(fc.string(), fc.jsonValue()))
            .map(list => JSON.stringify(list)),
        ),
        text => {
          const { probes, problems } = read({ [LIST_KEY]: text });
          const found = probes.length + problems.length;
          expect(found > 0 || /^\[\s*\]$/.test(text.trim())).toBe(true);
          expect(problems.every(one => one.message && one.remedy)).toBe(true);
        },
      ),
      {
        numRuns: 500,
        examples: [
          ['- &a {url: *a}'],
          ['- &a [*a]'],
          ['['.repeat(5_000)],
          [`- ${'['.repeat(500)}${']'.repeat(500)}`],
        ],
      },
    );
  });
});
