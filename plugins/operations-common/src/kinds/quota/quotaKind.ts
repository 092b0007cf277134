import type { RequestPlaceFacts } from '../../requests/model';
import type { RequestEffect } from '../../generated/openapi';
import type { OnboardingQuota } from '../../onboarding/model';
import type { KindChange, KindGround, RequestKind } from '../model';
import { NamespaceInTree, namespaceInTree } from '../namespace/namespaceInTree';
import { TreeDraft } from '../TreeDraft';
import { readParameters } from '../read';
import { quotaFields } from './fields';
import { compareQuotas, QuotaDifference } from './hard';
import { checkParameters, QuotaParameters, schema } from './parameters';
import { wishedLimits, writeQuota } from './writeQuota';

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
  const hard = writeQuota(value, there, draft, files);
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
