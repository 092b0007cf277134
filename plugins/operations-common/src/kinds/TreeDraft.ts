import type { JsonObject } from '@backstage/types';
import type { PlannedDocument } from '../onboarding/tree/plan';
import { completeYaml } from '../onboarding/yaml/completeYaml';
import { editYaml } from '../onboarding/yaml/editYaml';
import type { YamlEdit } from '../onboarding/yaml/model';
import { toYaml } from '../onboarding/yaml/text';
import type { OnboardingProblem } from '../onboarding/model';
import type { KindFileChange, TreeFiles } from './model';
import { TreeOverlay } from './TreeOverlay';

/**
 * A tree in which something is being changed: what was written lies above what is there. A file that cannot be changed is a
 * problem of that file, and the rest goes on.
 *
 * @internal
 */
export class TreeDraft {
  readonly problems: OnboardingProblem[] = [];
  readonly #overlay: TreeOverlay;

  static create(files: TreeFiles): TreeDraft {
    return new TreeDraft(files);
  }

  private constructor(files: TreeFiles) {
    this.#overlay = TreeOverlay.over(files);
  }

  get(path: string): string | undefined {
    return this.#overlay.get(path);
  }

  has(path: string): boolean {
    return this.#overlay.has(path);
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
    this.#overlay.remove(path);
  }

  /** What is different now, in the order of the paths. */
  changes(): KindFileChange[] {
    return this.#overlay.changes();
  }

  #attempt(path: string, write: (there: string | undefined) => string): void {
    try {
      this.#overlay.write(path, write(this.get(path)));
    } catch (error) {
      this.problems.push({
        field: path,
        message: error instanceof Error ? error.message : String(error),
      });
    }
  }
}
