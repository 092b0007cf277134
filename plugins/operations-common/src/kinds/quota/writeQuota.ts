import { quotaTier } from '../../onboarding/tree/components';
import { PLACES } from '../../onboarding/tree/places';
import { CUSTOM, fieldOf } from '../../onboarding/tree/there';
import type { YamlEdit } from '../../onboarding/yaml/model';
import type { TreeFiles } from '../model';
import {
  fromNamespace,
  hardOfTier,
  namedIn,
  NamespaceInTree,
  textsIn,
} from '../namespace/namespaceInTree';
import type { TreeDraft } from '../TreeDraft';
import { sameQuantity, wishedHard } from './hard';
import { QuotaParameters, wishOf } from './parameters';

/**
 * The limits that a namespace has after a wish, by the names of Kubernetes.
 *
 * @public
 */
export function wishedLimits(
  value: QuotaParameters,
  now: Record<string, string>,
  files: TreeFiles,
): Record<string, string> {
  return value.tier === 'custom'
    ? wishedHard(now, wishOf(value))
    : hardOfTier(value.tier, files);
}

/** Lists it, in a place of its order. */
function listed(
  draft: TreeDraft,
  folder: string,
  wanted: { resources: string[]; components: string[] },
  unwanted: { resources: string[]; components: string[] },
): void {
  for (const list of ['components', 'resources'] as const) {
    const there = namedIn(folder, list, draft).map(({ entry }) => entry);
    const goes = there.filter(each => unwanted[list].includes(each));
    const comes = wanted[list].filter(each => !there.includes(each));
    if (goes.length + comes.length === 0) continue;
    const edits: YamlEdit[] =
      goes.length === there.length && comes.length === 0
        ? [{ op: 'remove', path: [list] }]
        : [
            ...comes.map(
              value => ({ op: 'add', path: [list], value } as const),
            ),
            ...goes.map(
              value => ({ op: 'remove', path: [list], value } as const),
            ),
          ];
    draft.edit(`${folder}/kustomization.yaml`, edits);
  }
}

function writeCustom(
  draft: TreeDraft,
  path: string,
  before: Record<string, string>,
  hard: Record<string, string>,
): void {
  if (!draft.has(path)) {
    draft.complete({
      path,
      value: {
        apiVersion: 'v1',
        kind: 'ResourceQuota',
        metadata: { name: 'custom' },
        spec: { hard },
      },
    });
    return;
  }
  const edits: YamlEdit[] = [
    ...Object.entries(hard)
      .filter(
        ([name, amount]) =>
          before[name] === undefined || !sameQuantity(before[name], amount),
      )
      .map(
        ([name, value]) =>
          ({ op: 'set', path: ['spec', 'hard', name], value } as const),
      ),
    ...Object.keys(before)
      .filter(name => hard[name] === undefined)
      .map(name => ({ op: 'remove', path: ['spec', 'hard', name] } as const)),
  ];
  if (edits.length > 0) draft.edit(path, edits);
}

/**
 * Writes another quota of a namespace into a tree.
 *
 * @returns the limits that it has then
 * @internal
 */
export function writeQuota(
  value: QuotaParameters,
  there: NamespaceInTree,
  draft: TreeDraft,
  files: TreeFiles,
): Record<string, string> {
  const folder = PLACES.namespace(value.namespace);
  const custom = `${folder}/${CUSTOM}`;
  const hard = wishedLimits(value, there.hard, files);
  const tiers = namedIn(folder, 'components', files).filter(({ path }) =>
    path.startsWith(PLACES.quota('')),
  );
  const own = namedIn(folder, 'resources', files).filter(
    ({ path }) => path === custom,
  );
  if (value.tier === 'custom') {
    const inFile = textsIn(fieldOf(files.get(custom), ['spec', 'hard']));
    writeCustom(draft, custom, inFile, hard);
    listed(
      draft,
      folder,
      { resources: own.length > 0 ? [] : [CUSTOM], components: [] },
      { resources: [], components: tiers.map(({ entry }) => entry) },
    );
    return hard;
  }
  const wanted = PLACES.quota(value.tier);
  for (const planned of quotaTier(value.tier)) {
    // What operators have written of a tier is theirs.
    if (planned.kind === 'document' && !draft.has(planned.path)) {
      draft.complete(planned);
    }
  }
  listed(
    draft,
    folder,
    {
      resources: [],
      components: tiers.some(({ path }) => path === wanted)
        ? []
        : [fromNamespace(value.namespace, wanted)],
    },
    {
      resources: own.map(({ entry }) => entry),
      components: tiers
        .filter(({ path }) => path !== wanted)
        .map(({ entry }) => entry),
    },
  );
  draft.remove(custom);
  return hard;
}
