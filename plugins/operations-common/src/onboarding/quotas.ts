import { parseQuantity } from '../kubernetes/quantity';
import { OnboardingProblem, OnboardingQuota } from './model';

/** @public */
export type QuotaTierName = 'x-small' | 'small' | 'medium' | 'large' | 'custom';

/** @public */
export interface QuotaTier {
  name: Exclude<QuotaTierName, 'custom'>;
  /** What it is good for. */
  meaning: string;
  /** The hard limits of its ResourceQuota. */
  hard: Record<string, string>;
}

/** What a container gets that says nothing itself. @public */
export const USUAL_CONTAINER = {
  limit: { cpu: '500m', memory: '1000Mi' },
  request: { cpu: '300m', memory: '400Mi' },
} as const;

function tier(
  name: QuotaTier['name'],
  meaning: string,
  cpu: string,
  memory: string,
  storage: string,
): QuotaTier {
  return {
    name,
    meaning,
    hard: {
      'limits.cpu': cpu,
      'limits.memory': memory,
      'requests.cpu': cpu,
      'requests.memory': memory,
      'requests.storage': storage,
    },
  };
}

/** Smallest first. @public */
export const QUOTA_TIERS: readonly QuotaTier[] = [
  tier('x-small', 'Something to try out', '500m', '2Gi', '10Gi'),
  tier('small', 'One small service', '1', '4Gi', '20Gi'),
  tier('medium', 'A service and what it needs', '2', '8Gi', '40Gi'),
  tier('large', 'Several services', '4', '16Gi', '80Gi'),
];

/** What may be limited: other names would be taken by the cluster and limit nothing. */
const KNOWN =
  /^((limits|requests)\.(cpu|memory|ephemeral-storage)|requests\.storage|cpu|memory|pods|services|secrets|configmaps|persistentvolumeclaims|services\.(loadbalancers|nodeports)|count\/[a-z0-9.-]+|requests\.[a-z0-9.-]+\/[a-z0-9.-]+|[a-z0-9.-]+\.storageclass\.storage\.k8s\.io\/(requests\.storage|persistentvolumeclaims))$/;

/** The hard limits of a quota. @public */
export function quotaLimits(quota: OnboardingQuota): Record<string, string> {
  if (quota.tier === 'custom') return quota.hard;
  return QUOTA_TIERS.find(({ name }) => name === quota.tier)?.hard ?? {};
}

function gibibytes(quantity: string | undefined): string | undefined {
  const bytes = parseQuantity(quantity);
  return bytes === undefined
    ? undefined
    : `${Number((bytes / 2 ** 30).toPrecision(3))} GiB`;
}

/** How many containers fit that say nothing of their own. */
function usualContainers(hard: Record<string, string>): number | undefined {
  const cpu = parseQuantity(hard['limits.cpu']);
  const memory = parseQuantity(hard['limits.memory']);
  if (cpu === undefined || memory === undefined) return undefined;
  const each = USUAL_CONTAINER.limit;
  return Math.floor(
    Math.min(
      cpu / (parseQuantity(each.cpu) ?? 1),
      memory / (parseQuantity(each.memory) ?? 1),
    ),
  );
}

/**
 * What a quota gives, in words.
 *
 * @public
 */
export function quotaInWords(quota: OnboardingQuota): string {
  const hard = quotaLimits(quota);
  const cpu = parseQuantity(hard['limits.cpu'] ?? hard['requests.cpu']);
  const memory = gibibytes(hard['limits.memory'] ?? hard['requests.memory']);
  const storage = gibibytes(hard['requests.storage']);
  const parts = [
    ...(cpu === undefined ? [] : [`${cpu} CPU`]),
    ...(memory === undefined ? [] : [`${memory} of memory`]),
    ...(storage === undefined ? [] : [`${storage} of storage`]),
  ];
  const fits = usualContainers(hard);
  const room =
    fits === undefined
      ? ''
      : `: room for ${fits} ${fits === 1 ? 'container' : 'containers'} of ${
          USUAL_CONTAINER.limit.cpu
        } CPU`;
  return parts.length === 0
    ? 'Limits of your own'
    : `${parts.join(', ')}${room}`;
}

/** Without some of these nothing can run. */
const NEEDED = /^((limits|requests)\.)?(cpu|memory)$|^pods$/;
const MEMORY = /^((limits|requests)\.)?memory$|^requests\.storage$/;
/** Whoever means fewer bytes has forgotten the unit. */
const LEAST_BYTES = 1024 * 1024;

/** What is wrong with one limit; undefined where nothing is. */
function faultOfLimit(name: string, quantity: string): string | undefined {
  const amount = parseQuantity(quantity);
  if (amount === undefined || amount < 0) {
    return `"${quantity}" is not a quantity. Write a number with its unit, as in 500m, 2 or 4Gi.`;
  }
  if (amount === 0) {
    return NEEDED.test(name)
      ? `With ${name} 0 nothing can run. Write more, or leave it out.`
      : undefined;
  }
  return MEMORY.test(name) && amount < LEAST_BYTES
    ? `"${quantity}" is ${amount} bytes. Write the unit, as in 4Gi.`
    : undefined;
}

/**
 * What is wrong with limits of one's own.
 *
 * @public
 */
export function checkQuota(
  field: string,
  quota: OnboardingQuota,
): OnboardingProblem[] {
  if (quota.tier !== 'custom') return [];
  const entries = Object.entries(quota.hard);
  if (entries.length === 0) {
    return [
      {
        field: `${field}.hard`,
        message:
          'A custom quota without limits limits nothing. Write limits.cpu, limits.memory and requests.storage, or choose a tier.',
      },
    ];
  }
  return entries.flatMap(([name, quantity]) => {
    const at = `${field}.hard.${name}`;
    if (!KNOWN.test(name)) {
      const message = `Kubernetes limits nothing called "${name}". Write a name such as limits.cpu, requests.memory, pods or count/jobs.batch.`;
      return [{ field: at, value: quantity, message }];
    }
    const message = faultOfLimit(name, quantity);
    return message === undefined
      ? []
      : [{ field: at, value: quantity, message }];
  });
}
