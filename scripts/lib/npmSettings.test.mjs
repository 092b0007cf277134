import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readNpmSettings, withNpmSettings } from './npmSettings.mjs';

test("npm's settings reach Yarn in its own words", () => {
  const env = {
    ...process.env,
    npm_config_registry: 'https://mirror.example.org/npm/',
    npm_config_cafile: '/etc/ssl/company.pem',
    npm_config_strict_ssl: 'false',
    npm_config_proxy: 'http://ada:secret@proxy.example.org:3128',
  };
  assert.deepEqual(
    withNpmSettings({ PATH: '/usr/bin' }, readNpmSettings(env)),
    {
      PATH: '/usr/bin',
      YARN_NPM_REGISTRY_SERVER: 'https://mirror.example.org/npm',
      YARN_HTTPS_CA_FILE_PATH: '/etc/ssl/company.pem',
      NODE_EXTRA_CA_CERTS: '/etc/ssl/company.pem',
      YARN_ENABLE_STRICT_SSL: 'false',
      YARN_HTTP_PROXY: 'http://ada:secret@proxy.example.org:3128',
      YARN_HTTPS_PROXY: 'http://ada:secret@proxy.example.org:3128',
    },
  );
});

test('what Yarn was told itself stays, and what npm does not say is not set', () => {
  const env = {
    YARN_NPM_REGISTRY_SERVER: 'https://other.example.org',
    NODE_EXTRA_CA_CERTS: '/mine.pem',
  };
  assert.deepEqual(
    withNpmSettings(env, {
      registry: 'https://npm.example.org/',
      cafile: '/npm.pem',
      ca: null,
      proxy: null,
      'https-proxy': null,
      'strict-ssl': true,
    }),
    { ...env, YARN_HTTPS_CA_FILE_PATH: '/npm.pem' },
  );
  assert.deepEqual(withNpmSettings({}, {}), {});
});
