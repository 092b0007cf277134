import { SloDefinition } from '@operate-first/plugin-operations-common';

/** What an SLO promises, as far as a change of it is worth telling. @internal */
export interface Promises {
  title: string;
  window: string;
  /** By name, as in `99.9 %`. */
  objectives: Record<string, string>;
  /** What is measured. */
  slis: string[];
}

function percent(target: number): string {
  return `${Number((target * 100).toPrecision(8))} %`;
}

/** @internal */
export function promisesOf(title: string, definition: SloDefinition): Promises {
  const { window, objectives } = definition;
  const { count, unit } = window.duration;
  return {
    title,
    window: `${count}${unit}`,
    objectives: Object.fromEntries(
      objectives.map(objective => [
        objective.title ?? `no. ${objective.index + 1}`,
        percent(objective.target),
      ]),
    ),
    slis: objectives.map(({ sli }) => sli.id).sort(),
  };
}

/** What is otherwise than before, as a sentence; undefined where nothing is. @internal */
export function promisesChanged(
  before: Promises | undefined,
  after: Promises | undefined,
): string | undefined {
  if (!before) return after && `The objective ${after.title} is new`;
  if (!after) return `The objective ${before.title} is gone`;
  const names = [
    ...new Set([
      ...Object.keys(before.objectives),
      ...Object.keys(after.objectives),
    ]),
  ];
  const targets = names.flatMap(name => {
    const [was, is] = [before.objectives[name], after.objectives[name]];
    if (was === is) return [];
    const of = names.length > 1 ? `${name} ` : '';
    return `${of}${was ?? 'nothing'} → ${is ?? 'nothing'}`;
  });
  if (before.window !== after.window) {
    targets.push(`window ${before.window} → ${after.window}`);
  }
  if (before.slis.join() !== after.slis.join()) {
    targets.push('measured otherwise');
  }
  return targets.length === 0
    ? undefined
    : `The objective ${after.title}: ${targets.join(', ')}`;
}
