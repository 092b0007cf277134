import { execFileSync } from 'node:child_process';

/** Resolves with what `probe` returns once it returns something, asking again until the deadline. */
export async function until(what, seconds, probe) {
  const deadline = Date.now() + seconds * 1000;
  let last;
  while (Date.now() < deadline) {
    try {
      const value = await probe();
      if (value !== undefined && value !== false) return value;
    } catch (error) {
      last = error;
    }
    await new Promise(resolve => setTimeout(resolve, 250));
  }
  throw new Error(
    `${what} did not happen within ${seconds} s${
      last ? ` (${last.message})` : ''
    }`,
  );
}

/** Resident memory in MiB of the processes of a group, or of one process. */
export function residentMiB({ group, pid }) {
  const rows = execFileSync('ps', ['-eo', 'pid=,pgid=,rss=,args='], {
    encoding: 'utf8',
  })
    .trim()
    .split('\n')
    .map(row => {
      const [ownPid, pgid, rss, ...args] = row.trim().split(/\s+/);
      return {
        pid: Number(ownPid),
        pgid: Number(pgid),
        rss: Number(rss),
        args: args.join(' '),
      };
    });
  const chosen = rows.filter(row =>
    group ? row.pgid === group : row.pid === pid,
  );
  return chosen.reduce((sum, row) => sum + row.rss, 0) / 1024;
}

function lives(group) {
  try {
    process.kill(-group, 0);
    return true;
  } catch {
    return false;
  }
}

/** Ends a process group and resolves when all of it is gone: npm goes before what it has started. */
export async function endGroup(child) {
  if (lives(child.pid)) process.kill(-child.pid, 'SIGTERM');
  const killAt = Date.now() + 20_000;
  while (lives(child.pid)) {
    if (Date.now() > killAt) process.kill(-child.pid, 'SIGKILL');
    await new Promise(resolve => setTimeout(resolve, 100));
  }
}
