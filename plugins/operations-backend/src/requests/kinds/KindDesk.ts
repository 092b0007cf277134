import {
  changeFiles,
  kindApproval,
  KindAbout,
  KindGround,
  OnboardingPreview,
  OnboardingProblem,
  requestKind,
  RequestKind,
  RequestApprovalNeed,
  requestKinds,
  treeFiles,
} from '@operate-first/plugin-operations-common';
import { Knex } from 'knex';
import { FieldError } from '../../api/FieldError';
import { OnboardingReader } from '../../onboarding/checks/model';
import { teamRef } from '../../onboarding/checks/refs';
import { Discretion, withoutServices } from '../../onboarding/Discretion';
import { TreeAtRevision } from '../../onboarding/HeldTree';
import { Beside } from '../../onboarding/OnboardingDesk';
import { oncePerField } from '../../onboarding/oncePerField';
import { Veil } from '../../onboarding/Veil';
import { Onboarding } from '../Onboarding';
import { givenTo } from '../PendingBook';
import { StoredGround } from '../rows';
import { insightOf } from './insights';
import { KindContext, KindFound } from './model';

/** What is in the way is told of a tree that is not older. */
const RECENT_MILLISECONDS = 2_000;
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
  throw new FieldError({
    field: 'kind',
    value: name,
    message: `There is no kind of requests ${name}.`,
    remedy: `Write one of ${known.join(', ')}.`,
  });
}

/** All texts of a wish. */
function textsOf(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null
    ? Object.values(value).flatMap(textsOf)
    : [];
}

/**
 * Says what a wish of any kind would change and what is wrong with it.
 *
 * @internal
 */
export class KindDesk {
  readonly #onboarding: Onboarding;
  readonly #database: Knex;
  readonly #discretion: Discretion;
  readonly #now: () => number;

  static create(options: {
    onboarding: Onboarding;
    database: Knex;
    now?: () => number;
  }): KindDesk {
    return new KindDesk(options);
  }

  private constructor(options: {
    onboarding: Onboarding;
    database: Knex;
    now?: () => number;
  }) {
    this.#onboarding = options.onboarding;
    this.#database = options.database;
    this.#discretion = Discretion.create(options.onboarding);
    this.#now = options.now ?? Date.now;
  }

  /**
   * From the tree as it was read last. What is in the way may have gone since, so that for people who have signed in it is read
   * again then. Visitors learn nothing of names that they may not see.
   */
  async preview(
    name: string,
    written: Record<string, unknown>,
    reader: OnboardingReader,
  ): Promise<KindPreviewed> {
    const kind = kindNamed(name);
    const tree = await this.#onboarding.tree.known();
    if (reader.person === undefined) {
      return this.#previewForVisitors(kind, written, tree, reader);
    }
    const found = await this.#preview(kind, written, tree, reader);
    if (!found.value || found.preview.problems.length === 0) return found;
    const recent = await this.#onboarding.tree.recent(RECENT_MILLISECONDS);
    return recent.revision === tree.revision
      ? found
      : this.#preview(kind, written, recent, reader);
  }

  async #previewForVisitors(
    kind: RequestKind,
    written: Record<string, unknown>,
    tree: TreeAtRevision,
    reader: OnboardingReader,
  ): Promise<KindPreviewed> {
    const services = await this.#discretion.hiddenServices(
      // Also those that are written as entity refs.
      textsOf(written).map(text => text.slice(text.lastIndexOf('/') + 1)),
      tree,
      reader,
    );
    const { names: field = '' } = insightOf(kind.name);
    const own = textsOf(written[field]);
    const veil = Veil.create(
      await this.#discretion.hiddenNamespaces(own, tree, reader),
    );
    const wish = own.length === 0 ? written : { ...written };
    if (own.length === 1) wish[field] = veil.over(own[0]);
    const found = await this.#preview(
      kind,
      wish,
      withoutServices(tree, services),
      reader,
    );
    return { ...found, preview: veil.lifted(found.preview) };
  }

  /** What was wrong when the form was sent, and who has to approve it, as it is now: of what is stored, as who asks. */
  async judge(
    name: string,
    parameters: Record<string, unknown>,
    kept: StoredGround | undefined,
    tree: TreeAtRevision,
    beside: Beside,
    reader: OnboardingReader & { person: string },
  ): Promise<{ found: KindFound; need: RequestApprovalNeed } | undefined> {
    const { config } = this.#onboarding;
    const kind = requestKind(name);
    const value = kind?.read(parameters, config.tree).value;
    if (!kind || !value) return undefined;
    const context = await this.#context(tree, reader, beside.pending);
    const ground: KindGround = {
      tree: config.tree,
      files: treeFiles(tree.texts),
      requester: reader.person,
      ...kept,
    };
    const about = kind.about(value, ground);
    const [found, need] = await Promise.all([
      insightOf(name).look?.(value, context, ground),
      this.#approval(about, beside, reader),
    ]);
    return { found: found ?? { problems: [], notes: [] }, need };
  }

  async #preview(
    kind: RequestKind,
    written: Record<string, unknown>,
    tree: TreeAtRevision,
    reader: OnboardingReader,
  ): Promise<KindPreviewed> {
    const insight = insightOf(kind.name);
    const { config, pending } = this.#onboarding;
    const beside = { pending: await pending.all(), at: this.#now() };
    const context = await this.#context(tree, reader, beside.pending);
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
        approval: await this.#approval(about, beside, reader),
        ...(built.effects && { effects: built.effects }),
        ...((help ?? found?.facts) && { facts: { ...help, ...found?.facts } }),
      },
    };
  }

  async #approval(
    about: KindAbout,
    { pending, at }: Beside,
    reader: OnboardingReader,
  ): Promise<RequestApprovalNeed> {
    const { config, catalog } = this.#onboarding;
    const team = about.team === undefined ? undefined : teamRef(about.team);
    return kindApproval(about, config.approval, {
      team,
      given: givenTo(team, pending, at),
      isOwn:
        reader.person === undefined ||
        (team !== undefined && (await catalog.isMember([team], reader))),
    });
  }

  async #context(
    tree: TreeAtRevision,
    reader: OnboardingReader,
    pending: KindContext['pending'],
  ): Promise<KindContext> {
    const onboarding = this.#onboarding;
    const clusters = await onboarding.clusters.all();
    const database = this.#database;
    return { onboarding, database, tree, clusters, pending, reader };
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
