import { parseQuantity } from '../../kubernetes/quantity';

/** Kubernetes knows these requests by two names. */
const ALIASES: Record<string, string> = {
  cpu: 'requests.cpu',
  memory: 'requests.memory',
  'ephemeral-storage': 'requests.ephemeral-storage',
  'count/pods': 'pods',
};

/**
 * What a form asks for in one field, by the names of Kubernetes; the first ones are written where there is none yet.
 *
 * @internal
 */
export const FAMILIES = {
  cpu: ['limits.cpu', 'requests.cpu', 'cpu'],
  memory: ['limits.memory', 'requests.memory', 'memory'],
  storage: ['requests.storage'],
  pods: ['pods', 'count/pods'],
} as const;

/** @internal */
export type QuotaFamily = keyof typeof FAMILIES;

/** How many of a family are written where there is none yet. */
const USUAL: Record<QuotaFamily, number> = {
  cpu: 2,
  memory: 2,
  storage: 1,
  pods: 1,
};

/** @public */
export interface QuotaDifference {
  /** As Kubernetes calls it, for example `requests.cpu`. */
  resource: string;
  /** Missing where it was not limited. */
  before?: string;
  /** Missing where it is no longer limited. */
  after?: string;
  /** What is no longer limited is raised, what was not limited is lowered. */
  is: 'raised' | 'lowered' | 'same';
}

/** One name for what has two. @internal */
export function resourceName(resource: string): string {
  return ALIASES[resource] ?? resource;
}

/**
 * Whether two quantities are the same amount: `1000m` is 1, `1024Mi` is `1Gi`. What is no quantity equals only itself.
 *
 * @public
 */
export function sameQuantity(one: string, other: string): boolean {
  const [a, b] = [parseQuantity(one), parseQuantity(other)];
  if (a === undefined || b === undefined) return one === other;
  // 0.1 + 0.2 is nobody's wish.
  return Math.abs(a - b) <= Math.max(Math.abs(a), Math.abs(b)) * 1e-9;
}

/**
 * How limits differ from those before, each resource once, in the order of their names.
 *
 * @public
 */
export function compareQuotas(
  before: Record<string, string>,
  after: Record<string, string>,
): QuotaDifference[] {
  const named = (hard: Record<string, string>) =>
    new Map(
      Object.entries(hard).map(([name, amount]) => [
        resourceName(name),
        amount,
      ]),
    );
  const [was, is] = [named(before), named(after)];
  return [...new Set([...was.keys(), ...is.keys()])].sort().map(resource => {
    const [old, next] = [was.get(resource), is.get(resource)];
    return {
      resource,
      ...(old !== undefined && { before: old }),
      ...(next !== undefined && { after: next }),
      is: differenceOf(old, next),
    };
  });
}

function differenceOf(
  before: string | undefined,
  after: string | undefined,
): QuotaDifference['is'] {
  if (after === undefined) return 'raised';
  if (before === undefined) return 'lowered';
  if (sameQuantity(before, after)) return 'same';
  const [a, b] = [parseQuantity(before), parseQuantity(after)];
  // Of what cannot be compared the worse is believed.
  return a !== undefined && b !== undefined && b < a ? 'lowered' : 'raised';
}

/**
 * Limits of one's own: what is wished for over what there is. What is there in another unit stays as it is written.
 *
 * @internal
 */
export function wishedHard(
  now: Record<string, string>,
  wish: {
    families: Partial<Record<QuotaFamily, string>>;
    others: Record<string, string>;
  },
): Record<string, string> {
  const hard = { ...now };
  const set = (resource: string, amount: string) => {
    const there = hard[resource];
    if (there === undefined || !sameQuantity(there, amount)) {
      hard[resource] = amount;
    }
  };
  for (const [family, amount] of Object.entries(wish.families)) {
    if (amount === undefined) continue;
    const names: readonly string[] = FAMILIES[family as QuotaFamily];
    const there = names.filter(name => hard[name] !== undefined);
    const usual = names.slice(0, USUAL[family as QuotaFamily]);
    for (const name of there.length > 0 ? there : usual) set(name, amount);
  }
  for (const [resource, amount] of Object.entries(wish.others)) {
    const alias = Object.keys(hard).find(
      name => resourceName(name) === resourceName(resource),
    );
    set(alias ?? resource, amount);
  }
  return hard;
}
