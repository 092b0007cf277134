import { execFile } from 'node:child_process';
import {
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';

const folders: string[] = [];

afterAll(() => {
  for (const folder of folders.splice(0)) {
    rmSync(folder, { recursive: true, force: true });
  }
});

/** A folder for one test. */
export function scratch(): string {
  const folder = mkdtempSync(join(tmpdir(), 'playground-git-'));
  folders.push(folder);
  return folder;
}

/** Ordinary git, as a developer has it. */
export async function git(cwd: string, ...args: string[]): Promise<string> {
  const { stdout } = await promisify(execFile)(
    'git',
    ['-c', 'http.proxy=', ...args],
    {
      cwd,
      maxBuffer: 2 ** 26,
      env: {
        PATH: process.env.PATH,
        GIT_CONFIG_GLOBAL: '/dev/null',
        GIT_CONFIG_NOSYSTEM: '1',
        GIT_TERMINAL_PROMPT: '0',
        GIT_AUTHOR_NAME: 'Dev Eloper',
        GIT_AUTHOR_EMAIL: 'dev@example.org',
        GIT_COMMITTER_NAME: 'Dev Eloper',
        GIT_COMMITTER_EMAIL: 'dev@example.org',
      },
    },
  );
  return stdout.trim();
}

/** A work tree that was cloned from a repository. */
export class Clone {
  readonly folder: string;

  private constructor(folder: string) {
    this.folder = folder;
  }

  static async of(url: string, ...options: string[]): Promise<Clone> {
    const folder = join(scratch(), 'clone');
    await git('/', 'clone', '--quiet', ...options, url, folder);
    return new Clone(folder);
  }

  /** An empty one, for a repository that is not there yet. */
  static async begin(url: string): Promise<Clone> {
    const folder = join(scratch(), 'work');
    await git('/', 'init', '--quiet', '--initial-branch=main', folder);
    await git(folder, 'remote', 'add', 'origin', url);
    return new Clone(folder);
  }

  git(...args: string[]): Promise<string> {
    return git(this.folder, ...args);
  }

  read(path: string): string {
    return readFileSync(join(this.folder, path), 'utf8');
  }

  write(path: string, text: string): void {
    const file = join(this.folder, path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text);
  }

  /** Commits everything, and pushes. */
  async push(message: string): Promise<string> {
    await this.git('add', '--all');
    await this.git('commit', '--quiet', '--allow-empty', '-m', message);
    await this.git('push', '--quiet', 'origin', 'HEAD');
    return this.git('rev-parse', 'HEAD');
  }
}
