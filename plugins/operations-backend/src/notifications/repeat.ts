import { LoggerService } from '@backstage/backend-plugin-api';
import { pause } from '../leases';

const LONGEST_PAUSE = 60_000;

/** Does something again and again until the signal is aborted; less often while it fails. @internal */
export async function repeat(
  options: {
    /** Completes "Cannot …". */
    name: string;
    milliseconds: number;
    signal: AbortSignal;
    logger: LoggerService;
  },
  work: () => Promise<void>,
): Promise<void> {
  const { name, milliseconds, signal, logger } = options;
  let wait = milliseconds;
  while (!signal.aborted) {
    try {
      await work();
      wait = milliseconds;
    } catch (error) {
      wait = Math.min(wait * 2, LONGEST_PAUSE);
      if (!signal.aborted) {
        logger.warn(`Cannot ${name}, trying again: ${error}`);
      }
    }
    await pause(wait, signal);
  }
}

/** An answer that comes in time, and before the signal is aborted. @internal */
export async function inTime<T>(
  answer: Promise<T>,
  milliseconds: number,
  signal: AbortSignal,
): Promise<T> {
  const answered = new AbortController();
  const enough = AbortSignal.any([signal, answered.signal]);
  try {
    return await Promise.race([
      answer,
      pause(milliseconds, enough).then(() => {
        throw new Error(`No answer within ${milliseconds} ms`);
      }),
    ]);
  } finally {
    answered.abort();
  }
}
