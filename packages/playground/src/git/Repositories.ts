import { existsSync } from 'node:fs';
import {
  appendFile,
  mkdir,
  readFile,
  rename,
  rm,
  writeFile,
} from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { parseWith } from '../catalog/parse';
import { fastImportStream } from './fastImport';
import { Git } from './Git';
import { HOUR_MS } from './history/calendar';
import { Commit } from './history/model';
import { Stamp, stampSchema } from './schema';

/** Another layout than this one is put aside, with what was pushed to it. */
const LAYOUT = 1;
/** Nobody has committed in the last hours before the first start. */
const QUIET_MS = 3 * HOUR_MS;
const MADE_OF = 'made-of';
/** Stands for every repository that is not there yet, until somebody pushes to it; no name is like this one. */
const NONE_YET = '_none-yet';

/**
 * Whoever reaches the port may push, without an account. Nothing tidies up in the background, because nothing may outlive
 * the playground.
 */
const CONFIG = `[http]
\treceivepack = true
[receive]
\tfsckObjects = true
\tautogc = false
[gc]
\tauto = 0
[uploadpack]
\tallowFilter = true
`;

/** As forges do: what counts is never rewritten, and a branch with a proposal is replaced by who proposes otherwise. */
const UPDATE = `#!/bin/sh
[ "$1" = refs/heads/main ] || exit 0
case "$2 $3" in *0000000000000000*) exit 0 ;; esac
git merge-base --is-ancestor "$2" "$3" && exit 0
echo "main is not rewritten (non-fast-forward)" >&2
exit 1
`;

function madeOfWhat(path: string): Promise<string> {
  return readFile(join(path, MADE_OF), 'utf8').catch(() => '');
}

async function stampOf(folder: string): Promise<Stamp | undefined> {
  const file = join(folder, 'stamp.json');
  if (!existsSync(file)) return undefined;
  return parseWith(stampSchema, JSON.parse(await readFile(file, 'utf8')), file);
}

/** The bare repositories of the example organisation: made once, kept ever after. @internal */
export class Repositories {
  readonly folder: string;
  /** When their histories end. */
  readonly until: Date;
  readonly #git: Git;
  readonly #log: (line: string) => void;
  #creating: Promise<void> = Promise.resolve();

  private constructor(
    git: Git,
    folder: string,
    until: Date,
    log: (line: string) => void,
  ) {
    this.#git = git;
    this.#log = log;
    this.folder = folder;
    this.until = until;
  }

  /** Opens the folder; what is there of another layout is moved beside it. */
  static async open(
    git: Git,
    folder: string,
    log: (line: string) => void,
  ): Promise<Repositories> {
    let stamp = await stampOf(folder);
    if (stamp && stamp.layout !== LAYOUT) {
      const aside = `${folder}-of-layout-${stamp.layout}-${Date.now()}`;
      await rename(folder, aside);
      log(`git: the repositories of an older layout are in ${aside} now`);
      stamp = undefined;
    }
    if (!stamp) {
      const until = new Date(Date.now() - QUIET_MS);
      until.setUTCMinutes(0, 0, 0);
      stamp = { layout: LAYOUT, until: until.toISOString() };
      await mkdir(folder, { recursive: true });
      // Whole or not at all: half a stamp would be a riddle at every start.
      const file = join(folder, 'stamp.json');
      await writeFile(`${file}.new`, JSON.stringify(stamp));
      await rename(`${file}.new`, file);
    }
    return new Repositories(git, folder, new Date(stamp.until), log);
  }

  pathOf(name: string): string {
    return join(this.folder, `${name}.git`);
  }

  has(name: string): boolean {
    return existsSync(this.pathOf(name));
  }

  /** The name of one that is empty, and stays so: what somebody is shown who is about to push to a new name. */
  async noneYet(): Promise<string> {
    await this.create(NONE_YET);
    return NONE_YET;
  }

  /** Makes an empty repository, unless it is there; whole, or not at all. */
  async create(name: string): Promise<void> {
    const made = this.#creating.then(async () => {
      if (!this.has(name)) await this.ensure(name, () => []);
    });
    this.#creating = made.catch(() => {});
    await made;
  }

  /** Takes one away that nothing came into. */
  async discardIfEmpty(name: string): Promise<void> {
    if (!this.has(name)) return;
    const path = this.pathOf(name);
    const refs = await this.#git.run(path, ['for-each-ref', '--count=1']);
    if (refs.length === 0) await rm(path, { recursive: true, force: true });
  }

  /**
   * Makes a repository, unless it is there; whole, or not at all. One that was made of something else than
   * this is kept under another name.
   */
  async ensure(
    name: string,
    history: () => Commit[],
    madeOf = '',
  ): Promise<boolean> {
    const path = this.pathOf(name);
    if (existsSync(path)) {
      if ((await madeOfWhat(path)) === madeOf) {
        await this.#protect(path);
        return false;
      }
      const kept = `${name}-until-${Date.now()}`;
      await rename(path, this.pathOf(kept));
      this.#log(
        `git: the examples have changed; what was ${name} is ${kept} now`,
      );
    }
    const made = `${path}.making`;
    await rm(made, { recursive: true, force: true });
    await this.#git.run(dirname(path), [
      'init',
      '--quiet',
      '--bare',
      '--template=',
      '--initial-branch=main',
      made,
    ]);
    await appendFile(join(made, 'config'), CONFIG);
    await this.#protect(made);
    await writeFile(join(made, MADE_OF), madeOf);
    await this.add(made, history());
    await rename(made, path);
    return true;
  }

  /** Also where it was made when every branch was protected. */
  async #protect(path: string): Promise<void> {
    const setting = ['config', 'receive.denyNonFastForwards', 'false'];
    await this.#git.run(path, setting);
    await mkdir(join(path, 'hooks'), { recursive: true });
    await writeFile(join(path, 'hooks', 'update'), UPDATE, { mode: 0o755 });
  }

  /** Adds commits to the main branch of a repository. */
  async add(path: string, commits: Commit[], onTop = false): Promise<void> {
    await this.#git.run(
      path,
      ['fast-import', '--quiet', '--done', '--date-format=raw'],
      fastImportStream(commits, onTop),
    );
  }
}
