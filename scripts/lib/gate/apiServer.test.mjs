import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, beforeEach, test } from 'node:test';
import { findApiServer, isComplete, keptApiServers } from './apiServer.mjs';
import { asSources, keep, upstreamVersion } from './apiServerBuild.mjs';

const cache = mkdtempSync(join(tmpdir(), 'portal-api-server-'));
const env = { XDG_CACHE_HOME: cache };
const kept = keptApiServers(env);

function folder(name, programs = ['etcd', 'kube-apiserver']) {
  const place = join(kept, name);
  mkdirSync(place, { recursive: true });
  for (const program of programs) {
    writeFileSync(join(place, program), '#!/bin/sh\n', { mode: 0o755 });
  }
  return place;
}

beforeEach(() => rmSync(kept, { recursive: true, force: true }));
after(() => rmSync(cache, { recursive: true, force: true }));

test('what was built is found by its version, and by none only while none is known', () => {
  assert.equal(findApiServer({ env }), undefined);
  const older = folder('1.20.5-1');
  const newer = folder('1.20.5-2');
  assert.equal(findApiServer({ env, version: '1.20.5-1' }), older);
  assert.equal(findApiServer({ env, version: '1.20.5-3' }), undefined);
  assert.equal(findApiServer({ env }), newer);
});

test('half of it does not count', () => {
  folder('1.20.5-1', ['etcd']);
  assert.equal(findApiServer({ env, version: '1.20.5-1' }), undefined);
  const unusable = folder('1.20.5-2', ['etcd']);
  writeFileSync(join(unusable, 'kube-apiserver'), '', { mode: 0o644 });
  assert.equal(findApiServer({ env }), undefined);
});

test('the folder that the caller names goes before, and a wrong one is said', () => {
  folder('1.20.5-1');
  const own = folder('own');
  const version = '1.20.5-1';
  const named = { ...env, KUBEBUILDER_ASSETS: own };
  assert.equal(findApiServer({ env: named, version }), own);
  const wrong = { ...env, KUBEBUILDER_ASSETS: cache };
  assert.throws(() => findApiServer({ env: wrong, version }), {
    name: 'Sentence',
    message: /^KUBEBUILDER_ASSETS is .+: correct it, or leave it unset\.$/,
  });
});

test('a result gets its name at once, in the place of an incomplete one, and only where none is', () => {
  const place = folder('1.20.5-1', ['etcd']);
  keep(folder('made'), place);
  assert.ok(isComplete(place));
  const late = folder('late');
  keep(late, place);
  assert.ok(isComplete(late));
});

test('the lists of the machine become lists of sources', () => {
  const modern = `Types: deb deb-src
URIs: https://mirror.example.org/debian
Suites: bookworm bookworm-updates
Signed-By: /usr/share/keyrings/debian-archive-keyring.gpg

Types: deb
URIs: https://mirror.example.org/security
`;
  assert.equal(
    asSources(modern, 'debian.sources'),
    modern.replace(/^Types:.*$/gm, 'Types: deb-src'),
  );
  const classic = `# deb https://old.example.org/debian bookworm main
deb [signed-by=/key.gpg] https://mirror.example.org/debian bookworm main
deb-src https://mirror.example.org/debian bookworm main
`;
  assert.equal(
    asSources(classic, 'sources.list'),
    'deb-src [signed-by=/key.gpg] https://mirror.example.org/debian bookworm main\n',
  );
});

test("Debian's version names that of the source", () => {
  const versions = {
    '1.20.5+really1.20.2-1.1+deb12u1': '1.20.2',
    '1.32.3+ds-2': '1.32.3',
    '1:1.30.0~rc1-1': '1.30.0',
  };
  for (const [debian, upstream] of Object.entries(versions)) {
    assert.equal(upstreamVersion(debian), upstream);
  }
});
