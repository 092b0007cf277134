import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readOptions } from './options.mjs';
import { DEFAULT_STATE, ROOT } from './places.mjs';

test('without options: port 7007, the playground, state in .portal', () => {
  assert.deepEqual(readOptions([], {}), {
    help: false,
    fresh: false,
    playground: true,
    monitoring: true,
    port: 7007,
    metricsPort: 9464,
    state: DEFAULT_STATE,
  });
});

test('every option is understood', () => {
  const args = [
    '--port',
    '8007',
    '--fresh',
    '--no-playground',
    '--no-monitoring',
  ];
  assert.deepEqual(readOptions([...args, '--state', '.portal/other'], {}), {
    help: false,
    fresh: true,
    playground: false,
    monitoring: false,
    port: 8007,
    metricsPort: 10464,
    state: `${ROOT}/.portal/other`,
  });
  assert.equal(readOptions(['--help']).help, true);
});

test("the metrics' port is beside the portal's, unless METRICS_PORT names one", () => {
  const of = (port, env) => readOptions(['--port', port], env).metricsPort;
  assert.equal(of('65535', {}), 63078);
  assert.equal(of('8007', { METRICS_PORT: '9000' }), 9000);
  assert.equal(of('8007', { METRICS_PORT: '0' }), 0);
  assert.throws(() => of('8007', { METRICS_PORT: 'none' }), {
    name: 'Sentence',
    message: /^METRICS_PORT takes a number/,
  });
});

for (const args of [
  ['--frehs'],
  ['--port', 'many'],
  ['--port', '0'],
  ['--port', '70000'],
  ['--port'],
  ['somewhere'],
]) {
  test(`'${args.join(' ')}' is answered with one sentence`, () => {
    assert.throws(() => readOptions(args), {
      name: 'Sentence',
      message: /^[^\n]+; see npm start -- --help\.$/,
    });
  });
}
