const FRESH_MS = 1_000;

/** What a look at a port found. @internal */
export interface Finding {
  at: number;
  outcome: 'ok' | 'refused' | 'failed';
  message: string;
}

/**
 * Looks at the ports of real processes. Pods that stand for the same process share its looks, whichever
 * cluster they are in.
 *
 * @internal
 */
export class Prober {
  readonly #found = new Map<string, Finding>();
  readonly #looking = new Set<string>();

  private constructor() {}

  static create(): Prober {
    return new Prober();
  }

  /** What was found last; looks again when that is not fresh. */
  latest(path: string, port: number, timeoutMs: number): Finding | undefined {
    const url = `http://127.0.0.1:${port}${path}`;
    const found = this.#found.get(url);
    const fresh = found && Date.now() - found.at < FRESH_MS;
    if (!fresh && !this.#looking.has(url)) void this.#look(url, timeoutMs);
    return found;
  }

  async #look(url: string, timeoutMs: number): Promise<void> {
    this.#looking.add(url);
    this.#found.set(url, { ...(await ask(url, timeoutMs)), at: Date.now() });
    this.#looking.delete(url);
  }
}

async function ask(url: string, timeoutMs: number) {
  try {
    const response = await fetch(url, {
      signal: AbortSignal.timeout(timeoutMs),
    });
    await response.body?.cancel();
    return response.ok
      ? { outcome: 'ok' as const, message: '' }
      : {
          outcome: 'failed' as const,
          message: `HTTP probe failed with statuscode: ${response.status}`,
        };
  } catch (error) {
    return error instanceof Error && error.name === 'TimeoutError'
      ? {
          outcome: 'failed' as const,
          message: `Get "${url}": context deadline exceeded (Client.Timeout exceeded while awaiting headers)`,
        }
      : {
          outcome: 'refused' as const,
          message: `Get "${url}": dial tcp ${
            new URL(url).host
          }: connect: connection refused`,
        };
  }
}
