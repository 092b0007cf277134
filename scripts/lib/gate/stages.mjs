/* The stages of the gate, in the order in which a reader wants to know: cheap and telling ones first. */
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { run } from '../child.mjs';
import { install } from '../install.mjs';
import { ROOT } from '../places.mjs';
import { Sentence } from '../sentence.mjs';
import { whyNoApiServer } from './apiServer.mjs';
import { provideApiServer } from './apiServerBuild.mjs';
import {
  failedFiles,
  jestCounts,
  playwrightCounts,
  tapCounts,
} from './counts.mjs';
import { tool } from './debian.mjs';
import { startPostgres } from './postgres.mjs';

const INSTALL = 'Dependencies, exactly as locked';
const LINES_SHOWN = 120;
/** A deadline against hanging, not a demand on speed: machines are shared. */
const TEST_TIMEOUT_MS = 60_000;
/** So few files that fail are run once more, by themselves: on a shared machine a late answer is no broken product. */
const FEW_FILES = 4;

/** Values for every variable a configuration file asks for, so that it can be checked without secrets. */
function dummyEnvironment(file) {
  const text = existsSync(file) ? readFileSync(file, 'utf8') : '';
  const names = [...text.matchAll(/\$\{(\w+)\}/g)].map(found => found[1]);
  return Object.fromEntries(
    names.map(name => [
      name,
      /PORT$/.test(name) ? '5432' : 'https://example.org',
    ]),
  );
}

function workTree() {
  return execFileSync('git', ['status', '--porcelain'], {
    cwd: ROOT,
    encoding: 'utf8',
  });
}

