/* The module's own parts, as the backend uses them. */
import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);
require('@backstage/cli/config/nodeTransform.cjs');
const MODULE = '../../plugins/operations-backend-module-git/src';
const { ConfigReader } = require('@backstage/config');
const { ScmIntegrations } = require('@backstage/integration');
const { createAuthors } = require(`${MODULE}/authors/createAuthors`);
const { readAuthorsConfig } = require(`${MODULE}/authors/config`);
const { LookAt } = require(`${MODULE}/authors/places/LookAt`);
const { FollowedRepository } = require(`${MODULE}/authors/FollowedRepository`);
const { linksOf } = require(`${MODULE}/documents/links`);
const { Git } = require(`${MODULE}/git/Git`);
const { Mirror } = require(`${MODULE}/git/Mirror`);
const { sharesOf } = require(`${MODULE}/authors/history/shares`);
const { ownersOf } = require('../../plugins/operations-common/src/authors');

export { LookAt, ownersOf, sharesOf };

export const BASE = 'https://git.example.org';
export const { signal } = new AbortController();
const integrations = ScmIntegrations.fromConfig(new ConfigReader({}));

/** One repository, read when it is told. */
export function followedRepository(bare, folder) {
  const config = readAuthorsConfig(new ConfigReader({}));
  return FollowedRepository.create({
    config,
    name: `${BASE}/bench`,
    url: `file://${bare}`,
    dialect: 'github',
    inTurn: work => work(),
    linksOf: target => linksOf(`${BASE}/bench`, { target, integrations }),
    mirrorOf: url =>
      Mirror.create({
        ...{ folder, url },
        git: Git.create({ allowFiles: true }),
        login: async () => [],
        timeoutMs: 600_000,
        maxBytes: config.limits.repositoryBytes,
        wholeHistory: true,
      }),
  });
}

/** A source as the backend has it, whose repositories are in a folder. */
export function authorsOf(repositories, working) {
  const config = readAuthorsConfig(new ConfigReader({}));
  const quiet = { debug() {}, info() {}, warn: console.error, error() {} };
  return createAuthors(
    {
      ...config,
      allow: [BASE],
      insteadOf: [{ prefix: BASE, base: `file://${repositories}` }],
    },
    {
      root: new ConfigReader({ backend: { workingDirectory: working } }),
      logger: quiet,
      integrations,
      git: Git.create({ allowFiles: true }),
    },
  );
}
