/*
 * The house has floors, from the ground: common <- node <- backend and its modules; common <- frontend.
 * Each package's .eslintrc.js calls this with its folder, so the rule of who may import whom is written once.
 */
const path = require('path');
const factory = require('@backstage/cli/config/eslint-factory');

const FAMILY = '@operate-first/';

/** What of our own each room may import; a room that is not listed may import only the common floor. */
const ALLOWED = {
  'plugins/operations-common': [],
  'plugins/operations-node': ['plugin-operations-common'],
  'plugins/operations-backend': [
    'plugin-operations-common',
    'plugin-operations-node',
  ],
  'plugins/operations': ['plugin-operations-common'],
  'plugins/operations-backend-module-kubernetes': [
    'plugin-operations-common',
    'plugin-operations-node',
    'cluster-cache',
  ],
  'plugins/kubernetes-backend-module-watch-cache': ['cluster-cache'],
  'packages/cluster-cache': [],
  'packages/playground': [],
  'packages/backend': ['*'],
  'packages/app': ['*'],
};

const MODULE_OF_THE_CORE = /^plugins\/operations-backend-module-/;

function allowedFor(room) {
  if (ALLOWED[room]) return ALLOWED[room];
  return MODULE_OF_THE_CORE.test(room)
    ? ['plugin-operations-common', 'plugin-operations-node']
    : ['plugin-operations-common'];
}

function floorPatterns(room) {
  const allowed = allowedFor(room);
  if (allowed.includes('*')) return [];
  return [
    {
      group: [`${FAMILY}*`, ...allowed.map(name => `!${FAMILY}${name}`)],
      message: `${room} stands on a floor that may import only: ${
        allowed.join(', ') || 'nothing of ours'
      } (see docs/architecture.md).`,
    },
    {
      group: ['playground', 'playground/*', '**/packages/playground/**'],
      message: 'No plugin imports the playground.',
    },
  ];
}

module.exports = function floors(dir) {
  const room = path
    .relative(path.resolve(__dirname, '..'), dir)
    .split(path.sep)
    .join('/');
  return factory(dir, {
    rules: {
      '@typescript-eslint/no-restricted-imports': [
        'error',
        { patterns: floorPatterns(room) },
      ],
    },
  });
};
module.exports.floorPatterns = floorPatterns;
