import { ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, mkdirSync, openSync } from 'node:fs';
import { join } from 'node:path';

/** Less than the supervisor's with us: what we have not ended when it loses patience would outlive us. */
const PATIENCE_MS = 1_500;

/** @internal */
export interface ForeignProgramOptions {
  name: string;
  program: string;
  args: string[];
  env?: NodeJS.ProcessEnv;
  /** The folder of its log. */
  logs: string;
  /** It ended without having been asked to. */
  onDeath(how: string): void;
}

/**
 * A program that is not ours and knows nothing of its parent: who starts it must itself end with its own, see
 * `endWithParent`.
 *
 * @internal
 */
export class ForeignProgram {
  static readonly #running = new Set<ForeignProgram>();
  static #closing = false;

  readonly name: string;
  readonly #child: ChildProcess;
  #over = false;

  private constructor(options: ForeignProgramOptions) {
    const { name, program, args, env, logs, onDeath } = options;
    this.name = name;
    mkdirSync(logs, { recursive: true });
    const log = openSync(join(logs, `${name}.log`), 'a');
    this.#child = spawn(program, args, { env, stdio: ['ignore', log, log] });
    closeSync(log);
    const end = (how: string) => {
      if (!this.#over) onDeath(how);
      this.#over = true;
      ForeignProgram.#running.delete(this);
    };
    this.#child.once('error', error => end(error.message));
    this.#child.once('exit', (code, signal) =>
      end(signal ? `ended by ${signal}` : `ended with code ${code}`),
    );
  }

  static start(options: ForeignProgramOptions): ForeignProgram {
    if (ForeignProgram.#closing) throw new Error('everything ends');
    const started = new ForeignProgram(options);
    ForeignProgram.#running.add(started);
    return started;
  }

  /** Ends all of them, also those that somebody is only just starting; no other is started afterwards. */
  static async endAll(): Promise<void> {
    ForeignProgram.#closing = true;
    await Promise.all([...ForeignProgram.#running].map(each => each.end()));
  }

  get pid(): number | undefined {
    return this.#child.pid;
  }

  get alive(): boolean {
    return !this.#over;
  }

  /** Asks it to end and, when it does not, ends it. */
  async end(): Promise<void> {
    if (this.#over) return;
    this.#over = true;
    ForeignProgram.#running.delete(this);
    const ended = once(this.#child, 'exit');
    this.#child.kill('SIGTERM');
    const patience = setTimeout(() => this.#child.kill('SIGKILL'), PATIENCE_MS);
    await ended;
    clearTimeout(patience);
  }
}
