import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import {
  breakCommit,
  gitUrl,
  log,
  rollback,
  rollout,
  scale,
} from './delivery.mjs';

const folder = mkdtempSync(join(tmpdir(), 'delivery-'));
after(() => rmSync(folder, { recursive: true, force: true }));
const base = `file://${folder}`;

function git(cwd, author, ...args) {
  const env = {
    PATH: process.env.PATH,
    GIT_CONFIG_GLOBAL: '/dev/null',
    GIT_AUTHOR_NAME: author,
    GIT_AUTHOR_EMAIL: `${author}@example.org`,
    GIT_COMMITTER_NAME: author,
    GIT_COMMITTER_EMAIL: `${author}@example.org`,
  };
  return execFileSync('git', args, { cwd, env, encoding: 'utf8' }).trim();
}

function repository(name, commits) {
  const work = join(folder, `${name}-work`);
  git(folder, 'x', 'init', '--quiet', '--initial-branch=main', work);
  for (const [author, message, files] of commits) {
    for (const [path, text] of Object.entries(files)) {
      mkdirSync(join(work, path, '..'), { recursive: true });
      writeFileSync(join(work, path), text);
    }
    git(work, author, 'add', '--all');
    git(work, author, 'commit', '--quiet', '--allow-empty', '-m', message);
  }
  git(folder, 'x', 'clone', '--quiet', '--bare', work, `${name}.git`);
  git(
    join(folder, `${name}.git`),
    'x',
    'config',
    'uploadpack.allowFilter',
    'true',
  );
}

const manifest = (name, version) =>
  `kind: Deployment\nspec:\n  replicas: 2\n  image: registry.example.org/${name}:${version}\n`;
const path = (cluster, environment, name) =>
  `clusters/${cluster}/${environment}/${name}.yaml`;
const everywhere = (name, version) => ({
  [path('eu-1', 'production', name)]: manifest(name, version),
  [path('eu-1', 'staging', name)]: manifest(name, version),
  [path('us-1', 'production', name)]: manifest(name, version),
});

repository('gitops', [
  ['ops', 'Begin', { 'README.md': 'Hello\n' }],
  ['ben', 'payments 1.0.0', everywhere('payments', '1.0.0')],
  ['ben', 'fares 1.0.0', everywhere('fares', '1.0.0')],
  ['ada', 'payments 1.1.0', everywhere('payments', '1.1.0')],
]);
repository('payments', [
  ['ada', 'Begin Payments', {}],
  ['ben', 'More', {}],
]);

const bare = join(folder, 'gitops.git');
const main = (...args) => git(bare, 'x', ...args);
const fileNow = (...where) => main('show', `main:${path(...where)}`);

test('a rollout is a commit of the first author, in production of all clusters or where it is asked for', async () => {
  const said = await rollout('payments', '1.2.0', {}, base);
  assert.match(
    said,
    /^ada <ada@example.org> has committed: payments 1.2.0 in production/,
  );
  assert.equal(
    main('log', '-1', '--format=%an %ae %cn %s', 'main'),
    'ada ada@example.org ada payments 1.2.0 in production',
  );
  assert.match(fileNow('eu-1', 'production', 'payments'), /payments:1\.2\.0$/);
  assert.match(fileNow('us-1', 'production', 'payments'), /payments:1\.2\.0$/);
  assert.match(fileNow('eu-1', 'staging', 'payments'), /payments:1\.1\.0$/);

  const scope = { cluster: 'us-1' };
  await rollout('payments', '1.3.0-broken', scope, base);
  assert.match(fileNow('us-1', 'production', 'payments'), /:1\.3\.0-broken$/);
  assert.match(fileNow('eu-1', 'production', 'payments'), /:1\.2\.0$/);
  const head = main('rev-parse', 'main');
  assert.match(
    await rollout('payments', '1.3.0-broken', scope, base),
    /^It is so already/,
  );
  assert.equal(main('rev-parse', 'main'), head);
});

test('rolling back goes one version further back each time, and says when there is none', async () => {
  assert.match(await rollback('payments', base), /payments 1.3.0-broken/);
  assert.match(fileNow('us-1', 'production', 'payments'), /:1\.2\.0$/);
  await rollback('payments', base);
  assert.match(fileNow('us-1', 'production', 'payments'), /:1\.1\.0$/);
  await rollback('payments', base);
  assert.match(fileNow('us-1', 'production', 'payments'), /:1\.0\.0$/);
  await assert.rejects(rollback('payments', base), {
    name: 'Sentence',
    message: /no version before this one/,
  });
  assert.match(await log('payments', base), /ada: Revert "payments 1.1.0"/);
});

test('scaling is a commit too, of whoever delivered first where there is no source', async () => {
  assert.match(await scale('fares', '40', {}, base), /^ben /);
  assert.match(fileNow('eu-1', 'production', 'fares'), /replicas: 40/);
  assert.match(fileNow('eu-1', 'staging', 'fares'), /replicas: 2/);
});

test('a commit that breaks is one that a revert takes back', async () => {
  const before = fileNow('eu-1', 'production', 'payments');
  assert.match(
    await breakCommit('payments', undefined, {}, base),
    /^ada .*payments: FAULT=errors in production/,
  );
  const fault = value => `\n  env:\n    - name: FAULT\n      value: ${value}`;
  for (const cluster of ['eu-1', 'us-1']) {
    assert.equal(
      fileNow(cluster, 'production', 'payments'),
      before + fault('errors'),
    );
  }
  assert.doesNotMatch(fileNow('eu-1', 'staging', 'payments'), /FAULT/);
  await breakCommit('payments', 'down', { cluster: 'eu-1' }, base);
  assert.equal(
    fileNow('eu-1', 'production', 'payments'),
    before + fault('down'),
  );
  await rollback('payments', base);
  await rollback('payments', base);
  assert.equal(fileNow('eu-1', 'production', 'payments'), before);
});

test('what is mistaken is named, with what to do', async () => {
  const cases = [
    [() => rollout('payments', '1 2', {}, base), /'1 2' cannot be the tag/],
    [() => rollout('paymets', '1.2.0', {}, base), /no service 'paymets'/],
    [() => rollout('../x', '1.2.0', {}, base), /no service '\.\.\/x'/],
    [
      () => rollout('payments', '1.2.0', { cluster: 'mars' }, base),
      /no cluster 'mars'; there is eu-1 and us-1/,
    ],
    [
      () => rollout('payments', '1.2.0', { environment: 'test' }, base),
      /no environment 'test'; there is production and staging/,
    ],
    [() => breakCommit('payments', 'sleep', {}, base), /'sleep' is none of/],
    [() => scale('payments', 'many', {}, base), /'many' is no number/],
    [
      () => rollback('payments', 'http://127.0.0.1:1'),
      /No git answers .* npm start/,
    ],
  ];
  for (const [mistake, message] of cases) {
    await assert.rejects(mistake(), { name: 'Sentence', message });
  }
});

test('where git is, playground.yaml says', () => {
  assert.match(gitUrl(), /^http:\/\/127\.0\.0\.1:81\d\d$/);
  writeFileSync(join(folder, 'playground.yaml'), 'services: {}\n');
  assert.throws(() => gitUrl(folder), { name: 'Sentence' });
});
