/* What can be asked about a process by its number. */
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';

function ps(pid, field) {
  const args = ['-o', `${field}=`, '-p', `${pid}`];
  return execFileSync('ps', args, { encoding: 'utf8' }).trim();
}

/** A process's command line and parent: from /proc where there is one, because a small Linux has no ps. */
export function describe(pid) {
  try {
    if (!existsSync('/proc/self/stat')) {
      return { command: ps(pid, 'command'), parent: Number(ps(pid, 'ppid')) };
    }
    const command = readFileSync(`/proc/${pid}/cmdline`, 'utf8');
    const [, parent] = readFileSync(`/proc/${pid}/stat`, 'utf8')
      .replace(/^.*\) /s, '')
      .split(' ');
    return { command: command.replaceAll('\0', ' '), parent: Number(parent) };
  } catch {
    return { command: '', parent: 0 };
  }
}

/** Whether there is such a process. */
export function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
}
