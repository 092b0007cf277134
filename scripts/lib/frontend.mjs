/* The frontend, built once for the sources it is made from; the backend serves it. */
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { run } from './child.mjs';
import { withNodeOption } from './environment.mjs';
import { ROOT, STAMPS } from './places.mjs';
import { hashOf, removeStamp, stampIs, writeStamp } from './stamp.mjs';

const STAMP = join(STAMPS, 'frontend');
const HEAP_MB = 4096;

/** Everything of ours that ends up in the browser. Configuration is injected by the backend when it starts. */
function sources() {
  const plugins = readdirSync(join(ROOT, 'plugins')).filter(
    name => !/-(backend|node)(-|$)/.test(name),
  );
  return [
    'packages/app',
    ...plugins.map(name => `plugins/${name}`),
    'app-config.yaml',
    'yarn.lock',
  ];
}

/** Builds the frontend; answers `unchanged` when its sources are those of the last build. */
export async function buildFrontend(toolchain, { log, env, note = () => {} }) {
  const hash = hashOf(ROOT, sources(), [toolchain.version]);
  const page = join(ROOT, 'packages', 'app', 'dist', 'index.html');
  if (stampIs(STAMP, hash) && existsSync(page)) return 'unchanged';
  removeStamp(STAMP);
  const yarn = toolchain.yarn('workspace', 'app', 'build');
  await run({
    ...yarn,
    env: withNodeOption(
      { ...yarn.env, ...env },
      '--max-old-space-size',
      HEAP_MB,
    ),
    name: 'Building the frontend',
    log,
    onLine: line => note(line.trim()),
  });
  writeStamp(STAMP, hash);
  return undefined;
}
