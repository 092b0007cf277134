import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { parse } from 'yaml';
import { ruleFileSchema } from './schema';

/** What the portal exports, in a file that Prometheus reads. */
const FILE = 'portal-slos.yaml';
const EVERY_MS = 5_000;
const LIMIT_MS = 10_000;

/**
 * Brings the rules of the portal's SLOs to Prometheus. A portal that does not answer, as before it has started, takes
 * nothing away.
 *
 * @internal
 */
export class PortalRules {
  readonly #url: string;
  readonly #folder: string;
  readonly #ended = new AbortController();

  private constructor(portal: string, folder: string) {
    this.#url = `${portal}/api/operations/slos/rules.yaml`;
    this.#folder = folder;
  }

  static follow(portal: string, folder: string): PortalRules {
    const made = new PortalRules(portal, folder);
    void made.#follow();
    return made;
  }

  end(): void {
    this.#ended.abort();
  }

  async #follow(): Promise<void> {
    const { signal } = this.#ended;
    while (!signal.aborted) {
      const text = await this.#ask().catch(() => undefined);
      if (text !== undefined && !signal.aborted) this.#write(text);
      await delay(EVERY_MS, undefined, { signal }).catch(() => undefined);
    }
  }

  async #ask(): Promise<string | undefined> {
    const response = await fetch(this.#url, {
      signal: AbortSignal.any([
        this.#ended.signal,
        AbortSignal.timeout(LIMIT_MS),
      ]),
    });
    const text = await response.text();
    if (!response.ok) return undefined;
    return ruleFileSchema.safeParse(parse(text)).success ? text : undefined;
  }

  /** Whole or not at all, and only what is new: Prometheus reads the folder anew at every change. */
  #write(text: string): void {
    const file = join(this.#folder, FILE);
    if (text === contentOf(file)) return;
    const unfinished = `${file}.new`;
    writeFileSync(unfinished, text);
    renameSync(unfinished, file);
  }
}

function contentOf(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return undefined;
  }
}
