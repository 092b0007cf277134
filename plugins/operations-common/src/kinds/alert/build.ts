import type { JsonObject } from '@backstage/types';
import type { OnboardingProblem } from '../../onboarding/model';
import { applyPlan } from '../../onboarding/tree/applyPlan';
import { PLACES } from '../../onboarding/tree/places';
import type { Planned } from '../../onboarding/tree/plan';
import { addressOf } from '../../onboarding/tree/service';
import { planAlerting } from '../alerting';
import { serviceNamed } from '../kindService';
import type { KindChange, KindGround } from '../model';
import { alertExpression } from './expression';
import type { AlertParameters } from './parameters';
import { findRules, isSameRule, withRule } from './rules';
import { alertRunbook } from './runbook';

function runbookOf({ service, name }: AlertParameters): string {
  return `${PLACES.service(serviceNamed(service).name)}/runbooks/${name}.md`;
}

/** As Prometheus reads it. */
function ruleOf(value: AlertParameters, ground: KindGround): JsonObject {
  const { name, minutes, severity, environment, summary } = value;
  const service = serviceNamed(value.service).name;
  return {
    alert: name,
    expr: alertExpression(value, ground.known) ?? '',
    ...(minutes > 0 && { for: `${minutes}m` }),
    labels: {
      severity,
      service,
      environment: environment ?? 'production',
    },
    annotations: {
      summary: summary ?? `${name} of ${service}`,
      runbook_url: addressOf(ground, runbookOf(value)),
    },
  };
}

function taken(
  { name }: AlertParameters,
  path: string,
  isOwn: boolean,
): OnboardingProblem {
  return {
    field: 'name',
    value: name,
    message: isOwn
      ? `There is an alert ${name} in ${path} already. Choose another name, change it there, or say that only its runbook is missing.`
      : `An alert ${name} is in ${path} already, and whoever is told of it must know which of both it is. Choose another name.`,
  };
}

/** The change that an alert is: its rule where Prometheus reads it, and its runbook. @internal */
export function buildAlert(
  value: AlertParameters,
  ground: KindGround,
): KindChange {
  const { files } = ground;
  const service = serviceNamed(value.service).name;
  const runbook: Planned = {
    kind: 'text',
    path: runbookOf(value),
    text: alertRunbook(value),
  };
  const kept = files.has(runbook.path)
    ? [`${runbook.path} is there already, and stays as it is.`]
    : [];
  const withNotes = (change: KindChange): KindChange => ({
    ...change,
    notes: [...kept, ...change.notes],
  });
  if (value.from === 'existing') return withNotes(applyPlan([runbook], files));
  const path = `${PLACES.service(service)}/alerting/alerts.yaml`;
  const rule = ruleOf(value, ground);
  const folder = `${PLACES.service(service)}/`;
  // Visitors do not learn what others have.
  const there = findRules(files, value.name).filter(
    each => !ground.known?.blind || each.path.startsWith(folder),
  );
  const same = there.find(
    each => each.path === path && isSameRule(each.rule, rule),
  );
  if (there.length > 0 && !same) {
    const own = there.find(each => each.path.startsWith(folder));
    const problem = taken(value, (own ?? there[0]).path, own !== undefined);
    return { files: [], problems: [problem], notes: [] };
  }
  const text = files.get(path);
  const plan: Planned[] = [
    {
      kind: 'derived',
      path,
      make: () => ({
        text: same ? text : withRule(text, service, rule),
        notes: [],
      }),
    },
    ...planAlerting(service, 'alerts.yaml', files),
    runbook,
  ];
  return withNotes(applyPlan(plan, files));
}
