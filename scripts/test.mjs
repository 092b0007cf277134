/*
 * `npm test`: the whole gate. On Debian as root it installs what it lacks; elsewhere it names what it left out; with
 * CI=true anything left out is a failure. Its last line is `N passed, N failed`.
 */
import { join } from 'node:path';
import { stopAll } from './lib/child.mjs';
import { provide } from './lib/gate/debian.mjs';
import { runGate } from './lib/gate/gate.mjs';
import { gateStages } from './lib/gate/stages.mjs';
import { DEFAULT_STATE } from './lib/places.mjs';
import { checkDisk, checkGit, checkPlatform } from './lib/preflight.mjs';
import { step } from './lib/progress.mjs';
import { tell } from './lib/sentence.mjs';
import { untilEnded } from './lib/signals.mjs';
import { prepareToolchain } from './lib/toolchain.mjs';

const LOGS = join(DEFAULT_STATE, 'gate');

async function gate() {
  const strict = process.env.CI === 'true';
  checkPlatform();
  checkGit();
  checkDisk();
  let toolchain;
  await step('Node and Yarn', async note => {
    toolchain = await prepareToolchain({ onLine: note });
    return `Node ${toolchain.version.slice(1)}`;
  });
  let tools;
  await step('Browser and databases', async () => {
    tools = await provide(join(LOGS, 'apt.log'));
    if (tools.missing.length === 0) return undefined;
    return `missing: ${tools.missing.map(each => each.name).join(', ')} (${
      tools.why
    })`;
  });
  const stages = gateStages(toolchain, {
    logs: LOGS,
    missing: tools.missing,
    strict,
  });
  return runGate(stages, { strict });
}

async function main() {
  const interrupted = untilEnded().then(() => ({ passed: 0, failed: 1 }));
  const { passed, failed } = await Promise.race([interrupted, gate()]);
  await stopAll();
  process.stdout.write(`${passed} passed, ${failed} failed\n`);
  process.exit(failed > 0 ? 1 : 0);
}

main().catch(async error => {
  await stopAll();
  tell(error);
  process.stdout.write('0 passed, 1 failed\n');
  process.exit(1);
});
