/* The product's own parts, as the backend uses them, and the git server of the playground. */
import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);
require('@backstage/cli/config/nodeTransform.cjs');
const PLUGINS = '../../plugins';
const PLAYGROUND = '../../packages/playground/src';
const { ConfigReader } = require('@backstage/config');
const { ScmIntegrations } = require('@backstage/integration');
const {
  buildOnboarding,
  onboardingPaths,
  readOnboardingRequest,
  readOnboardingTree,
} = require(`${PLUGINS}/operations-common/src/onboarding`);
const MODULE = `${PLUGINS}/operations-backend-module-git/src`;
const { readGitConfig } = require(`${MODULE}/config`);
const { createRepository } = require(`${MODULE}/createRepository`);
const { Git } = require(`${PLAYGROUND}/git/Git`);
const { GitServer } = require(`${PLAYGROUND}/git/GitServer`);

export {
  buildOnboarding,
  Git,
  GitServer,
  onboardingPaths,
  readOnboardingRequest,
  readOnboardingTree,
};

/** The repository as the backend has it: only a tree. */
export function treeRepository(url, workingDirectory) {
  const root = new ConfigReader({
    backend: { workingDirectory },
    operations: { git: { repositories: [{ id: 'clusters', url }] } },
  });
  const { committer, repositories } = readGitConfig(root);
  const integrations = ScmIntegrations.fromConfig(root);
  return createRepository(repositories[0], { root, committer, integrations });
}
