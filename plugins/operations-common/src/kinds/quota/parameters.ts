import { z } from 'zod';
import { parseQuantity } from '../../kubernetes/quantity';
import { checkName } from '../../onboarding/names';
import { checkQuota } from '../../onboarding/quotas';
import type { OnboardingProblem } from '../../onboarding/model';
import { line, name, upTo } from '../schema';
import { FAMILIES, QuotaFamily } from './hard';

/** @internal */
export const TIERS = ['x-small', 'small', 'medium', 'large', 'custom'] as const;

/** Less than this is a unit that was forgotten. */
const LEAST_BYTES = 2 ** 20;

/**
 * Another quota for a namespace that is there.
 *
 * @public
 */
export interface QuotaParameters {
  namespace: string;
  tier: 'x-small' | 'small' | 'medium' | 'large' | 'custom';
  /** Of a custom quota, as quantities of Kubernetes. What is missing stays as it is. */
  cpu?: string;
  memory?: string;
  storage?: string;
  pods?: string;
  /** Of a custom quota, whatever else Kubernetes limits: `count/jobs.batch=50`. */
  others: string[];
  reason?: string;
}

const quantity = z
  .union([upTo(50), z.number()])
  .transform(value => String(value).trim())
  .transform(value => (value === '' ? undefined : value))
  .optional();

/** @internal */
export const schema: z.ZodType<QuotaParameters> = z.strictObject({
  namespace: name,
  tier: z.enum(TIERS, 'Write one of x-small, small, medium, large and custom.'),
  cpu: quantity,
  memory: quantity,
  storage: quantity,
  pods: quantity,
  others: z.array(line).max(50).default([]),
  reason: line.optional(),
});

/** `count/jobs.batch=50`. */
function pairOf(text: string): [resource: string, amount: string] | undefined {
  const [, resource, amount] =
    /^([^=\s]+)\s*=\s*(\S+)$/.exec(text.trim()) ?? [];
  return resource ? [resource, amount] : undefined;
}

/** What is asked for beside the tier. @internal */
export function wishOf(value: QuotaParameters): {
  families: Partial<Record<QuotaFamily, string>>;
  others: Record<string, string>;
} {
  const { cpu, memory, storage, pods, others } = value;
  return {
    families: { cpu, memory, storage, pods },
    others: Object.fromEntries(
      others.flatMap(each => {
        const pair = pairOf(each);
        return pair ? [pair] : [];
      }),
    ),
  };
}

const EXAMPLES: Record<QuotaFamily, string> = {
  cpu: '500m or 2',
  memory: '4Gi',
  storage: '20Gi',
  pods: '20',
};

function checkFamily(
  field: QuotaFamily,
  text: string | undefined,
): OnboardingProblem[] {
  if (text === undefined) return [];
  const amount = parseQuantity(text);
  if (amount === undefined || amount < 0) {
    const example = EXAMPLES[field];
    const message = `"${text}" is not a quantity. Write a number, with its unit where it has one, as in ${example}.`;
    return [{ field, value: text, message }];
  }
  const isBytes = field === 'memory' || field === 'storage';
  if (!isBytes || amount === 0 || amount >= LEAST_BYTES) return [];
  return [
    {
      field,
      value: text,
      message: `"${text}" is less than 1 MiB: a number without a unit counts bytes. Write the unit, as in 4Gi.`,
    },
  ];
}

function checkOthers(others: string[]): OnboardingProblem[] {
  return others.flatMap((text, at) => {
    const field = `others[${at}]`;
    const pair = pairOf(text);
    if (!pair) {
      const message = `"${text}" names no limit. Write a name and a quantity, as in count/jobs.batch=50.`;
      return [{ field, value: text, message }];
    }
    const [resource, amount] = pair;
    return checkQuota(field, {
      tier: 'custom',
      hard: { [resource]: amount },
    }).map(problem => ({ ...problem, field }));
  });
}

/** What is wrong with it, whatever the tree says. @internal */
export function checkParameters(value: QuotaParameters): OnboardingProblem[] {
  const named = checkName('namespace', value.namespace);
  const problems = named ? [named] : [];
  if (value.tier !== 'custom') return problems;
  const families = Object.keys(FAMILIES) as QuotaFamily[];
  const nothing =
    value.others.length === 0 && families.every(each => !value[each]);
  if (nothing) {
    problems.push({
      field: 'cpu',
      message:
        'Limits of your own need at least one. Write CPU, memory, storage or pods, or choose a tier.',
    });
  }
  return [
    ...problems,
    ...families.flatMap(each => checkFamily(each, value[each])),
    ...checkOthers(value.others),
  ];
}
