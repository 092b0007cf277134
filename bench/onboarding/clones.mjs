/* What one would do without a tree in memory: clone it for each request, and look into the clone. */
import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import {
  buildOnboarding,
  onboardingPaths,
  readOnboardingRequest,
} from './parts.mjs';
import { settings } from './requests.mjs';

const run = promisify(execFile);
const WHO = ['-c', 'user.name=Bench', '-c', 'user.email=bench@example.org'];

/** git in a folder. */
export function gitIn(place) {
  return (...args) => run('git', [...WHO, ...args], { cwd: place });
}

async function cloned(url, work) {
  const place = mkdtempSync(join(tmpdir(), 'onboarding-clone-'));
  const git = gitIn(place);
  try {
    await git('clone', '--quiet', '--depth', '1', url, '.');
    return await work(place, git);
  } finally {
    rmSync(place, { recursive: true, force: true });
  }
}

function previewIn(place, value) {
  const { value: request, problems } = readOnboardingRequest(value, settings);
  if (!request) return { problems, files: [] };
  const existing = new Map(
    onboardingPaths(request, settings).flatMap(path => {
      try {
        return [[path, readFileSync(join(place, path), 'utf8')]];
      } catch {
        return [];
      }
    }),
  );
  return buildOnboarding(request, settings, existing);
}

/** What is wrong with a request, and what it changes. */
export function previewByClone(url, value) {
  return cloned(url, place => previewIn(place, value));
}

/** Writes files into a clone, as a commit of a branch that is pushed. */
export async function pushFiles(place, files, branch) {
  const git = gitIn(place);
  for (const { path, after } of files) {
    await mkdir(dirname(join(place, path)), { recursive: true });
    await writeFile(join(place, path), after);
  }
  await git('add', '--all');
  await git('commit', '--quiet', '--message', branch);
  await git('push', '--quiet', 'origin', branch);
}

/** The change of a request, in a branch. */
export function proposeByClone(url, value, branch) {
  return cloned(url, async (place, git) => {
    const { files } = previewIn(place, value);
    await git('checkout', '--quiet', '-b', branch);
    await pushFiles(place, files, branch);
  });
}
