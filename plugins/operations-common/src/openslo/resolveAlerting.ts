import { Entity, stringifyEntityRef } from '@backstage/catalog-model';
import { conditionsFor } from '../slo/burn';
import { durationSeconds, parseDuration } from '../slo/duration';
import { BurnCondition, SloAlerting } from '../slo/model';
import { OPENSLO_ANNOTATIONS } from './annotations';
import { shown, warning } from './problems';
import { Resolution } from './Resolution';
import { SpecOf } from './schema';

type Policy = SpecOf<'AlertPolicy'>;

const PAGES =
  /^(page|pager|critical|fatal|emergency|urgent|high|sev-?[01]|s[01]|p[01])$/i;
const TICKETS =
  /^(ticket|warn(ing)?|info|notice|medium|low|minor|major|moderate|sev-?[2-5]|s[2-5]|p[2-5])$/i;

function severityOf(severity: string): BurnCondition['severity'] | undefined {
  if (PAGES.test(severity)) return 'page';
  return TICKETS.test(severity) ? 'ticket' : undefined;
}

function secondsOf(duration: string | undefined): number {
  return duration ? durationSeconds(parseDuration(duration)) : 0;
}

/** One condition of a document, evaluated as it is written: one window, no other one beside it. */
function conditionOf(
  { severity, condition }: SpecOf<'AlertCondition'>,
  tier: string,
  origin: string,
  path: string,
  resolution: Resolution,
): BurnCondition {
  const known = severityOf(severity);
  if (!known) {
    resolution.add(
      warning(
        path,
        `Severity ${shown(
          severity,
        )} is not known. It opens a ticket; write page to page.`,
      ),
    );
  }
  return {
    tier,
    severity: known ?? 'ticket',
    factor: condition.threshold,
    longSeconds: secondsOf(condition.lookbackWindow),
    operator: condition.op ?? 'gte',
    forSeconds: secondsOf(condition.alertAfter),
    origin,
  };
}

function conditionsOf(
  policy: Policy,
  path: string,
  own: string,
  resolution: Resolution,
): BurnCondition[] {
  if (policy.alertWhenBreaching === false) return [];
  return policy.conditions.flatMap((each, index) => {
    const at = `${path}.conditions[${index}]`;
    if (each.spec) {
      const name = each.metadata?.name ?? `condition-${index + 1}`;
      return [conditionOf(each.spec, name, own, at, resolution)];
    }
    const name = each.conditionRef ?? '';
    const found = resolution.follow('AlertCondition', name);
    if (!found?.valid || !found.spec.condition || !found.spec.severity) {
      resolution.add(
        warning(
          `${at}.conditionRef`,
          found
            ? `AlertCondition "${name}" has errors, and raises no alert.`
            : `No AlertCondition "${name}" is in the catalog. Add it, or mend the name.`,
        ),
      );
      return [];
    }
    const { severity, condition } = found.spec;
    return [
      conditionOf(
        { severity, condition },
        found.name,
        found.ref,
        at,
        resolution,
      ),
    ];
  });
}

function policiesOf(
  written: NonNullable<SpecOf<'SLO'>['alertPolicies']>,
  entity: Entity,
  resolution: Resolution,
): Array<{ policy: Policy; path: string; origin: string }> {
  return written.flatMap((each, index) => {
    const path = `spec.alertPolicies[${index}]`;
    if (typeof each !== 'string' && each.spec) {
      return [
        {
          policy: each.spec,
          path: `${path}.spec`,
          origin: stringifyEntityRef(entity),
        },
      ];
    }
    const name = typeof each === 'string' ? each : each.alertPolicyRef ?? '';
    const found = resolution.follow('AlertPolicy', name);
    if (!found?.valid || !found.spec.conditions) {
      resolution.add(
        warning(
          typeof each === 'string' ? path : `${path}.alertPolicyRef`,
          found
            ? `AlertPolicy "${name}" has errors, and raises no alert.`
            : `No AlertPolicy "${name}" is in the catalog. Add it, or mend the name.`,
        ),
      );
      return [];
    }
    const policy = { ...found.spec, conditions: found.spec.conditions };
    return [{ policy, path, origin: found.ref }];
  });
}

