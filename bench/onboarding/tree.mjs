/* A GitOps tree with many namespaces, made by the product itself: one request after the other. */
import { spawn } from 'node:child_process';
import { execFileSync } from 'node:child_process';
import {
  buildOnboarding,
  onboardingPaths,
  readOnboardingRequest,
} from './parts.mjs';
import { requestOf, settings } from './requests.mjs';

const AT_ONCE = 4;

/** What of a tree a request is about, as far as it is there. */
export function existingOf(request, files) {
  return new Map(
    onboardingPaths(request, settings).flatMap(path => {
      const text = files.get(path);
      return text === undefined ? [] : [[path, text]];
    }),
  );
}

/** What is wrong with a request, and what it changes: all that a form shows. */
export function preview(value, files) {
  const { value: request, problems } = readOnboardingRequest(value, settings);
  if (!request) return { problems, files: [] };
  return buildOnboarding(request, settings, existingOf(request, files));
}

/** Texts by their path. */
export function makeTree(namespaces) {
  const files = new Map();
  for (let number = 0; number * AT_ONCE < namespaces; number += 1) {
    const made = preview(requestOf(number, { namespaces: AT_ONCE }), files);
    if (made.problems.length > 0) throw new Error(made.problems[0].message);
    for (const { path, after } of made.files) files.set(path, after);
  }
  return files;
}

/** The first request that nobody has sent to it. */
export const firstFree = namespaces => Math.ceil(namespaces / AT_ONCE);

/** A bare repository with these files as its only commit. */
export async function importTree(bare, files) {
  execFileSync('git', ['init', '-q', '--bare', '-b', 'main', bare]);
  const git = (...args) => execFileSync('git', ['-C', bare, ...args]);
  git('config', 'http.receivepack', 'true');
  git('config', 'uploadpack.allowFilter', 'true');
  const child = spawn('git', ['-C', bare, 'fast-import', '--quiet'], {
    stdio: ['pipe', 'inherit', 'inherit'],
  });
  const ended = new Promise((done, reject) => {
    child.once('error', reject);
    child.once('close', code =>
      code === 0 ? done() : reject(new Error('git fast-import failed')),
    );
  });
  child.stdin.write(
    'commit refs/heads/main\ncommitter Bench <bench@example.org> 1700000000 +0000\ndata 4\ntree\n',
  );
  for (const [path, text] of files) {
    child.stdin.write(
      `M 100644 inline "${path}"\ndata ${Buffer.byteLength(text)}\n${text}\n`,
    );
  }
  child.stdin.end();
  await ended;
}
