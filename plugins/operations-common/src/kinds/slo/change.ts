import type { JsonValue } from '@backstage/types';
import type { OnboardingProblem } from '../../onboarding/model';
import type { YamlEdit, YamlPath } from '../../onboarding/yaml/model';
import { OPENSLO_ANNOTATIONS } from '../../openslo/annotations';
import { disabledTiers, shareOf, SloParameters } from './parameters';
import type { SloPlace, WrittenSlo } from './place';

type Spec = NonNullable<WrittenSlo['spec']>;

/** What becomes of an SLO that is there. @internal */
export interface SloEdits {
  edits: YamlEdit[];
  problems: OnboardingProblem[];
  notes: string[];
}

function objectiveEdit(
  { target, objective = 0 }: SloParameters,
  spec: Spec,
  set: (path: YamlPath, value: JsonValue) => YamlEdit,
): YamlEdit | OnboardingProblem {
  const objectives: unknown[] = Array.isArray(spec.objectives)
    ? spec.objectives
    : [];
  const one = objectives[objective];
  const way = ['spec', 'objectives', objective];
  if (typeof one !== 'object' || one === null) {
    return {
      field: 'objective',
      value: String(objective),
      message:
        objectives.length === 0
          ? 'The SLO has no objectives. Add one to its file, then it can be changed here.'
          : `The SLO has no objective ${objective}. Write one of ${objectives
              .map((_, at) => at)
              .join(', ')}.`,
    };
  }
  return 'targetPercent' in one
    ? set([...way, 'targetPercent'], target)
    : set([...way, 'target'], shareOf(target));
}

function firstWindow({
  timeWindow,
}: Spec): { duration?: unknown; isRolling?: unknown } | undefined {
  const first: unknown = Array.isArray(timeWindow) ? timeWindow[0] : undefined;
  return typeof first === 'object' && first !== null ? first : undefined;
}

function windowEdits(
  { window }: SloParameters,
  spec: Spec,
  set: (path: YamlPath, value: JsonValue) => YamlEdit,
): { edits: YamlEdit[]; notes: string[] } {
  const present = firstWindow(spec);
  if (window === undefined || present?.duration === window) {
    return { edits: [], notes: [] };
  }
  if (present === undefined) {
    return {
      edits: [
        set(['spec', 'timeWindow'], [{ duration: window, isRolling: true }]),
      ],
      notes: [],
    };
  }
  const isCalendar = present.isRolling !== true;
  return {
    // A calendar is left behind with the window that it was for.
    edits: isCalendar
      ? [set(['spec', 'timeWindow', 0], { duration: window, isRolling: true })]
      : [set(['spec', 'timeWindow', 0, 'duration'], window)],
    notes: isCalendar
      ? [
          `The calendar window of ${String(
            present.duration,
          )} becomes a rolling one.`,
        ]
      : [],
  };
}

function tierEdits(
  { tiers }: SloParameters,
  { metadata, spec }: WrittenSlo,
  at: YamlPath,
): { edits: YamlEdit[]; notes: string[] } {
  if (!tiers) return { edits: [], notes: [] };
  const path = [
    ...at,
    'metadata',
    'annotations',
    OPENSLO_ANNOTATIONS.disabledTiers,
  ];
  const off = disabledTiers(tiers);
  const present = metadata.annotations?.[OPENSLO_ANNOTATIONS.disabledTiers];
  const same =
    present === undefined
      ? off === undefined
      : sorted(present) === sorted(off ?? '');
  const notes =
    Array.isArray(spec?.alertPolicies) && spec.alertPolicies.length > 0
      ? [
          'The SLO alerts by policies of its own: tiers of the workbook do not matter to it.',
        ]
      : [];
  if (same) return { edits: [], notes };
  return {
    edits: [
      off === undefined
        ? { op: 'remove', path }
        : { op: 'set', path, value: off },
    ],
    notes,
  };
}

function sorted(tiers: unknown): string {
  return String(tiers)
    .split(',')
    .map(each => each.trim())
    .sort()
    .join(',');
}

/** The changes that a wish makes to an SLO; what it does not name stays. @internal */
export function sloEdits(value: SloParameters, place: SloPlace): SloEdits {
  const { at, value: there } = place;
  const spec = there.spec ?? {};
  const set = (path: YamlPath, to: JsonValue): YamlEdit => ({
    op: 'set',
    path: [...at, ...path],
    value: to,
  });
  const objective = objectiveEdit(value, spec, set);
  const window = windowEdits(value, spec, set);
  const tiers = tierEdits(value, there, at);
  const { title, environment, counts } = value;
  const notes = [
    ...window.notes,
    ...tiers.notes,
    ...(counts ? ['What the SLO counts stays as it is written.'] : []),
  ];
  if ('message' in objective)
    return { edits: [], problems: [objective], notes };
  return {
    edits: [
      ...(title ? [set(['metadata', 'displayName'], title)] : []),
      ...(environment
        ? [
            set(
              ['metadata', 'annotations', OPENSLO_ANNOTATIONS.environment],
              environment,
            ),
          ]
        : []),
      objective,
      ...window.edits,
      ...tiers.edits,
    ],
    problems: [],
    notes,
  };
}
