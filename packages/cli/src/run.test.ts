import { execFile } from 'node:child_process';
import {
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { createServer, IncomingMessage, Server } from 'node:http';
import { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { run } from './run';

const RULES = 'groups:\n  - name: slo/default/shop/0\n';

describe('operations rules', () => {
  let server: Server;
  let base: string;
  let answer: { status: number; type: string; body: string };
  const requests: IncomingMessage[] = [];
  const folder = mkdtempSync(join(tmpdir(), 'operations-cli-'));

  beforeAll(async () => {
    server = createServer((request, response) => {
      requests.push(request);
      response
        .writeHead(answer.status, { 'content-type': answer.type })
        .end(answer.body);
    });
    await new Promise<void>(done => server.listen(0, '127.0.0.1', done));
    base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  });

  beforeEach(() => {
    requests.length = 0;
    answer = { status: 200, type: 'application/yaml', body: RULES };
  });

  afterAll(async () => {
    rmSync(folder, { recursive: true, force: true });
    await new Promise(done => server.close(done));
  });

  async function ran(args: string[], env: Record<string, string> = {}) {
    let [out, error] = ['', ''];
    const code = await run(args, env, {
      out: text => {
        out += text;
      },
      error: text => {
        error += text;
      },
    });
    return { code, out, error };
  }

  it('asks for what was said, and writes what comes', async () => {
    const { code, out, error } = await ran(
      [
        ...['rules', '--base-url', `${base}/`, '--format', 'prometheusrule'],
        ...['--slo', 'slo:default/a', '--slo', 'b'],
        ...['--owner', 'group:default/shop', '--owner', 'Sales'],
        ...['--owner', 'user:mona', '--service', 'city/payments'],
        ...['--system', 'ticketing'],
      ],
      { OPERATIONS_TOKEN: 'let-me-in' },
    );
    expect({ code, out, error }).toEqual({ code: 0, out: RULES, error: '' });
    const { pathname, searchParams } = new URL(requests[0].url ?? '', base);
    expect(pathname).toBe('/api/operations/slos/rules.yaml');
    expect(searchParams.get('format')).toBe('prometheusrule');
    expect(searchParams.getAll('slo')).toEqual([
      'slo:default/a',
      'slo:default/b',
    ]);
    expect(searchParams.getAll('owner')).toEqual([
      'group:default/shop',
      'group:default/sales',
      'user:default/mona',
    ]);
    expect(searchParams.getAll('service')).toEqual(['component:city/payments']);
    expect(searchParams.getAll('system')).toEqual(['system:default/ticketing']);
    expect(requests[0].headers.authorization).toBe('Bearer let-me-in');
  });

  it('runs as a command, and writes a whole file', async () => {
    const file = join(folder, 'rules.yaml');
    await promisify(execFile)(
      process.execPath,
      [resolve(__dirname, '../bin/operations'), 'rules', '-o', file],
      // Jest's own settings are not for another process of Node.
      { env: { PATH: process.env.PATH, BASE_URL: base } },
    );
    expect(readFileSync(file, 'utf8')).toBe(RULES);
    expect(readdirSync(folder)).toEqual(['rules.yaml']);
    expect(requests[0].headers.authorization).toBeUndefined();
  });

  it('says in a sentence what went wrong, and writes nothing', async () => {
    const file = join(folder, 'never.yaml');
    const asked = ['rules', '--base-url', base, '-o', file];
    answer = {
      status: 403,
      type: 'application/problem+json',
      body: JSON.stringify({
        title: 'Forbidden',
        status: 403,
        detail: 'You may not see SLOs.',
      }),
    };
    expect(await ran(asked)).toEqual({
      code: 1,
      out: '',
      error:
        'You may not see SLOs. Is OPERATIONS_TOKEN a token of somebody who may see SLOs?\n',
    });
    answer = { status: 502, type: 'text/html', body: '<h1>Oh</h1>' };
    expect((await ran(asked)).error).toBe(
      'The operations API answered with HTTP status 502.\n',
    );
    expect(
      (await ran(['rules', '--base-url', 'http://127.0.0.1:1'])).error,
    ).toBe('No portal answers at http://127.0.0.1:1.\n');
    expect(existsSync(file)).toBe(false);
  });

  it.each([
    ['rules', '# No SLO fits.\ngroups: []\n', 'No SLO fits.'],
    ['tests', '# One\n# - two\nrule_files: [r]\ntests: []\n', 'One\n- two'],
    ['prometheusrule', '# No SLO fits.\n', 'No SLO fits.'],
  ])(
    'keeps the %s that there are where none come',
    async (format, body, why) => {
      const file = join(folder, `kept-${format}.yaml`);
      writeFileSync(file, 'alerts');
      answer.body = body;
      expect(
        await ran([
          'rules',
          '--base-url',
          base,
          '--format',
          format,
          '-o',
          file,
        ]),
      ).toEqual({
        code: 1,
        out: '',
        error: `There are no rules, so nothing is written.\n${why}\n`,
      });
      expect(readFileSync(file, 'utf8')).toBe('alerts');
      rmSync(file);
    },
  );

  it.each([
    [['rulez'], "There is no command 'rulez'; see --help."],
    [
      ['rules', '--format', 'xml'],
      "--format is rules, prometheusrule, tests, and not 'xml'.",
    ],
    [
      ['rules', '--base-url', 'file:///etc'],
      "--base-url is a URL of http or https, and not 'file:///etc'.",
    ],
    [
      ['rules', '--owner', 'group:'],
      "--owner is the name of an entity, such as group:default/payments, and not 'group:'.",
    ],
    [['rules', '--sloo', 'x'], /Unknown option '--sloo'/],
  ])('%j is refused', async (args, why) => {
    const { code, error } = await ran(args);
    expect(code).toBe(1);
    expect(error).toMatch(why);
    expect(requests).toEqual([]);
  });

  it.each([[[]], [['--help']], [['rules', '-h']]])(
    'helps for %j',
    async args => {
      expect(await ran(args)).toMatchObject({
        code: 0,
        out: expect.stringMatching(/^Usage: operations rules/),
      });
    },
  );
});
