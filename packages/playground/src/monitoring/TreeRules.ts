import {
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { parseAllDocuments, stringify } from 'yaml';
import { Git } from '../git/Git';
import { Snapshot } from '../gitops/Snapshot';
import { prometheusRuleSchema } from './schema';

/** Files of the tree are told from those that others have put there by this. */
const PREFIX = 'tree-';
const EVERY_MS = 1_000;
const RULES = /^services\/([^/]+)\/alerting\/([^/]+)\.ya?ml$/;
/** Rules of SLOs come from the portal. */
const OF_SLO = 'openslo.operate-first.io/slo';

/** The rule file of a manifest, as Prometheus itself reads it; undefined where there are no rules for it. */
function ruleFileOf(text: string): string | undefined {
  const documents = parseAllDocuments(text);
  if (!Array.isArray(documents)) return undefined;
  const groups = documents.flatMap(document => {
    if (document.errors.length > 0) return [];
    const parsed = prometheusRuleSchema.safeParse(document.toJS());
    if (!parsed.success) return [];
    const { metadata, spec } = parsed.data;
    return metadata.annotations?.[OF_SLO] ? [] : spec.groups;
  });
  return groups.length > 0 ? stringify({ groups }) : undefined;
}

/** Names of rule files and what is to be in them, of all services of the tree. @internal */
export function ruleFilesOf(
  files: ReadonlyMap<string, string>,
): Map<string, string> {
  return new Map(
    [...files].flatMap(([path, text]) => {
      const [, service, file] = RULES.exec(path) ?? [];
      const rules = service === undefined ? undefined : ruleFileOf(text);
      return rules === undefined
        ? []
        : [[`${PREFIX}${service}-${file}.yaml`, rules] as const];
    }),
  );
}

/**
 * Brings the alerts that teams have written in the GitOps tree to Prometheus, as its operator does it in a cluster. A tree
 * that cannot be read takes nothing away.
 *
 * @internal
 */
export class TreeRules {
  readonly #tree: string;
  readonly #folder: string;
  readonly #ended = new AbortController();
  #revision = '';

  private constructor(tree: string, folder: string) {
    this.#tree = tree;
    this.#folder = folder;
  }

  /** @param tree - where the repository is, which may come later */
  static follow(tree: string, folder: string): TreeRules {
    const made = new TreeRules(tree, folder);
    void made.#follow();
    return made;
  }

  end(): void {
    this.#ended.abort();
  }

  async #follow(): Promise<void> {
    const { signal } = this.#ended;
    const git = await Git.find();
    while (git && !signal.aborted) {
      await this.#look(git).catch(() => undefined);
      await delay(EVERY_MS, undefined, { signal }).catch(() => undefined);
    }
  }

  async #look(git: Git): Promise<void> {
    const said = await git.run(this.#tree, ['rev-parse', 'refs/heads/main']);
    const revision = said.toString().trim();
    if (revision === this.#revision || this.#ended.signal.aborted) return;
    const { files } = await Snapshot.read(git, this.#tree, revision, [
      'services',
    ]);
    this.#write(ruleFilesOf(files));
    this.#revision = revision;
  }

  /** Whole or not at all, and only what is new: Prometheus reads the folder anew at every change. */
  #write(wanted: Map<string, string>): void {
    mkdirSync(this.#folder, { recursive: true });
    for (const name of readdirSync(this.#folder)) {
      if (name.startsWith(PREFIX) && !wanted.has(name)) {
        rmSync(join(this.#folder, name), { force: true });
      }
    }
    for (const [name, text] of wanted) {
      const file = join(this.#folder, name);
      if (contentOf(file) === text) continue;
      writeFileSync(`${file}.new`, text);
      renameSync(`${file}.new`, file);
    }
  }
}

function contentOf(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return undefined;
  }
}
