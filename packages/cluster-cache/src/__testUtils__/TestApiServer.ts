import { setTimeout as sleep } from 'node:timers/promises';
import { ClusterDefinition } from '../types';
import { Admin } from './Admin';

const DEADLINE_MS = 90_000;

/** An API server in a process of its own. */
export interface TestApiServer {
  /** How the cache reaches it; its name is eu-1. */
  readonly definition: ClusterDefinition;
  readonly admin: Admin;
  /** It answers no longer, and refuses nothing. */
  suspend(): void;
  resume(): void;
  end(): Promise<void>;
}

/** Waits until it is ready; gives up when it says that it never will be. */
export async function untilReady(
  isReady: () => Promise<boolean>,
  lastWords: () => string,
): Promise<void> {
  const end = Date.now() + DEADLINE_MS;
  while (!(await isReady().catch(() => false))) {
    if (Date.now() > end) throw new Error(`not ready: ${lastWords()}`);
    await sleep(100);
  }
}
