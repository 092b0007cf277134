import { Git } from '../git/Git';
import { Delivery } from './Target';

/** More YAML than this in one repository is a mistake, and would be read at every commit. */
const MOST_BYTES = 20_000_000;

interface Change extends Delivery {
  paths: ReadonlySet<string>;
}

interface Blob {
  id: string;
  path: string;
}

/** The YAML files of a commit, and the commits that brought them there. @internal */
export class Snapshot {
  readonly revision: string;
  readonly files: ReadonlyMap<string, string>;
  readonly #changes: Change[];

  private constructor(
    revision: string,
    files: ReadonlyMap<string, string>,
    changes: Change[],
  ) {
    this.revision = revision;
    this.files = files;
    this.#changes = changes;
  }

  /** Of some folders of a repository, or of all of it. */
  static async read(
    git: Git,
    path: string,
    revision: string,
    folders: string[] = [],
  ): Promise<Snapshot> {
    const ask = async (...args: string[]) =>
      (await git.run(path, args)).toString();
    const listed = await ask('ls-tree', '-rlz', revision, '--', ...folders);
    const files = await contentsOf(git, path, blobsOf(listed));
    const log = await ask(
      'log',
      '--first-parent',
      '-m',
      '--no-renames',
      '--name-only',
      '--format=%x00%H %cI',
      revision,
      '--',
      ...folders,
    );
    return new Snapshot(revision, files, changesOf(log));
  }

  /** The commits that have brought one of the paths onto the branch in another state, newest first. */
  deliveriesOf(matches: (path: string) => boolean): Delivery[] {
    return this.#changes
      .filter(({ paths }) => [...paths].some(matches))
      .map(({ revision, at }) => ({ revision, at }));
  }
}

function blobsOf(listed: string): Blob[] {
  let bytes = 0;
  const blobs = listed.split('\0').flatMap(line => {
    // Links and submodules lead elsewhere and are none.
    const found = /^100\d+ blob (\w+) +(\d+)\t(.*\.ya?ml)$/s.exec(line);
    if (!found) return [];
    const [, id, size, path] = found;
    bytes += Number(size);
    return [{ id, path }];
  });
  if (bytes > MOST_BYTES) {
    throw new Error(
      `its YAML files are ${bytes} bytes, and ${MOST_BYTES} is the most that is read here`,
    );
  }
  return blobs;
}

async function contentsOf(
  git: Git,
  path: string,
  blobs: Blob[],
): Promise<Map<string, string>> {
  if (blobs.length === 0) return new Map();
  const ids = blobs.map(({ id }) => `${id}\n`).join('');
  const contents = await git.run(path, ['cat-file', '--batch'], ids);
  let from = 0;
  return new Map(
    blobs.map(blob => {
      // ID blob SIZE, the contents, an empty line.
      const end = contents.indexOf('\n', from);
      const size = Number(contents.toString('latin1', from, end).split(' ')[2]);
      from = end + 1 + size + 1;
      return [blob.path, contents.toString('utf8', end + 1, end + 1 + size)];
    }),
  );
}

function changesOf(log: string): Change[] {
  return log
    .split('\0')
    .slice(1)
    .map(block => {
      const [about, ...paths] = block.split('\n').filter(Boolean);
      const [revision, time] = about.split(' ');
      const at = new Date(time).toISOString().replace('.000Z', 'Z');
      return { revision, at, paths: new Set(paths) };
    });
}
