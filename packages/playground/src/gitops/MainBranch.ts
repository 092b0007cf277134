import { Git } from '../git/Git';
import { readManifests } from './readManifests';
import { Delivery, Target } from './Target';

const FILE = /^clusters\/([^/]+)\/([^/]+)\/([^/]+)\.yaml$/;

/** What is on the main branch of the GitOps repository. @internal */
export class MainBranch {
  readonly #git: Git;
  readonly #path: string;
  #head = '';

  private constructor(git: Git, path: string) {
    this.#git = git;
    this.#path = path;
  }

  static of(git: Git, path: string): MainBranch {
    return new MainBranch(git, path);
  }

  /** What the clusters are to have; undefined when nothing has changed since it was asked last. */
  async changed(): Promise<Target[] | undefined> {
    const head = await this.#ask('rev-parse', 'refs/heads/main');
    if (head === this.#head) return undefined;
    const deliveries = await this.#deliveries(head);
    const files = await this.#files(head);
    const targets = [...files].flatMap(([path, text]) =>
      this.#target(path, text, deliveries.get(path) ?? []),
    );
    this.#head = head;
    return targets;
  }

  #target(path: string, text: string, deliveries: Delivery[]): Target[] {
    const [, cluster, namespace, name] = FILE.exec(path) ?? [];
    const [newest, ...older] = deliveries;
    if (!name || !newest) return [];
    const file = `${name}.yaml`;
    const target: Target = {
      app: `${name}-${namespace}`,
      name,
      cluster,
      namespace,
      path: path.slice(0, -file.length - 1),
      file,
      deliveries: [newest, ...older],
      manifests: [],
    };
    try {
      return [{ ...target, manifests: readManifests(text, file) }];
    } catch (error) {
      return [{ ...target, error: (error as Error).message }];
    }
  }

  /** Of each file, the commits that brought it onto main in another state. */
  async #deliveries(head: string): Promise<Map<string, Delivery[]>> {
    const log = await this.#ask(
      'log',
      '--first-parent',
      '-m',
      '--no-renames',
      '--name-only',
      '--format=%x00%H %cI',
      head,
      '--',
      'clusters',
    );
    const found = new Map<string, Delivery[]>();
    for (const block of log.split('\0').slice(1)) {
      const [about, ...paths] = block.split('\n').filter(Boolean);
      const [revision, at] = about.split(' ');
      for (const path of paths) {
        const time = new Date(at).toISOString().replace('.000Z', 'Z');
        const known = found.get(path) ?? [];
        found.set(path, [...known, { revision, at: time }]);
      }
    }
    return found;
  }

  async #files(head: string): Promise<Map<string, string>> {
    const listed = await this.#ask('ls-tree', '-r', '-z', head, 'clusters');
    const blobs = listed
      .split('\0')
      .map(line => /^100\d+ blob (\w+)\t(.*)$/s.exec(line))
      .flatMap(found => (found && FILE.test(found[2]) ? [found] : []));
    if (blobs.length === 0) return new Map();
    const ids = blobs.map(([, id]) => `${id}\n`).join('');
    const contents = await this.#git.run(
      this.#path,
      ['cat-file', '--batch'],
      ids,
    );
    let from = 0;
    return new Map(
      blobs.map(([, , path]) => {
        // ID blob SIZE, the contents, an empty line.
        const end = contents.indexOf('\n', from);
        const size = Number(
          contents.toString('latin1', from, end).split(' ')[2],
        );
        from = end + 1 + size + 1;
        return [path, contents.toString('utf8', end + 1, end + 1 + size)];
      }),
    );
  }

  async #ask(...args: string[]): Promise<string> {
    return (await this.#git.run(this.#path, args)).toString().trim();
  }
}