/** All stages; `logs` is a folder, `missing` the tools this machine lacks. */
export function gateStages(toolchain, { logs, missing, strict }) {
  const log = name => join(logs, `${name}.log`);
  const file = name => join(logs, name);
  const read = name =>
    existsSync(log(name)) ? readFileSync(log(name), 'utf8') : '';
  const yarn =
    (name, args, env = {}) =>
    async note => {
      const command = toolchain.yarn(...args);
      await run({
        ...command,
        env: { ...command.env, ...env },
        name: `yarn ${args.join(' ')}`,
        log: log(name),
        onLine: line => note(line.trim()),
        lines: LINES_SHOWN,
      });
    };
  const lacking = name => {
    const found = missing.find(each => each.name === name);
    return found && `${found.name} is not there`;
  };
  // What was installed before is worth a look, even when the lock file does not fit.
  const installed = existsSync(join(ROOT, 'node_modules'))
    ? undefined
    : INSTALL;
  const before = strict ? '' : workTree();
  const production = join(ROOT, 'app-config.production.yaml');
  let apiServer;
  /** A real Kubernetes API server, where there is one. */
  const withApiServer = () => apiServer && { KUBEBUILDER_ASSETS: apiServer };

  return [
    {
      name: INSTALL,
      run: note =>
        install(toolchain, { log: log('install'), note, force: true }),
    },
    {
      name: 'Generated API is current',
      needs: installed,
      run: yarn('generated', ['node', 'scripts/generate-api.mjs', '--check']),
    },
    {
      name: 'Templates and issue forms are current',
      needs: installed,
      run: yarn('templates', [
        'node',
        'scripts/generate-templates.mjs',
        '--check',
      ]),
    },
    {
      name: 'Packages are in order',
      needs: installed,
      run: yarn('packages', [
        'backstage-cli',
        'repo',
        'fix',
        '--check',
        '--publish',
      ]),
    },
    {
      name: 'Configuration',
      needs: installed,
      run: yarn('config', ['backstage-cli', 'config:check', '--lax']),
    },
    {
      name: 'Configuration for production',
      needs: installed,
      run: yarn(
        'config-production',
        [
          'backstage-cli',
          'config:check',
          '--config',
          'app-config.yaml',
          '--config',
          'app-config.production.yaml',
        ],
        { PORTAL_STATE_DIR: logs, ...dummyEnvironment(production) },
      ),
    },
    {
      name: 'Format',
      needs: installed,
      run: yarn('format', ['prettier:check']),
    },
    {
      name: 'Types',
      needs: installed,
      run: note => {
        // What a file that is gone once declared must not count.
        rmSync(join(ROOT, 'dist-types'), { recursive: true, force: true });
        return yarn('types', ['tsc:full'])(note);
      },
    },
    {
      name: 'Lint, the floors included',
      needs: installed,
      run: yarn('lint', [
        'backstage-cli',
        'repo',
        'lint',
        '--max-warnings',
        '0',
      ]),
    },
    {
      name: 'API reports',
      needs: installed,
      run: yarn('api-reports', ['build:api-reports', '--ci']),
    },
    {
      name: 'A Kubernetes API server',
      leftOut: whyNoApiServer(),
      run: async note => {
        apiServer = await provideApiServer({ logs, note });
      },
    },
    {
      name: 'Tests of the scripts',
      needs: installed,
      mayNotSkip: true,
      run: yarn('scripts', [
        'node',
        '--test',
        '--test-reporter=tap',
        'scripts/**/*.test.mjs',
        'bench/**/*.test.mjs',
      ]),
      counts: () => tapCounts(read('scripts')),
    },
    {
      name: 'Unit and integration tests',
      needs: installed,
      mayNotSkip: strict,
      run: async note => {
        ['jest.json', 'jest-again.json'].forEach(name =>
          rmSync(file(name), { force: true }),
        );
        const postgres = lacking('PostgreSQL 15')
          ? undefined
          : await startPostgres(logs);
        const jest = (name, ...args) =>
          yarn(
            name,
            [
              'backstage-cli',
              'repo',
              'test',
              '--watchAll=false',
              '--testTimeout',
              `${TEST_TIMEOUT_MS}`,
              '--json',
              '--outputFile',
              file(`${name}.json`),
              ...args,
            ],
            {
              BACKSTAGE_TEST_DISABLE_DOCKER: '1',
              ...withApiServer(),
              ...(postgres && {
                BACKSTAGE_TEST_DATABASE_POSTGRES15_CONNECTION_STRING:
                  postgres.url,
              }),
            },
          )(note);
        try {
          await jest('jest', '--maxWorkers', '2').catch(async error => {
            const failed = failedFiles(file('jest.json'));
            if (failed.length === 0 || failed.length > FEW_FILES) throw error;
            process.stdout.write(
              `\n${error.message}\n\nOnce more, by themselves:\n${failed.join(
                '\n',
              )}\n`,
            );
            await jest(
              'jest-again',
              '--maxWorkers',
              '1',
              '--runTestsByPath',
              ...failed,
            );
          });
        } finally {
          await postgres?.end();
        }
      },
      counts: () => jestCounts(file('jest.json'), file('jest-again.json')),
    },
    {
      name: 'Build of every package',
      needs: installed,
      run: yarn('build', ['build:all']),
    },
    {
      name: 'The product in a browser',
      needs: installed,
      leftOut: lacking('Chromium'),
      mayNotSkip: true,
      run: note => {
        rmSync(file('playwright.json'), { force: true });
        return yarn('playwright', ['test:e2e', '--reporter=list,json'], {
          PLAYWRIGHT_JSON_OUTPUT_NAME: file('playwright.json'),
          CHROMIUM: tool('Chromium'),
          ...withApiServer(),
        })(note);
      },
      counts: () => playwrightCounts(file('playwright.json')),
    },
    ...missing
      .filter(each => each.name !== 'Chromium')
      .map(each => ({ name: each.name, leftOut: each.without })),
    {
      name: 'The work tree is as it was',
      run: async () => {
        const after = workTree();
        if (after === before) return;
        throw new Sentence(
          `The gate changed files, or found changed ones:\n${after}`,
        );
      },
    },
  ];
}
