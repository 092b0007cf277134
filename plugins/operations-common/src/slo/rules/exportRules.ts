import { stringify } from 'yaml';
import { fastestBurn, isReachable } from '../burn';
import { sloLabel } from '../fingerprint';
import { ObjectiveDefinition, SloDefinition } from '../model';
import { countExpressions } from './counts';
import { objectiveGroups } from './objectiveRules';
import { RuleGroup } from './rule';
import { testsOf } from './ruleTests';
import { exactDecimal } from './numbers';
import { unfitSlice } from './slices';

/** @public */
export interface ExportRulesOptions {
  /** A rule file of Prometheus, PrometheusRule resources, or a file for `promtool test rules`. */
  format: 'rules' | 'prometheusrule' | 'tests';
  /** Where people look at an SLO: the link that alerts carry. */
  pageUrl(ref: string): string;
}

/** @public */
export interface ExportedRules {
  /** YAML. */
  text: string;
  /** What has no rules, or not all of them, and why, in words. */
  left: Array<{ ref: string; reason: string }>;
}

/** The name that the tests expect the rule file under, beside them. */
const RULE_FILE = 'rules.yaml';
/** Long expressions stay as they are, and nothing is a reference: people copy parts of it. */
const AS_WRITTEN = { lineWidth: 0, aliasDuplicateObjects: false };

/**
 * Rules for Prometheus that count what SLOs measure, and alert as the portal does.
 *
 * @public
 */
export function exportRules(
  slos: SloDefinition[],
  options: ExportRulesOptions,
): ExportedRules {
  const left: ExportedRules['left'] = [];
  const made = slos.map(slo => ({
    slo,
    groups: groupsOf(slo, options, reason =>
      left.push({ ref: slo.ref, reason }),
    ),
  }));
  const some = made.filter(({ groups }) => groups.length > 0);
  return { text: textOf(some, options.format), left };
}

function groupsOf(
  slo: SloDefinition,
  { pageUrl }: ExportRulesOptions,
  leave: (reason: string) => void,
): RuleGroup[] {
  return slo.objectives.flatMap(objective => {
    const counts = countExpressions(objective.sli);
    const unfit = unfitSlice(slo, objective.sli);
    const where =
      slo.objectives.length > 1 ? `Objective ${objective.index + 1}: ` : '';
    if ('reason' in counts) {
      leave(`${where}${counts.reason}`);
      return [];
    }
    if (unfit) {
      leave(`${where}${unfit}`);
      return [];
    }
    leaveUnreachable(slo, objective, reason => leave(`${where}${reason}`));
    return objectiveGroups(slo, objective, counts, pageUrl(slo.ref));
  });
}

/** With a low target nothing burns fast enough for some alerts. */
function leaveUnreachable(
  { alerting }: SloDefinition,
  { target }: ObjectiveDefinition,
  leave: (reason: string) => void,
) {
  const never = alerting.conditions.filter(each => !isReachable(each, target));
  if (never.length === 0) return;
  const tiers = never.map(({ tier }) => tier).join(', ');
  const fastest = exactDecimal(Number(fastestBurn(target).toPrecision(3)));
  leave(
    `${tiers} can never fire: with its target nothing burns faster than ${fastest} times.`,
  );
}

function textOf(
  made: Array<{ slo: SloDefinition; groups: RuleGroup[] }>,
  format: ExportRulesOptions['format'],
): string {
  const groups = made.flatMap(one => one.groups);
  switch (format) {
    case 'rules':
      return stringify({ groups }, AS_WRITTEN);
    case 'tests':
      return stringify(
        {
          rule_files: [RULE_FILE],
          evaluation_interval: '1m',
          tests: made.flatMap(({ slo, groups: own }) => testsOf(slo, own)),
        },
        AS_WRITTEN,
      );
    default:
      return made
        .map(
          one =>
            `---\n${stringify(resourceOf(one.slo, one.groups), AS_WRITTEN)}`,
        )
        .join('');
  }
}

/** What the operator of Prometheus reads in a cluster. */
function resourceOf(slo: SloDefinition, groups: RuleGroup[]) {
  return {
    apiVersion: 'monitoring.coreos.com/v1',
    kind: 'PrometheusRule',
    metadata: {
      name: `slo-${sloLabel(slo.ref)}`
        .toLowerCase()
        .replace(/[^a-z0-9.]+/g, '-'),
      labels: { 'app.kubernetes.io/part-of': 'slos' },
      annotations: { 'openslo.operate-first.io/slo': slo.ref },
    },
    spec: { groups },
  };
}
