import { execFile } from 'node:child_process';
import { tmpdir } from 'node:os';
import { promisify } from 'node:util';

const run = promisify(execFile);
const LEAST_VERSION = 4;
const LIMIT_MS = 120_000;
const MOST_BYTES = 256 * 2 ** 20;

/** Nothing of ours, and no way out: what a tree names is in the tree. */
function environment(): NodeJS.ProcessEnv {
  const nowhere = 'http://127.0.0.1:9';
  return {
    PATH: process.env.PATH,
    HOME: tmpdir(),
    HTTP_PROXY: nowhere,
    HTTPS_PROXY: nowhere,
    GIT_ALLOW_PROTOCOL: 'none',
    NODE_ENV: process.env.NODE_ENV,
  };
}

/** `kustomize version` and `kubectl version --client` write it in several ways. */
function versionIn(text: string): string | undefined {
  const line = /kustomize version:?\s*v?(\d+\.\d+\.\d+)/i.exec(text);
  const alone = /^\{?(?:Version:)?(?:kustomize\/)?v?(\d+\.\d+\.\d+)/.exec(
    text.trim(),
  );
  return line?.[1] ?? alone?.[1];
}

function isKubectl(program: string): boolean {
  return /kubectl(\.exe)?$/.test(program);
}

async function versionOf(program: string): Promise<string | undefined> {
  const args = isKubectl(program) ? ['version', '--client'] : ['version'];
  try {
    const { stdout } = await run(program, args, {
      env: environment(),
      timeout: LIMIT_MS,
    });
    return versionIn(stdout);
  } catch {
    return undefined;
  }
}

function reasonOf(error: unknown): string {
  const { stderr, message } = error as { stderr?: string; message: string };
  return stderr?.trim() || message;
}

/** A kustomize that knows components. @internal */
export class Kustomize {
  readonly #program: string;
  /** `kubectl (kustomize 5.5.0)`. */
  readonly title: string;

  private constructor(program: string, version: string) {
    this.#program = program;
    this.title = isKubectl(program)
      ? `kubectl (kustomize ${version})`
      : `kustomize ${version}`;
  }

  /** The first of some programs that is new enough, or why there is none. */
  static async find(
    programs: string[],
  ): Promise<
    { kustomize: Kustomize } | { kustomize?: undefined; reason: string }
  > {
    const seen: string[] = [];
    for (const program of programs) {
      const version = await versionOf(program);
      if (version && Number(version.split('.')[0]) >= LEAST_VERSION) {
        return { kustomize: new Kustomize(program, version) };
      }
      if (version) seen.push(`${program} has kustomize ${version}`);
    }
    return {
      reason:
        seen.length > 0
          ? `${seen.join(', ')}, and components need ${LEAST_VERSION} or newer.`
          : `There is no kustomize ${LEAST_VERSION} or newer here, and no kubectl that has it.`,
    };
  }

  /** What a folder builds. No shell sees the name of the folder. */
  async build(
    folder: string,
    signal?: AbortSignal,
  ): Promise<{ yaml: string } | { yaml?: undefined; reason: string }> {
    const command = isKubectl(this.#program) ? 'kustomize' : 'build';
    try {
      const { stdout } = await run(this.#program, [command, folder], {
        env: environment(),
        timeout: LIMIT_MS,
        maxBuffer: MOST_BYTES,
        signal,
      });
      return { yaml: stdout };
    } catch (error) {
      signal?.throwIfAborted();
      return { reason: reasonOf(error) };
    }
  }
}
