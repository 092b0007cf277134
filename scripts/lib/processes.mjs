/* The two processes of a running portal: how each is started and when it is ready. */
import { existsSync, mkdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { start } from './child.mjs';
import { EXAMPLES, ROOT, TRANSFORM } from './places.mjs';

const DIE_WITH_PARENT = join(ROOT, 'scripts', 'lib', 'dieWithParent.cjs');

function transform() {
  return createRequire(join(ROOT, 'package.json')).resolve(TRANSFORM);
}

/** The playground; `listening` resolves when all of its services are there. */
export function startPlayground(
  toolchain,
  { state, port, metricsPort, monitoring },
) {
  const folder = join(state, 'playground');
  mkdirSync(folder, { recursive: true });
  let ready;
  const listening = new Promise(resolve => {
    ready = resolve;
  });
  const handle = start({
    name: 'The playground',
    command: toolchain.node,
    args: [
      '--require',
      DIE_WITH_PARENT,
      '--require',
      transform(),
      join(ROOT, 'packages', 'playground', 'src', 'index.ts'),
      '--examples',
      EXAMPLES,
      '--state',
      folder,
      ...(monitoring ? [] : ['--no-monitoring']),
    ],
    cwd: ROOT,
    // Its Prometheus asks the portal for metrics, and for the rules of its SLOs.
    env: {
      ...toolchain.env,
      METRICS_PORT: `${metricsPort}`,
      PORTAL_URL: `http://localhost:${port}`,
    },
    log: join(state, 'logs', 'playground.log'),
    onLine: line => {
      if (line.trim() === 'playground ready') ready();
    },
  });
  return { handle, listening };
}

/** The backend as `backstage-cli package start` runs it, without its file watcher. */
export function startBackend(toolchain, { state, env }) {
  const folder = join(ROOT, 'packages', 'backend');
  mkdirSync(join(state, 'db'), { recursive: true });
  const local = join(ROOT, 'app-config.local.yaml');
  const configs = [
    join(ROOT, 'app-config.yaml'),
    ...(existsSync(local) ? [local] : []),
  ];
  return start({
    name: 'The backend',
    command: toolchain.node,
    args: [
      '--no-node-snapshot',
      '--enable-source-maps',
      '--require',
      DIE_WITH_PARENT,
      '--require',
      transform(),
      '--require',
      './src/instrumentation.js',
      'src/index.ts',
      ...configs.flatMap(config => ['--config', config]),
    ],
    cwd: folder,
    env: { NODE_ENV: 'development', ...toolchain.env, ...env },
    log: join(state, 'logs', 'backend.log'),
  });
}
