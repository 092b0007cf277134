import { InputError } from '@backstage/errors';
import {
  changeFiles,
  kindApproval,
  KindAbout,
  KindGround,
  OnboardingPreview,
  OnboardingProblem,
  requestKind,
  RequestKind,
  requestKinds,
  treeFiles,
} from '@operate-first/plugin-operations-common';
import { Knex } from 'knex';
import { OnboardingReader } from '../../onboarding/checks/model';
import { teamRef } from '../../onboarding/checks/refs';
import { oncePerField } from '../../onboarding/oncePerField';
import { Onboarding } from '../Onboarding';
import { insightOf } from './insights';
import { KindContext } from './model';

/** Who asks, as long as nobody has signed in. */
const SOMEBODY = 'user:default/you';
const IN_TREE = 'Everything that is asked for is in the tree already.';

/** What a wish becomes, with everything that is wrong with it. @internal */
export interface KindPreviewed {
  preview: OnboardingPreview;
  /** All three are missing where the parameters cannot be read. */
  value?: object;
  about?: KindAbout;
  ground?: KindGround;
}

/** The kind of a name; throws an error of the field where there is none. @internal */
export function kindNamed(name: string): RequestKind {
  const kind = requestKind(name);
  if (kind) return kind;
  const known = requestKinds().map(each => each.name);
  throw new InputError(
    `There is no kind of requests ${name}. Write one of ${known.join(', ')}.`,
  );
}

/**
 * Says what a wish of any kind would change and what is wrong with it.
 *
 * @internal
 */
export class KindDesk {
  readonly #onboarding: Onboarding;
  readonly #database: Knex;

  static create(options: { onboarding: Onboarding; database: Knex }): KindDesk {
    return new KindDesk(options.onboarding, options.database);
  }

  private constructor(onboarding: Onboarding, database: Knex) {
    this.#onboarding = onboarding;
    this.#database = database;
  }

  /** From the tree as it was read last. */
  async preview(
    name: string,
    written: Record<string, unknown>,
    reader: OnboardingReader,
  ): Promise<KindPreviewed> {
    const kind = kindNamed(name);
    const insight = insightOf(name);
    const { config } = this.#onboarding;
    const context = await this.#context(reader);
    const { revision } = context.tree;
    const { value, problems } = kind.read(written, config.tree);
    const help = await insight.help?.(written, context);
    if (!value) {
      return {
        preview: {
          revision,
          problems,
          notes: [],
          files: [],
          ...(help && { facts: help }),
        },
      };
    }
    const ground: KindGround = {
      tree: config.tree,
      files: treeFiles(context.tree.texts),
      requester: reader.person ?? SOMEBODY,
      known: await insight.known?.(value, context),
    };
    const built = kind.build(value, ground);
    const about = kind.about(value, ground);
    const found = await insight.look?.(value, context, ground);
    const isThere = built.problems.length === 0 && built.files.length === 0;
    return {
      value,
      about,
      ground,
      preview: {
        revision,
        problems: oncePerField([
          ...built.problems,
          ...(found?.problems ?? []),
          ...unreadable(built.files, context),
        ]),
        notes: [
          ...(found?.notes ?? []),
          ...built.notes,
          ...(isThere ? [IN_TREE] : []),
        ],
        files: changeFiles(built),
        approval: await this.#approval(about, reader),
        ...(built.effects && { effects: built.effects }),
        ...((help ?? found?.facts) && { facts: { ...help, ...found?.facts } }),
      },
    };
  }

  async #approval(about: KindAbout, reader: OnboardingReader) {
    const { config, catalog } = this.#onboarding;
    const team = about.team === undefined ? undefined : teamRef(about.team);
    return kindApproval(about, config.approval, {
      team,
      isOwn:
        reader.person === undefined ||
        (team !== undefined && (await catalog.isMember([team], reader))),
    });
  }

  async #context(reader: OnboardingReader): Promise<KindContext> {
    const onboarding = this.#onboarding;
    const [tree, clusters] = await Promise.all([
      onboarding.tree.known(),
      onboarding.clusters.all(),
    ]);
    return { onboarding, database: this.#database, tree, clusters, reader };
  }
}

/** What cannot be read is not missing: it would be overwritten. */
function unreadable(
  files: Array<{ path: string }>,
  { tree }: KindContext,
): OnboardingProblem[] {
  return files
    .filter(({ path }) => tree.unread.has(path))
    .map(({ path }) => ({
      field: path,
      message: `${path} is no text, or too large to be read. Ask who runs the GitOps repository.`,
    }));
}
