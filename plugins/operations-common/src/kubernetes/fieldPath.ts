/** One step of such a way. @public */
export interface KubernetesFieldStep {
  field: string;
  /** Of a list: the first entry of which this is true. */
  where?: { field: string; value: string };
}

/** The way to a field of an object. @public */
export type KubernetesFieldPath = readonly KubernetesFieldStep[];

const STEP = /([A-Za-z_][\w-]*)(?:\[([A-Za-z_][\w-]*)=([^[\]]+)\])?/;
const PATH = new RegExp(`^\\.?${STEP.source}(?:\\.${STEP.source})*$`);

/**
 * Reads `status.conditions[type=Ready].status`; undefined where it is no such path.
 *
 * @public
 */
export function parseFieldPath(text: string): KubernetesFieldPath | undefined {
  if (!PATH.test(text)) return undefined;
  const steps = text.matchAll(new RegExp(STEP, 'g'));
  return [...steps].map(([, field, key, value]) =>
    key === undefined ? { field } : { field, where: { field: key, value } },
  );
}

/** A field beside that to which the path leads, where the path leads into a condition. */
export function besideInCondition(
  path: KubernetesFieldPath,
  field: string,
): KubernetesFieldPath | undefined {
  return path.at(-2)?.where ? [...path.slice(0, -1), { field }] : undefined;
}

function fieldOf(value: unknown, field: string): unknown {
  return typeof value === 'object' && value !== null
    ? (value as Record<string, unknown>)[field]
    : undefined;
}

function entryOf(
  value: unknown,
  { field, value: wanted }: Required<KubernetesFieldStep>['where'],
) {
  return Array.isArray(value)
    ? value.find(entry => String(fieldOf(entry, field)) === wanted)
    : undefined;
}

/** What is written there, as text; undefined where nothing is, or more than a word. */
export function readField(
  object: object,
  path: KubernetesFieldPath | undefined,
): string | undefined {
  if (!path) return undefined;
  const found = path.reduce<unknown>((value, { field, where }) => {
    const next = fieldOf(value, field);
    return where ? entryOf(next, where) : next;
  }, object);
  return ['string', 'number', 'boolean'].includes(typeof found)
    ? String(found)
    : undefined;
}
