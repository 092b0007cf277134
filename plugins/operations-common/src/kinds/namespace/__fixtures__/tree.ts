import { buildOnboarding } from '../../../onboarding/tree/buildOnboarding';
import type {
  OnboardingRequest,
  OnboardingTree,
} from '../../../onboarding/model';
import { requestKind } from '../../table';
import { treeFiles } from '../../treeFiles';
import type { KindAbout, KindChange } from '../../model';

export const TREE: OnboardingTree = {
  repository: 'https://git.example.org/clusters',
  clusters: [
    { name: 'eu-1', flavour: 'kubernetes' },
    { name: 'us-1', flavour: 'openshift' },
  ],
  letIn: ['ingress-nginx'],
  dataSource: 'prometheus',
  portal: 'https://portal.example.org',
};

/** A tree that an onboarding has made, as texts by their paths. */
export function treeWith(
  namespaces: OnboardingRequest['namespaces'],
  options: { team?: string; members?: string[] } = {},
): Map<string, string> {
  const { team = 'sales', members = ['ada', 'grace'] } = options;
  const { files } = buildOnboarding(
    {
      requester: 'user:default/ada',
      team: { name: team, members },
      services: [],
      namespaces,
      delivery: 'none',
    },
    TREE,
    new Map(),
  );
  return new Map(files.map(({ path, after }) => [path, after]));
}

/** Reads and builds as the portal does; problems of both. */
export function change(
  kind: string,
  parameters: object,
  texts: ReadonlyMap<string, string>,
  known?: Record<string, unknown>,
): KindChange & { about?: KindAbout } {
  const found = requestKind(kind);
  if (!found) throw new Error(`There is no kind ${kind}`);
  const read = found.read(parameters, TREE);
  if (!read.value) return { files: [], notes: [], problems: read.problems };
  const ground = {
    tree: TREE,
    files: treeFiles(texts),
    requester: 'user:default/ada',
    known,
  };
  const built = found.build(read.value, ground);
  return { ...built, about: found.about(read.value, ground) };
}

/** The tree after it. */
export function applied(
  texts: ReadonlyMap<string, string>,
  { files }: Pick<KindChange, 'files'>,
): Map<string, string> {
  const after = new Map(texts);
  for (const file of files) {
    if (file.after === undefined) after.delete(file.path);
    else after.set(file.path, file.after);
  }
  return after;
}
