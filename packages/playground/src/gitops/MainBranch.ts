import { Git } from '../git/Git';
import {
  ApplicationFile,
  applicationFiles,
  applicationTarget,
} from './applicationTargets';
import { fileTargets } from './fileTargets';
import { namespaceTargets } from './namespaceTargets';
import { Snapshot } from './Snapshot';
import { SourceHead, Sources } from './Sources';
import { Target } from './Target';

/** What is applied, and what it is made of; `services` holds what namespaces take in for their services. */
const FOLDERS = ['clusters', 'cluster-scope', 'argocd', 'services'];

function sourceId({ written }: ApplicationFile): string | undefined {
  const { repoURL, targetRevision } = written?.spec.source ?? {};
  return repoURL && `${repoURL} ${targetRevision}`;
}

/** One Application of a name in each cluster: the first that asks for it, and is understood. */
function once(targets: Target[], log: (line: string) => void): Target[] {
  const chosen = new Map<string, Target>();
  const idOf = ({ app, cluster }: Target) => `${cluster} ${app}`;
  for (const target of targets) {
    const before = chosen.get(idOf(target));
    if (before) log(`gitops: ${target.app} comes twice in ${target.cluster}`);
    const isBetter = before?.error !== undefined && target.error === undefined;
    if (!before || isBetter) chosen.set(idOf(target), target);
  }
  return targets.filter(target => chosen.get(idOf(target)) === target);
}

/** What is on the main branch of the GitOps repository, and of the repositories that it names. @internal */
export class MainBranch {
  readonly #git: Git;
  readonly #path: string;
  readonly #repoURL: string;
  readonly #sources: Sources;
  readonly #log: (line: string) => void;
  #snapshot?: Snapshot;
  #read = '';

  private constructor(
    git: Git,
    path: string,
    repoURL: string,
    sources: Sources,
    log: (line: string) => void,
  ) {
    this.#git = git;
    this.#path = path;
    this.#repoURL = repoURL;
    this.#sources = sources;
    this.#log = log;
  }

  /**
   * @param path - where the repository is
   * @param repoURL - as Applications name it
   */
  static of(
    git: Git,
    {
      path,
      repoURL,
      sources,
      log,
    }: {
      path: string;
      repoURL: string;
      sources: Sources;
      log(line: string): void;
    },
  ): MainBranch {
    return new MainBranch(git, path, repoURL, sources, log);
  }

  /** What the clusters are to have; undefined when nothing has changed since it was asked last. */
  async changed(): Promise<Target[] | undefined> {
    const snapshot = await this.#head();
    const files = applicationFiles(snapshot);
    const heads = await this.#headsOf(files);
    const read = JSON.stringify([snapshot.revision, ...heads]);
    if (read === this.#read) return undefined;
    this.#sources.keep([...heads.values()]);
    const applications: Target[] = [];
    for (const file of files) {
      applications.push(
        await applicationTarget(
          file,
          heads.get(sourceId(file) ?? ''),
          this.#sources,
          this.#repoURL,
        ),
      );
    }
    this.#read = read;
    return once(
      [
        ...fileTargets(snapshot, this.#repoURL),
        ...namespaceTargets(snapshot, this.#repoURL),
        ...applications,
      ],
      this.#log,
    );
  }

  async #head(): Promise<Snapshot> {
    const args = ['rev-parse', 'refs/heads/main'];
    const said = await this.#git.run(this.#path, args);
    const revision = said.toString().trim();
    if (this.#snapshot?.revision !== revision) {
      this.#snapshot = await Snapshot.read(
        this.#git,
        this.#path,
        revision,
        FOLDERS,
      );
    }
    return this.#snapshot;
  }

  /** Each source once, however many Applications name it. */
  async #headsOf(files: ApplicationFile[]): Promise<Map<string, SourceHead>> {
    const heads = new Map<string, SourceHead>();
    for (const file of files) {
      const id = sourceId(file);
      if (id && file.written && !heads.has(id)) {
        heads.set(id, await this.#sources.headOf(file.written.spec.source));
      }
    }
    return heads;
  }
}
