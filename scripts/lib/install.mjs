/* Dependencies, exactly as the lock file says, and only when that has changed. */
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { certificateTrouble } from './certificates.mjs';
import { run } from './child.mjs';
import { ROOT, STAMPS } from './places.mjs';
import { hashOf, removeStamp, stampIs, writeStamp } from './stamp.mjs';

const STAMP = join(STAMPS, 'install');

/** The manifests of all workspaces. */
export function manifests(root = ROOT) {
  const found = ['packages', 'plugins'].flatMap(folder =>
    readdirSync(join(root, folder))
      .sort()
      .map(name => join(folder, name, 'package.json')),
  );
  return ['package.json', ...found];
}

/** `yarn install --immutable`; answers `unchanged` when there was nothing to do. */
export async function install(
  toolchain,
  { log, note = () => {}, force = false },
) {
  const inputs = ['yarn.lock', '.yarnrc.yml', ...manifests()];
  const words = [toolchain.version, process.platform, process.arch];
  const hash = hashOf(ROOT, inputs, words);
  if (!force && stampIs(STAMP, hash) && existsSync(join(ROOT, 'node_modules')))
    return 'unchanged';
  removeStamp(STAMP);
  await run({
    ...toolchain.yarn('install', '--immutable'),
    name: 'yarn install --immutable',
    log,
    onLine: line => note(line.replace(/^➤ YN\d+: [│┌└ ]*/, '')),
    giveUp: certificateTrouble,
    remedy:
      'see whether this machine reaches the npm registry, and whether yarn.lock fits every package.json; the whole log is',
  });
  writeStamp(STAMP, hash);
  return undefined;
}
