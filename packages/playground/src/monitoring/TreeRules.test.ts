import { execFileSync } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { parse } from 'yaml';
import { until } from '../__testUtils__/RunningPlayground';
import { ruleFilesOf, TreeRules } from './TreeRules';

const rulesOf = (name: string, annotations = {}) =>
  JSON.stringify({
    apiVersion: 'monitoring.coreos.com/v1',
    kind: 'PrometheusRule',
    metadata: { name: 'alerts', annotations },
    spec: { groups: [{ name: 'own', rules: [{ alert: name, expr: 'up' }] }] },
  });

describe('ruleFilesOf', () => {
  const path = 'services/shop/alerting/alerts.yaml';
  it.each([
    [
      'what a team has written',
      path,
      rulesOf('Own'),
      ['tree-shop-alerts.yaml'],
    ],
    ['nothing of another kind', path, 'kind: Component\n', []],
    ['nothing that is no YAML', path, 'a: [', []],
    ['nothing elsewhere', 'services/shop/alerts.yaml', rulesOf('Own'), []],
    [
      'nothing of an SLO, which comes from the portal',
      path,
      rulesOf('SloBurn', {
        'openslo.operate-first.io/slo': 'slo:default/shop',
      }),
      [],
    ],
  ])('has %s', (_, file, text, expected) => {
    expect([...ruleFilesOf(new Map([[file, text]])).keys()]).toEqual(expected);
  });
});

describe('TreeRules', () => {
  const folder = mkdtempSync(join(tmpdir(), 'tree-rules-'));
  const tree = join(folder, 'gitops.git');
  const rules = join(folder, 'rules');
  const work = join(folder, 'work');
  const git = (...args: string[]) =>
    execFileSync(
      'git',
      ['-c', 'user.name=a', '-c', 'user.email=a@example.org', ...args],
      { cwd: work, stdio: 'pipe' },
    );
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it('follows the main branch, and what goes there goes', async () => {
    const path = join(work, 'services/shop/alerting/alerts.yaml');
    const file = join(rules, 'tree-shop-alerts.yaml');
    mkdirSync(dirname(path), { recursive: true });
    mkdirSync(rules);
    writeFileSync(join(rules, 'mine.yaml'), 'groups: []\n');
    // It may be followed before it is there.
    const following = TreeRules.follow(tree, rules);
    writeFileSync(path, rulesOf('Own'));
    git('init', '--quiet', '--initial-branch=main');
    git('add', '.');
    git('commit', '--quiet', '-m', 'One');
    git('clone', '--quiet', '--bare', work, tree);
    await until(async () => existsSync(file));
    expect(parse(readFileSync(file, 'utf8')).groups[0].rules[0].alert).toBe(
      'Own',
    );
    git('rm', '--quiet', path);
    git('commit', '--quiet', '-m', 'Two', '--allow-empty');
    git('push', '--quiet', tree, 'main');
    await until(async () => !existsSync(file));
    expect(existsSync(join(rules, 'mine.yaml'))).toBe(true);
    following.end();
  });
});
