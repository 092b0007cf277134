import { KubernetesObject } from '../objects';

/** Something that no visitor may read. */
export const SECRET = 'jane.roe@example.org';

/** How a secret may stand in a text: alone, before it, behind it, between all its words, in its quotes. */
const WAYS: Array<(text: string) => string> = [
  () => SECRET,
  text => `${SECRET} ${text}`,
  text => `${text} ${SECRET}`,
  text => text.split(' ').join(` ${SECRET} `),
  text => text.replace(/"[^"]*"/g, `"${SECRET}"`),
  text => text.replace(/[\w./-]+(?=[,.:]|$)/g, SECRET),
];

/** Fields that people, programs and controllers fill with text of their own. */
const FREE = new Set(['message', 'note', 'kubernetes.io/change-cause']);
/** Where an old version of the API hides such fields. */
const HIDING = 'autoscaling.alpha.kubernetes.io/conditions';

function plant(value: unknown, way: (text: string) => string): unknown {
  if (Array.isArray(value)) return value.map(each => plant(each, way));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, inner]) => {
      if (typeof inner === 'string') {
        if (FREE.has(name)) return [name, way(inner)];
        if (name === HIDING)
          return [name, JSON.stringify(plant(JSON.parse(inner), way))];
      }
      return [name, plant(inner, way)];
    }),
  );
}

/** The objects with the secret in every text of theirs, once in each way. */
export function planted(objects: KubernetesObject[]): KubernetesObject[][] {
  return WAYS.map(way => plant(objects, way) as KubernetesObject[]);
}
