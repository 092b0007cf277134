import {
  Change,
  joinChanges,
  JoinedChange,
  ServiceChange,
} from '@operate-first/plugin-operations-common';
import { GatheredChange } from './ChangeGatherer';
import { CodeReader, CodeViews } from './CodeViews';

/**
 * Shows changes as far as somebody may read them, each with the commits that belong to it.
 *
 * @internal
 */
export class ChangeViews {
  readonly #codes: CodeViews;

  static create(options: { codes: CodeViews }): ChangeViews {
    return new ChangeViews(options.codes);
  }

  private constructor(codes: CodeViews) {
    this.#codes = codes;
  }

  /** Changes that belong together are one. */
  joined(
    changes: GatheredChange[],
    refOf: (serviceId: string) => string,
    readerOf: (serviceId: string) => CodeReader,
  ): JoinedChange[] {
    const shown = changes.map(one =>
      this.#of(one, refOf(one.serviceId), readerOf(one.serviceId)),
    );
    return joinChanges(shown).map(one => ({
      ...one,
      change: withCode(one.change),
    }));
  }

  /** All of them, each for itself; rollouts know the commit that made them. */
  all(changes: GatheredChange[], reader: CodeReader): Change[] {
    const shown = changes.map(one => this.#of(one, one.serviceId, reader));
    const byId = new Map(
      joinChanges(shown).flatMap(({ ids, change }) =>
        ids.map((id): [string, Change] => [id, change]),
      ),
    );
    return shown.map(({ change }) =>
      change.kind === 'rollout'
        ? withCode({ ...change, code: byId.get(change.id)?.code })
        : change,
    );
  }

  #of(one: GatheredChange, service: string, reader: CodeReader): ServiceChange {
    const { change, code, commits, image, paths, reverts } = one;
    // What machines say of rollouts is for everybody; what people write is not.
    const isWritten = code !== undefined || change.kind === 'slo';
    const summary = isWritten
      ? this.#codes.text(change.summary, code?.repository ?? '', reader)
      : change.summary;
    return {
      service,
      change: {
        ...change,
        summary,
        ...(code && { code: this.#codes.of(code, reader) }),
        ...(commits && {
          commits: commits.map(commit => this.#codes.of(commit, reader)),
        }),
      },
      ...(image && { images: [image.after] }),
      // Names of files are told where what was written may be read.
      ...(paths && reader.showText && { paths }),
      ...(reverts && { reverts }),
    };
  }
}

/** What is not known to be made by a commit of its manifests was made by the newest of its source. */
function withCode(change: Change): Change {
  const code = change.code ?? change.commits?.[0];
  return code ? { ...change, code } : change;
}
