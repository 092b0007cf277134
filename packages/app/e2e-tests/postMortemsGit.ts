import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

/** Where the playground keeps post-mortems. */
const REMOTE = 'http://127.0.0.1:8125/post-mortems.git';

const run = promisify(execFile);

/** Changes the file of a post-mortem in git, as somebody does who never opens the portal. */
export async function editInGit(
  key: string,
  edit: (markdown: string) => string,
): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'post-mortems-'));
  const git = (...args: string[]) =>
    run(
      'git',
      [
        '-c',
        'user.name=Somebody',
        '-c',
        'user.email=somebody@example.org',
        '-C',
        folder,
        ...args,
      ],
      { env: { ...process.env, GIT_TERMINAL_PROMPT: '0' } },
    );
  try {
    await git('clone', '--quiet', REMOTE, '.');
    const { stdout } = await git(
      'grep',
      '--files-with-matches',
      `^id: ${key}$`,
    );
    const file = join(folder, stdout.trim());
    await writeFile(file, edit(await readFile(file, 'utf8')));
    await git('commit', '--quiet', '--all', '--message', `Mend ${key}`);
    await git('push', '--quiet', 'origin', 'HEAD');
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
