import type { JsonObject } from '@backstage/types';
import type { PlannedDocument } from '../../onboarding/tree/plan';
import { completeYaml } from '../../onboarding/yaml/completeYaml';
import { editYaml } from '../../onboarding/yaml/editYaml';
import type { YamlEdit } from '../../onboarding/yaml/model';
import { toYaml } from '../../onboarding/yaml/text';
import type { OnboardingProblem } from '../../onboarding/model';
import type { KindFileChange, TreeFiles } from '../model';

/**
 * A tree in which something is being changed: what was written lies above what is there. A file that cannot be changed is a
 * problem of that file, and the rest goes on.
 *
 * @internal
 */
export class TreeDraft {
  readonly problems: OnboardingProblem[] = [];
  readonly #files: TreeFiles;
  readonly #written = new Map<string, string | undefined>();

  static create(files: TreeFiles): TreeDraft {
    return new TreeDraft(files);
  }

  private constructor(files: TreeFiles) {
    this.#files = files;
  }

  get(path: string): string | undefined {
    return this.#written.has(path)
      ? this.#written.get(path)
      : this.#files.get(path);
  }

  has(path: string): boolean {
    return this.get(path) !== undefined;
  }

  /** Completes what is there, and writes what is not. */
  complete({
    path,
    value,
    grows,
  }: Pick<PlannedDocument, 'path' | 'value' | 'grows'>): void {
    this.#attempt(path, there =>
      there === undefined ? toYaml(value) : completeYaml(there, value, grows),
    );
  }

  /** Changes what is there; a file that is not there begins as it is said. */
  edit(path: string, edits: YamlEdit[], begin: JsonObject = {}): void {
    this.#attempt(path, there => editYaml(there ?? toYaml(begin), edits));
  }

  remove(path: string): void {
    if (this.has(path)) this.#written.set(path, undefined);
  }

  /** What is different now, in the order of the paths. */
  changes(): KindFileChange[] {
    return [...this.#written]
      .filter(([path, after]) => this.#files.get(path) !== after)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([path, after]) => {
        const before = this.#files.get(path);
        return {
          path,
          ...(before !== undefined && { before }),
          ...(after !== undefined && { after }),
        };
      });
  }

  #attempt(path: string, write: (there: string | undefined) => string): void {
    try {
      this.#written.set(path, write(this.get(path)));
    } catch (error) {
      this.problems.push({
        field: path,
        message: error instanceof Error ? error.message : String(error),
      });
    }
  }
}
