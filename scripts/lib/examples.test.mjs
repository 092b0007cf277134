import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { examplePorts, internalExamples } from './examples.mjs';

const folder = mkdtempSync(join(tmpdir(), 'portal-examples-'));
after(() => rmSync(folder, { recursive: true, force: true }));

const CATALOG = `kind: Component
metadata:
  name: shop
  annotations:
    operate-first.io/probe-url: http://localhost:8102/healthz
---
kind: Component
metadata:
  name: ledger
  labels:
    operate-first.io/visibility: internal
  annotations:
    operate-first.io/probe-url: http://127.0.0.1:8101/healthz
---
kind: Component
metadata:
  name: portal
  annotations:
    operate-first.io/probe-url: http://localhost:7007/
`;

const PLAYGROUND = `# Said in passing: 8160.
clusters:
  eu-1: { port: 8150 }
git: { port: 8140 }
monitoring:
  prometheus: 8141
services:
  shop: { latency: 8142ms, visitors: 8143 }
`;

test("the playground's ports and the internal services are read from the examples", () => {
  mkdirSync(join(folder, 'catalog'));
  writeFileSync(join(folder, 'playground.yaml'), PLAYGROUND);
  writeFileSync(join(folder, 'catalog', 'all.yaml'), CATALOG);
  assert.deepEqual(examplePorts(folder), [8101, 8102, 8140, 8141, 8150]);
  assert.deepEqual(internalExamples(folder), ['ledger']);
});

test('without examples there are none', () => {
  assert.deepEqual(examplePorts(join(folder, 'missing')), []);
  assert.deepEqual(internalExamples(join(folder, 'missing')), []);
});
