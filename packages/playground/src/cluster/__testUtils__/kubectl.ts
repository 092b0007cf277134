import { execFile } from 'node:child_process';
import { accessSync, constants, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';

function find(program: string): string | undefined {
  return (process.env.PATH ?? '')
    .split(delimiter)
    .map(folder => join(folder, program))
    .find(file => {
      try {
        accessSync(file, constants.X_OK);
        return true;
      } catch {
        return false;
      }
    });
}

const home = mkdtempSync(join(tmpdir(), 'kubectl-'));

afterAll(() => rmSync(home, { recursive: true, force: true }));

/** Whether kubectl is here; in the gate its absence is a failure. */
export function hasKubectl(): boolean {
  return find('kubectl') !== undefined || process.env.CI === 'true';
}

/** Runs kubectl as people do; the answer is what it prints on both channels. */
export function kubectl(
  server: string,
  args: string[],
  input?: string,
): Promise<string> {
  return new Promise((done, reject) => {
    const child = execFile(
      'kubectl',
      ['--server', server, ...args],
      { env: { PATH: process.env.PATH, HOME: home } },
      (error, out, err) => {
        if (error) reject(new Error(`${error.message}\n${out}${err}`));
        else done(`${out}${err}`);
      },
    );
    child.stdin?.end(input);
  });
}
