import { sloLabel } from '../fingerprint';
import { ObjectiveDefinition, SloDefinition } from '../model';
import { RECORDED_LABELS } from './names';

/** A rule as Prometheus reads it. @internal */
export type Rule =
  | { record: string; expr: string; labels: Record<string, string> }
  | {
      alert: string;
      expr: string;
      for?: string;
      labels: Record<string, string>;
      annotations: Record<string, string>;
    };

/** @internal */
export interface RuleGroup {
  name: string;
  interval: string;
  rules: Rule[];
}

/** @internal */
export function labelsOf(
  slo: SloDefinition,
  objective: ObjectiveDefinition,
): Record<string, string> {
  return {
    [RECORDED_LABELS.slo]: sloLabel(slo.ref),
    [RECORDED_LABELS.objective]: String(objective.index),
    [RECORDED_LABELS.sli]: objective.sli.id,
  };
}

/** @internal */
export function selectorOf(labels: Record<string, string>): string {
  const parts = Object.entries(labels).map(
    ([name, value]) => `${name}=${JSON.stringify(value)}`,
  );
  return `{${parts.join(',')}}`;
}
