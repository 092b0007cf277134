/*
 * `npm start`: from a fresh clone to a running portal, and back to nothing when it ends. Plain Node without
 * dependencies, because it runs before there are any. Each step is a file in lib/.
 */
import { rmSync } from 'node:fs';
import { join, relative } from 'node:path';
import { backendEnvironment, WORK } from './lib/backendEnvironment.mjs';
import { stopAll, tail } from './lib/child.mjs';
import { internalExamples } from './lib/examples.mjs';
import { buildFrontend } from './lib/frontend.mjs';
import { install } from './lib/install.mjs';
import { lock } from './lib/lock.mjs';
import { HELP, readOptions } from './lib/options.mjs';
import { ROOT } from './lib/places.mjs';
import {
  checkDisk,
  checkGit,
  checkPlatform,
  checkPorts,
} from './lib/preflight.mjs';
import { startBackend, startPlayground } from './lib/processes.mjs';
import { interruptStep, step } from './lib/progress.mjs';
import { waitUntilReady } from './lib/ready.mjs';
import { Sentence, tell } from './lib/sentence.mjs';
import { untilEnded } from './lib/signals.mjs';
import { prepareToolchain } from './lib/toolchain.mjs';
import { welcome } from './lib/welcome.mjs';

/** What belongs to a state; `--fresh` forgets it. */
const STATE = ['db', 'logs', 'playground', WORK];

async function preflight(options) {
  checkPlatform();
  // Before the ports: beside a running portal this says more.
  lock(options.state);
  checkGit();
  checkDisk();
  await checkPorts(options);
}

function forget(state) {
  for (const name of STATE) {
    rmSync(join(state, name), { recursive: true, force: true });
  }
}

/** Node, Yarn, the dependencies and the frontend, each only where it is missing or has changed. */
async function prepare(options, env) {
  const log = name => join(options.state, 'logs', `${name}.log`);
  let toolchain;
  await step('Node and Yarn', async note => {
    toolchain = await prepareToolchain({ log: log('toolchain'), onLine: note });
    return `Node ${toolchain.version.slice(1)}`;
  });
  await step('Dependencies', note =>
    install(toolchain, { log: log('install'), note }),
  );
  await step('Frontend', note =>
    buildFrontend(toolchain, { log: log('frontend'), env: env(), note }),
  );
  return toolchain;
}

/** Rejects when a process ends that should not have. */
async function unexpectedEnd({ name, log, ended }) {
  const { code, signal, error } = await ended;
  const how =
    error?.message ?? (signal ? `by ${signal}` : `with exit code ${code}`);
  throw new Sentence(
    `${name} ended ${how}, so everything is ended; its log is ${relative(
      ROOT,
      log,
    )} and says last:\n${tail(log)}`,
  );
}

/** From nothing to a portal that runs until it is ended or fails. */
async function live(options) {
  await preflight(options);
  if (options.fresh) forget(options.state);
  const env = () => backendEnvironment(options);
  const toolchain = await prepare(options, env);
  const base = `http://localhost:${options.port}`;
  const failures = [];

  await step('Portal', async note => {
    if (options.playground) {
      // First, so that the history does not begin with services that are not there yet.
      note('the playground starts');
      const playground = startPlayground(toolchain, options);
      failures.push(unexpectedEnd(playground.handle));
      await Promise.race([playground.listening, ...failures]);
    }
    const backend = startBackend(toolchain, { ...options, env: env() });
    failures.push(unexpectedEnd(backend));
    const ready = waitUntilReady({
      base,
      playground: options.playground,
      hidden: internalExamples(),
      log: relative(ROOT, backend.log),
      note,
    });
    await Promise.race([ready, ...failures]);
  });

  process.stdout.write(welcome({ ...options, base }));
  await Promise.race(failures);
}

async function main() {
  const options = readOptions(process.argv.slice(2));
  if (options.help) {
    process.stdout.write(`${HELP}\n`);
    return;
  }
  const interrupted = untilEnded().then(() => {
    interruptStep();
    process.stdout.write('\nEnding everything …\n');
  });
  await Promise.race([interrupted, live(options)]);
  // Last started, first ended: the backend does not see the playground go.
  await stopAll();
}

main().then(
  () => process.exit(0),
  async error => {
    await stopAll();
    tell(error);
    process.exit(1);
  },
);
