import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { test } from 'node:test';
import { ROOT } from './places.mjs';

const require = createRequire(join(ROOT, 'package.json'));
const { parse } = require('yaml');
const { ConfigReader } = require('@backstage/config');

const read = name => ({
  context: name,
  data: parse(readFileSync(join(ROOT, name), 'utf8')),
});
const usual = read('app-config.yaml');
const production = ConfigReader.fromConfigs([
  usual,
  read('app-config.production.yaml'),
]).get();

/** Every text and number in what was configured, with where it stands. */
function leavesOf(value, where = '') {
  return value !== null && typeof value === 'object'
    ? Object.entries(value).flatMap(([key, child]) =>
        leavesOf(child, where ? `${where}.${key}` : key),
      )
    : [[where, String(value)]];
}

/** What only the playground has: this machine, its examples, and the names of its organisation. */
const PLAYGROUND =
  /127\.0\.0\.1|localhost|\[?::1\b|playground|example\.org|examples\/|PORTAL_STATE_DIR|group:default\//i;

const ofPlayground = config =>
  leavesOf(config)
    .filter(([, text]) => PLAYGROUND.test(text))
    .map(([where]) => where);

test('nothing of the playground is left in production', () => {
  // Or the question would be a wrong one.
  assert.ok(ofPlayground(usual.data).length > 30);
  assert.deepEqual(ofPlayground(production), []);
});

test('production contacts, watches and onboards nothing until somebody says so', () => {
  const { operations, kubernetes, scaffolder, catalog, integrations } =
    production;
  assert.equal(integrations, undefined);
  assert.equal(operations.github, undefined);
  assert.equal(operations.intake, undefined);
  assert.deepEqual(operations.prometheus.servers, []);
  assert.deepEqual(operations.alertmanager.servers, []);
  assert.deepEqual(operations.git.repositories, []);
  assert.deepEqual(operations.git.authors.allow, []);
  assert.deepEqual(operations.onCall.calendars, []);
  assert.equal(operations.onboarding, undefined);
  assert.deepEqual(scaffolder.onboarding.sources, []);
  assert.deepEqual(catalog.locations, []);
  const clusters = kubernetes.clusterLocatorMethods.flatMap(
    ({ clusters: some = [] }) => some,
  );
  assert.deepEqual(clusters, []);
});
