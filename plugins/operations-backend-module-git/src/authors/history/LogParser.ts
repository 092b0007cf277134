import { decode } from './decode';

/** A commit as `git log` prints it. @internal */
export interface LoggedCommit {
  revision: string;
  parents: string[];
  /** Seconds since 1970, of the committer. */
  time: number;
  name: string;
  email: string;
  subject: string;
  body: string;
  files: Array<{ status: string; path: string; from?: string }>;
}

/** How `git log` has to print what {@link LogParser} reads. @internal */
export const LOG_ARGS = [
  '--format=%x01%H%x00%P%x00%ct%x00%an%x00%ae%x00%s%x00%b%x00',
  '-z',
  '--name-status',
  '--no-color',
  '--no-show-signature',
  '--ignore-submodules=all',
];

const NUL = 0;
const FIELDS = 7;
// eslint-disable-next-line no-control-regex
const START = /^\u0001[0-9a-f]{40,64}$/;
const STATUS = /^\n?([ACDMRTUX])\d*$/;
const NEVER_ENDING = 16 * 1024 * 1024;

/** Reads what `git log` prints, in pieces of any size. @internal */
export class LogParser {
  readonly #take: (commit: LoggedCommit) => void;
  #rest: Buffer = Buffer.alloc(0);
  #fields: string[] = [];
  #commit?: LoggedCommit;
  #status?: string;
  #from?: string;

  private constructor(take: (commit: LoggedCommit) => void) {
    this.#take = take;
  }

  static create(take: (commit: LoggedCommit) => void): LogParser {
    return new LogParser(take);
  }

  read(chunk: Buffer): void {
    const bytes =
      this.#rest.length > 0 ? Buffer.concat([this.#rest, chunk]) : chunk;
    let from = 0;
    for (;;) {
      const to = bytes.indexOf(NUL, from);
      if (to < 0) break;
      this.#token(bytes.subarray(from, to));
      from = to + 1;
    }
    this.#rest = bytes.subarray(from);
    if (this.#rest.length > NEVER_ENDING) {
      throw new Error('A commit of the repository is too large to be read.');
    }
  }

  end(): void {
    this.#done();
  }

  #token(bytes: Buffer): void {
    if (this.#fields.length > 0) this.#field(decode(bytes));
    else if (this.#status) this.#path(decode(bytes));
    else if (bytes.length > 0) this.#begin(bytes.toString('latin1'));
  }

  #begin(token: string): void {
    const status = STATUS.exec(token);
    if (status) [, this.#status] = status;
    else if (START.test(token)) {
      this.#done();
      this.#fields = [token.slice(1)];
    } else throw new Error('git log printed what is not understood.');
  }

  #field(text: string): void {
    this.#fields.push(text);
    if (this.#fields.length < FIELDS) return;
    const [revision, parents, time, name, email, subject, body] = this.#fields;
    this.#fields = [];
    this.#commit = {
      revision,
      parents: parents.split(' ').filter(Boolean),
      time: Number(time),
      ...{ name, email, subject, body },
      files: [],
    };
  }

  #path(path: string): void {
    const status = this.#status!;
    if (/[RC]/.test(status) && this.#from === undefined) {
      this.#from = path;
      return;
    }
    this.#commit?.files.push({
      status,
      path,
      ...(this.#from !== undefined && { from: this.#from }),
    });
    this.#status = undefined;
    this.#from = undefined;
  }

  #done(): void {
    if (this.#commit) this.#take(this.#commit);
    this.#commit = undefined;
  }
}
