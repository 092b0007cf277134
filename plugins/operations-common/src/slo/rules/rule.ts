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

/** `default/payments` of `slo:default/payments`. @internal */
export function nameOfSlo({ ref }: SloDefinition): string {
  return ref.slice(ref.indexOf(':') + 1);
}

/** @internal */
export function labelsOf(
  slo: SloDefinition,
  objective: ObjectiveDefinition,
): Record<string, string> {
  return {
    [RECORDED_LABELS.slo]: nameOfSlo(slo),
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
