import { isError } from '@backstage/errors';
import { readPlayground } from './catalog/readPlayground';
import { GithubServer } from './github/GithubServer';
import { startGithub } from './github/startGithub';
import { parseOptions } from './options';
import { ControlServer } from './supervisor/ControlServer';
import { Supervisor } from './supervisor/Supervisor';
import { whenToEnd } from './whenToEnd';

function sentenceOf(error: unknown, port: number): string {
  if (!isError(error)) return String(error);
  return error.code === 'EADDRINUSE'
    ? `Port ${port} of the playground's control API is in use: another playground runs, or another program. End it and start again.`
    : error.message;
}

/**
 * Runs the playground until it is told to end.
 *
 * @internal
 */
export async function main(args: string[]): Promise<number> {
  let port = 0;
  let supervisor: Supervisor | undefined;
  let control: ControlServer | undefined;
  let github: GithubServer | undefined;
  try {
    const options = parseOptions(args);
    port = options.port;
    const ended = whenToEnd();
    const playground = await readPlayground(options.examples);
    supervisor = Supervisor.create({ ...options, playground });
    control = ControlServer.create(supervisor);
    await control.listen(port);
    if (playground.github) {
      github = await startGithub(playground.github, options);
    }
    const starting = supervisor.start().then(() => {
      process.stdout.write('playground ready\n');
      supervisor?.notes.forEach(note => process.stdout.write(`${note}\n`));
      return ended;
    });
    await Promise.race([starting, ended]);
    return 0;
  } catch (error) {
    process.stderr.write(`${sentenceOf(error, port)}\n`);
    return 1;
  } finally {
    await control?.close();
    await github?.close();
    await supervisor?.end();
  }
}