/** Tiers under names of their own: two policies may share a condition, or a name. */
function distinctTiers(conditions: BurnCondition[]): BurnCondition[] {
  const byTier = new Map<string, BurnCondition>();
  for (const condition of conditions) {
    let { tier } = condition;
    for (let n = 2; byTier.has(tier); n += 1) {
      const same = byTier.get(tier);
      if (
        same &&
        JSON.stringify(same) === JSON.stringify({ ...condition, tier })
      ) {
        break;
      }
      tier = `${condition.tier}_${n}`;
    }
    byTier.set(tier, { ...condition, tier });
  }
  return [...byTier.values()];
}

function countOf(
  entity: Entity,
  annotation: string,
  fallback: number,
  resolution: Resolution,
): number {
  const text = entity.metadata.annotations?.[annotation];
  if (text === undefined) return fallback;
  const count = Number(text);
  if (text.trim() !== '' && Number.isFinite(count) && count >= 0) return count;
  resolution.add(
    warning(
      `metadata.annotations.${annotation}`,
      `${shown(text)} is not understood. Write a number; ${fallback} is taken.`,
    ),
  );
  return fallback;
}

/** Where to read what to do; people follow it from the page, so it is a link of the web and nothing else. */
function runbookOf(entity: Entity, resolution: Resolution): string | undefined {
  const annotation = OPENSLO_ANNOTATIONS.runbookUrl;
  const text = entity.metadata.annotations?.[annotation]?.trim();
  if (!text) return undefined;
  if (/^https?:\/\//i.test(text) && URL.canParse(text)) return text;
  resolution.add(
    warning(
      `metadata.annotations.${annotation}`,
      `${shown(text)} is no link. Write one that begins with https://.`,
    ),
  );
  return undefined;
}

/** By its policies, or by the workbook's table where none of them says anything: nobody gives up alerts by a misspelt name. */
function conditionsFrom(
  policies: ReturnType<typeof policiesOf>,
  windowSeconds: number,
  disabled: string[],
  resolution: Resolution,
): BurnCondition[] {
  if (disabled.includes('all')) return [];
  const written = policies.flatMap(({ policy, path, origin }) =>
    conditionsOf(policy, path, origin, resolution),
  );
  const silent =
    policies.length > 0 &&
    policies.every(({ policy }) => policy.alertWhenBreaching === false);
  if (written.length > 0 || silent) {
    return distinctTiers(written).filter(
      ({ tier }) => !disabled.includes(tier),
    );
  }
  return conditionsFor(windowSeconds, disabled);
}

/**
 * How the SLO alerts.
 *
 * @internal
 */
export function resolveAlerting(
  entity: Entity,
  slo: SpecOf<'SLO'>,
  windowSeconds: number,
  defaults: {
    minimumEvents: number;
    minimumErrors: number;
    disabledTiers: string[];
  },
  resolution: Resolution,
): SloAlerting {
  const { annotations = {} } = entity.metadata;
  const tiers = annotations[OPENSLO_ANNOTATIONS.disabledTiers];
  const disabled =
    tiers === undefined
      ? defaults.disabledTiers
      : tiers.split(',').flatMap(tier => tier.trim() || []);
  const policies = policiesOf(slo.alertPolicies ?? [], entity, resolution);
  const runbookUrl = runbookOf(entity, resolution);
  return {
    conditions: conditionsFrom(policies, windowSeconds, disabled, resolution),
    minimumEvents: countOf(
      entity,
      OPENSLO_ANNOTATIONS.minimumEvents,
      defaults.minimumEvents,
      resolution,
    ),
    minimumErrors: countOf(
      entity,
      OPENSLO_ANNOTATIONS.minimumErrors,
      defaults.minimumErrors,
      resolution,
    ),
    alertWhenNoData: policies.some(({ policy }) => policy.alertWhenNoData),
    ...(runbookUrl && { runbookUrl }),
  };
}
