import type { RequestPlaceFacts } from '../../requests/model';
import type { RequestEffect } from '../../generated/openapi';
import type { OnboardingQuota } from '../../onboarding/model';
import { quotaTier } from '../../onboarding/tree/components';
import { PLACES } from '../../onboarding/tree/places';
import { CUSTOM, fieldOf } from '../../onboarding/tree/there';
import type { YamlEdit } from '../../onboarding/yaml/model';
import type { KindChange, KindGround, RequestKind, TreeFiles } from '../model';
import {
  fromNamespace,
  hardOfTier,
  namedIn,
  namespaceInTree,
  NamespaceInTree,
  textsIn,
} from '../namespace/namespaceInTree';
import { TreeDraft } from '../namespace/TreeDraft';
import { readParameters } from '../read';
import { quotaFields } from './fields';
import {
  compareQuotas,
  QuotaDifference,
  sameQuantity,
  wishedHard,
} from './hard';
import { checkParameters, QuotaParameters, schema, wishOf } from './parameters';

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

function effectsOf(differences: QuotaDifference[]): RequestEffect[] {
  return differences.map(({ resource, before, after, is }) => {
    if (is === 'same') {
      return { effect: 'stays', what: resource, reason: after };
    }
    if (before === undefined) {
      return { effect: 'comes', what: resource, reason: after };
    }
    return after === undefined
      ? { effect: 'goes', what: resource, reason: `${before}, then no limit` }
      : { effect: 'changes', what: resource, reason: `${before} → ${after}` };
  });
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

function write(
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

function notesOf(
  value: QuotaParameters,
  there: NamespaceInTree,
  differences: QuotaDifference[],
): string[] {
  const places = there.places.map(
    ({ environment, cluster }) => `${environment} on ${cluster}`,
  );
  const kept = differences.filter(({ is }) => is === 'same');
  const unused = (['cpu', 'memory', 'storage', 'pods'] as const).filter(
    each => value[each] !== undefined,
  );
  return [
    ...(value.reason ? [`Why: ${value.reason}`] : []),
    ...(places.length > 1
      ? [`The quota is the same at all places: ${places.join(', ')}.`]
      : []),
    ...(value.tier === 'custom' && kept.length > 0
      ? [
          `These stay as they are: ${kept
            .map(({ resource, after }) => `${resource} ${after}`)
            .join(', ')}.`,
        ]
      : []),
    ...(value.tier !== 'custom' && unused.length > 0
      ? [
          `${value.tier} says all limits: ${unused.join(
            ', ',
          )} of your own do not count.`,
        ]
      : []),
  ];
}

function build(value: QuotaParameters, ground: KindGround): KindChange {
  const { files } = ground;
  const there = namespaceInTree(value.namespace, ground.files);
  if (!there) {
    return {
      files: [],
      notes: [],
      problems: [
        {
          field: 'namespace',
          value: value.namespace,
          message: `The tree has no namespace ${value.namespace}. Choose one that is there, or ask for it first.`,
        },
      ],
    };
  }
  const draft = TreeDraft.create(files);
  const hard = write(value, there, draft, files);
  const differences = compareQuotas(there.hard, hard);
  return {
    files: draft.changes(),
    problems: draft.problems,
    notes: notesOf(value, there, differences),
    effects: effectsOf(differences),
  };
}

function quotaOf(
  { tier }: QuotaParameters,
  hard: Record<string, string>,
): OnboardingQuota {
  return tier === 'custom' ? { tier, hard } : { tier };
}

/** @public */
export const quotaKind: RequestKind<QuotaParameters> = {
  name: 'quota',
  title: 'Change a quota',
  description:
    'More or less of CPU, memory and storage for a namespace, beside what it has used over 30 days.',
  fields: quotaFields,
  read: parameters => readParameters(schema, parameters, checkParameters),
  build,
  about: (value, ground) => {
    const { namespace, tier } = value;
    const there = namespaceInTree(value.namespace, ground.files);
    const places = there?.places ?? [];
    const hard = wishedLimits(value, there?.hard ?? {}, ground.files);
    const isRaised = compareQuotas(there?.hard ?? {}, hard).some(
      ({ is }) => is === 'raised',
    );
    const seen = ground.known?.services;
    return {
      title: `Quota ${tier} for ${namespace}`,
      team: there?.team,
      // Whoever may not see what runs there sees no request about it.
      services: [
        ...new Set([
          ...(there?.services ?? []).map(name => `component:default/${name}`),
          ...(Array.isArray(seen) ? seen.map(String) : []),
        ]),
      ].sort(),
      clusters: [...new Set(places.map(({ cluster }) => cluster))],
      places: places.map(
        (place): RequestPlaceFacts => ({
          ...place,
          namespace,
          expects: { type: 'quota', hard },
        }),
      ),
      approval: isRaised
        ? {
            by: 'measured',
            namespaces: [
              {
                name: namespace,
                places,
                quota: quotaOf(value, hard),
                isolated: true,
              },
            ],
          }
        : {
            by: 'own',
            reason: 'Nobody has to approve a quota that becomes smaller.',
          },
    };
  },
};
