import { fork } from 'node:child_process';

const TRANSFORM = ['--require', '@backstage/cli/config/nodeTransform.cjs'];

/** The core's work on SLOs, called from here. */
export async function startWork(plan) {
  const file = new URL('workMain.ts', import.meta.url).pathname;
  const child = fork(file, { execArgv: TRANSFORM, silent: true });
  let words = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', chunk => {
      words = `${words}${chunk}`.slice(-2000);
    });
  }
  const answered = message =>
    new Promise((resolve, reject) => {
      const gone = () => reject(new Error(`It has ended: ${words}`));
      const listen = said => {
        if (!('answer' in said) && !('error' in said)) return;
        child.off('message', listen);
        child.off('exit', gone);
        if (said.error) reject(new Error(said.error));
        else resolve(said.answer);
      };
      child.on('message', listen);
      child.once('exit', gone);
      child.send(message);
    });
  await answered({ plan });
  return {
    call: (call, argument) => answered({ call, argument }),
    end: () => child.connected && child.disconnect(),
  };
}
