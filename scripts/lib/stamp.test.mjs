import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { hashOf, stampIs, writeStamp } from './stamp.mjs';

const root = mkdtempSync(join(tmpdir(), 'portal-stamp-'));
after(() => rmSync(root, { recursive: true, force: true }));

const hash = () => hashOf(root, ['sources', 'yarn.lock', 'missing'], ['v24']);

test('the hash follows names and contents of sources, and nothing else', () => {
  mkdirSync(join(root, 'sources', 'dist'), { recursive: true });
  writeFileSync(join(root, 'sources', 'a.ts'), 'one');
  writeFileSync(join(root, 'yarn.lock'), 'lock');
  const before = hash();
  writeFileSync(join(root, 'sources', 'dist', 'a.js'), 'built');
  assert.equal(hash(), before);
  writeFileSync(join(root, 'sources', 'a.ts'), 'two');
  assert.notEqual(hash(), before);
  writeFileSync(join(root, 'sources', 'a.ts'), 'one');
  assert.equal(hash(), before);
  writeFileSync(join(root, 'sources', 'b.ts'), '');
  assert.notEqual(hash(), before);
  assert.notEqual(
    hashOf(root, ['yarn.lock'], ['v22']),
    hashOf(root, ['yarn.lock'], ['v24']),
  );
});

test('a stamp is of one hash', () => {
  const file = join(root, 'stamps', 'install');
  assert.equal(stampIs(file, 'a'), false);
  writeStamp(file, 'a');
  assert.equal(stampIs(file, 'a'), true);
  assert.equal(stampIs(file, 'b'), false);
});
