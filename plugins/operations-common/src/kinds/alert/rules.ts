import type { JsonObject } from '@backstage/types';
import { PLACES } from '../../onboarding/tree/places';
import { editYaml } from '../../onboarding/yaml/editYaml';
import { readDocuments, valueOf } from '../../onboarding/yaml/readDocuments';
import { sameText, toYaml } from '../../onboarding/yaml/text';
import type { TreeFiles } from '../model';

/** A rule as it stands in a file of the tree. @internal */
export interface WrittenRule {
  path: string;
  rule: unknown;
}

function groupsOf(value: unknown): unknown[] {
  if (typeof value !== 'object' || value === null) return [];
  const { spec, groups } = value as {
    spec?: { groups?: unknown };
    groups?: unknown;
  };
  const found = spec?.groups ?? groups;
  return Array.isArray(found) ? found : [];
}

function rulesIn(text: string, name: string): unknown[] {
  if (!text.includes(name)) return [];
  try {
    return readDocuments(text)
      .flatMap(document => groupsOf(valueOf(document)))
      .flatMap(group => {
        const rules = (group as { rules?: unknown } | null)?.rules;
        return Array.isArray(rules) ? rules : [];
      })
      .filter(rule => (rule as { alert?: unknown } | null)?.alert === name);
  } catch {
    return [];
  }
}

/** Where an alert of a name is, in the rules of any service. @internal */
export function findRules(files: TreeFiles, name: string): WrittenRule[] {
  return [...files.paths()]
    .filter(
      path =>
        path.startsWith(`${PLACES.services}/`) &&
        path.includes('/alerting/') &&
        /\.ya?ml$/.test(path),
    )
    .flatMap(path =>
      rulesIn(files.get(path) ?? '', name).map(rule => ({ path, rule })),
    );
}

/** @internal */
export function isSameRule(one: unknown, other: unknown): boolean {
  return sameText(one) === sameText(other);
}

/** The file of a service's own alerts with one more. @internal */
export function withRule(
  text: string | undefined,
  service: string,
  rule: JsonObject,
): string {
  const group = { name: service, rules: [rule] };
  if (text === undefined || text.trim() === '') {
    return toYaml({
      apiVersion: 'monitoring.coreos.com/v1',
      kind: 'PrometheusRule',
      metadata: { name: `alerts-${service}` },
      spec: { groups: [group] },
    });
  }
  const [first] = readDocuments(text);
  const groups = groupsOf(first && valueOf(first));
  const own = groups.findIndex(
    each => (each as { name?: unknown } | null)?.name === service,
  );
  return editYaml(text, [
    own === -1
      ? { op: 'add', path: ['spec', 'groups'], value: group }
      : { op: 'add', path: ['spec', 'groups', own, 'rules'], value: rule },
  ]);
}
