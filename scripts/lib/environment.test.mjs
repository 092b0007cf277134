import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  cleanEnvironment,
  withNodeOption,
  withPrograms,
} from './environment.mjs';

test('what the calling npm or Yarn says of itself is not handed on, what the user says is', () => {
  assert.deepEqual(
    cleanEnvironment({
      HOME: '/home/ada',
      NODE_OPTIONS: '--trace-warnings',
      npm_config_registry: 'https://mirror.example.org',
      npm_config_prefix: '/usr',
      npm_config_local_prefix: '/home/ada/portal',
      npm_lifecycle_event: 'start',
      npm_package_json: '/home/ada/portal/package.json',
      npm_execpath: '/usr/bin/npm',
      BERRY_BIN_FOLDER: '/tmp/xfs-1',
      INIT_CWD: '/home/ada/portal',
      PROJECT_CWD: '/home/ada/portal',
    }),
    {
      HOME: '/home/ada',
      NODE_OPTIONS: '--trace-warnings',
      npm_config_registry: 'https://mirror.example.org',
    },
  );
});

test('our programs go first', () => {
  assert.equal(
    withPrograms({ PATH: '/usr/bin' }, '/ours').PATH,
    '/ours:/usr/bin',
  );
  assert.equal(withPrograms({}, '/ours').PATH, '/ours');
});

test("an option for Node is added beside the user's, and yields to the same one of the user", () => {
  const name = '--max-old-space-size';
  assert.equal(withNodeOption({}, name, 4096).NODE_OPTIONS, `${name}=4096`);
  assert.equal(
    withNodeOption({ NODE_OPTIONS: '--a' }, name, 4096).NODE_OPTIONS,
    `--a ${name}=4096`,
  );
  assert.equal(
    withNodeOption({ NODE_OPTIONS: `${name}=9` }, name, 4096).NODE_OPTIONS,
    `${name}=9`,
  );
});
