import { JsonObject } from '@backstage/types';
import { DocumentProblem } from '../slo/model';
import { OpenSloKind } from './document';
import { pathText, warning } from './problems';
import { SpecOf, SPECS, START_TIME } from './schema';

type Path = PropertyKey[];
type Warn = (path: Path, message: string) => void;

function aboutCondition(
  { condition }: SpecOf<'AlertCondition'>,
  path: Path,
  warn: Warn,
) {
  const at = (field: string): Path => [...path, 'condition', field];
  if (!condition.kind) {
    warn(at('kind'), 'Is missing; burnrate is what it is taken for.');
  }
  if (!condition.op) {
    warn(at('op'), 'Is missing; gte is what it is taken for.');
  } else if (condition.op.startsWith('l')) {
    warn(
      at('op'),
      `Fires while the budget burns at ${condition.threshold} or slower, which is nearly always. Write gte to hear of fast burning.`,
    );
  }
}

function aboutPolicy(policy: SpecOf<'AlertPolicy'>, path: Path, warn: Warn) {
  for (const [index, condition] of policy.conditions.entries()) {
    if (condition.spec) {
      aboutCondition(
        condition.spec,
        [...path, 'conditions', index, 'spec'],
        warn,
      );
    }
  }
  if (policy.conditions.length > 1) {
    warn(
      [...path, 'conditions'],
      'Has several conditions where OpenSLO has one; each of them alerts by itself.',
    );
  }
  if (!policy.notificationTargets?.length) {
    warn(
      [...path, 'notificationTargets'],
      'Names nobody, where OpenSLO wants at least one target.',
    );
  }
}

function aboutWindow(slo: SpecOf<'SLO'>, warn: Warn) {
  const window = slo.timeWindow?.[0];
  if (!window) {
    warn(['spec', 'timeWindow'], 'Is missing; 30 days, rolling, are taken.');
    return;
  }
  const path: Path = ['spec', 'timeWindow', 0];
  if (window.isRolling === undefined && !window.calendar) {
    warn([...path, 'isRolling'], 'Is missing; a rolling window is taken.');
  }
  if (window.calendar) {
    if (window.duration.endsWith('m')) {
      warn(
        [...path, 'duration'],
        `${window.duration} are minutes; ${window.duration.replace(
          'm',
          'M',
        )}, months, is what it is taken for.`,
      );
    }
    if (START_TIME.exec(window.calendar.startTime)?.[4]) {
      warn(
        [...path, 'calendar', 'startTime'],
        `Its zone is ignored: it is a local time of ${window.calendar.timeZone}.`,
      );
    }
  }
}

function aboutSlo(slo: SpecOf<'SLO'>, warn: Warn) {
  aboutWindow(slo, warn);
  if (!slo.objectives?.length) {
    warn(
      ['spec', 'objectives'],
      'Is missing: nothing is promised, so nothing is counted.',
    );
  }
  for (const [index, objective] of (slo.objectives ?? []).entries()) {
    const path: Path = ['spec', 'objectives', index];
    const ratio = (objective.indicator ?? slo.indicator)?.spec.ratioMetric;
    if (ratio && (objective.op || objective.value !== undefined)) {
      warn(
        [...path, objective.op ? 'op' : 'value'],
        'Is ignored: a ratio is not compared with a value.',
      );
    }
    if (typeof objective.timeSliceWindow === 'number') {
      warn(
        [...path, 'timeSliceWindow'],
        `${objective.timeSliceWindow} is taken for minutes. Write ${objective.timeSliceWindow}m.`,
      );
    }
  }
  for (const [index, policy] of (slo.alertPolicies ?? []).entries()) {
    const path: Path = ['spec', 'alertPolicies', index];
    if (typeof policy === 'string') {
      warn(path, `Is a bare name. Write alertPolicyRef: ${policy}.`);
    } else if (policy.spec) {
      aboutPolicy(policy.spec, [...path, 'spec'], warn);
    }
  }
}

/**
 * What is doubtful in a spec without errors, and how it was understood.
 *
 * @internal
 */
export function warningsOf(
  kind: OpenSloKind,
  spec: JsonObject,
): DocumentProblem[] {
  const problems: DocumentProblem[] = [];
  const warn: Warn = (path, message) =>
    problems.push(warning(pathText(path), message));

  switch (kind) {
    case 'SLO':
      aboutSlo(SPECS.SLO.parse(spec), warn);
      break;
    case 'AlertPolicy':
      aboutPolicy(SPECS.AlertPolicy.parse(spec), ['spec'], warn);
      break;
    case 'AlertCondition':
      aboutCondition(SPECS.AlertCondition.parse(spec), ['spec'], warn);
      break;
    default:
  }
  if (typeof spec.description === 'string' && spec.description.length > 1050) {
    warn(
      ['spec', 'description'],
      `Has ${spec.description.length} characters, where OpenSLO allows 1,050.`,
    );
  }
  return problems;
}
