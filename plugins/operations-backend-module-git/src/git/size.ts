import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';

const WATCH_MS = 1_000;

/** A repository that is larger than it may be; it is not kept. @internal */
export class RepositoryTooLargeError extends Error {
  readonly name = 'RepositoryTooLargeError';

  static of(options: {
    maxBytes: number;
    setting: string;
    /** Whether it is without what files hold. */
    without: boolean;
  }): RepositoryTooLargeError {
    const { maxBytes, setting, without } = options;
    const size = `${Math.round(maxBytes / 1e6)} MB`;
    const even = without ? ', even without what its files hold' : '';
    return new RepositoryTooLargeError(
      `The repository is larger than ${size}${even}. Name a smaller one, or raise ${setting}.`,
    );
  }
}

/** Of all files in a folder. @internal */
export async function bytesOf(folder: string): Promise<number> {
  const names = await readdir(folder, { recursive: true }).catch(() => []);
  const sizes = await Promise.all(
    names.map(async name => {
      const found = await stat(join(folder, name)).catch(() => undefined);
      return found?.isFile() ? found.size : 0;
    }),
  );
  return sizes.reduce((sum, size) => sum + size, 0);
}

/** Does what lets a folder grow, until it is larger than it may be. @internal */
export async function watchSize<T>(
  folder: string,
  maxBytes: number,
  work: (signal: AbortSignal) => Promise<T>,
): Promise<{ tooLarge: boolean; value?: T; error?: unknown }> {
  const tooLarge = new AbortController();
  const measure = async () => {
    if ((await bytesOf(folder)) > maxBytes) tooLarge.abort();
  };
  const watch = setInterval(measure, WATCH_MS);
  try {
    const value = await work(tooLarge.signal);
    await measure();
    return { tooLarge: tooLarge.signal.aborted, value };
  } catch (error) {
    return { tooLarge: tooLarge.signal.aborted, error };
  } finally {
    clearInterval(watch);
  }
}
