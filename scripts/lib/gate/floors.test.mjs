/* That lint really enforces the floors of docs/architecture.md: offending files are linted as if they were there. */
import assert from 'node:assert/strict';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { test } from 'node:test';
import { ROOT } from '../places.mjs';

const { ESLint } = createRequire(join(ROOT, 'package.json'))('eslint');
const eslint = new ESLint({ cwd: ROOT });

const OURS = '@operate-first/plugin';
const COMMON = `${OURS}-operations-common`;
const NODE = `${OURS}-operations-node`;
const BACKEND = `${OURS}-operations-backend`;
const PROBE = `${OURS}-operations-backend-module-probe`;
const FRONTEND = `${OURS}-operations`;

const FORBIDDEN = [
  ['plugins/operations-common', NODE],
  ['plugins/operations-common', BACKEND],
  ['plugins/operations-node', BACKEND],
  ['plugins/operations-backend', PROBE],
  ['plugins/operations-backend-module-probe', BACKEND],
  ['plugins/operations', NODE],
  ['plugins/operations', BACKEND],
  ['plugins/permission-backend-module-open-operations', BACKEND],
  ['plugins/operations-backend-module-probe', 'playground'],
  ['packages/playground', COMMON],
];

const ALLOWED = [
  ['plugins/operations-node', COMMON],
  ['plugins/operations-backend', NODE],
  ['plugins/operations-backend-module-probe', NODE],
  ['plugins/operations', COMMON],
  ['packages/app', FRONTEND],
  ['packages/backend', BACKEND],
];

async function offences(room, imported) {
  const code = `export { thing } from '${imported}';\n`;
  const filePath = join(ROOT, room, 'src', 'offending.ts');
  const [{ messages }] = await eslint.lintText(code, { filePath });
  return messages.filter(each =>
    each.ruleId?.endsWith('no-restricted-imports'),
  );
}

for (const [room, imported] of FORBIDDEN) {
  test(`${room} must not import ${imported}`, async () => {
    const [offence] = await offences(room, imported);
    assert.equal(offence?.severity, 2);
  });
}

for (const [room, imported] of ALLOWED) {
  test(`${room} may import ${imported}`, async () => {
    assert.deepEqual(await offences(room, imported), []);
  });
}
