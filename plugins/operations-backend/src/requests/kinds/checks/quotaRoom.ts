import {
  compareQuotas,
  NamespaceInTree,
  OnboardingProblem,
  parseQuantity,
  QuotaParameters,
  QuotaUseOf,
} from '@operate-first/plugin-operations-common';
import { promisedBy } from '../../../onboarding/checks/promisedBy';
import { comingTo } from '../../../onboarding/checks/comingTo';
import { SeenCluster } from '../../../onboarding/ClusterBook';
import { usesOf } from '../../../clusters/quotaUse';
import { Pending } from '../../pending';

const GIBIBYTE = 2 ** 30;
const BYTES = /memory|storage/;
const CORES = /cpu/;

/** @internal */
export interface QuotaWish {
  value: QuotaParameters;
  there: NamespaceInTree;
  /** The limits that it asks for. */
  hard: Record<string, string>;
}

function rounded(amount: number): number {
  return Number(Math.max(amount, 0).toPrecision(3));
}

/** `2 CPU`, `4 GiB`, `50`. @internal */
export function amountInWords(resource: string, amount: number): string {
  if (CORES.test(resource)) return `${rounded(amount)} CPU`;
  return BYTES.test(resource)
    ? `${rounded(amount / GIBIBYTE)} GiB`
    : String(rounded(amount));
}

/** The field of the form that a resource is asked for in. */
function fieldOf({ tier }: QuotaParameters, resource: string): string {
  if (tier !== 'custom') return 'tier';
  if (CORES.test(resource)) return 'cpu';
  if (/memory/.test(resource)) return 'memory';
  if (resource === 'requests.storage') return 'storage';
  return /pods$/.test(resource) ? 'pods' : 'others';
}

function valueOf(
  { hard, value }: QuotaWish,
  resource: string,
): string | undefined {
  return value.tier === 'custom' ? hard[resource] : value.tier;
}

/**
 * What is in use of a cluster and would not fit: whoever asks for less than that would find the next rollout refused. What is
 * raised towards it is right.
 *
 * @internal
 */
export function belowUse(
  wish: QuotaWish,
  cluster: string,
  uses: QuotaUseOf[],
): OnboardingProblem[] {
  const raised = new Set(
    compareQuotas(wish.there.hard, wish.hard)
      .filter(({ is }) => is === 'raised')
      .map(({ resource }) => resource),
  );
  return uses.flatMap(({ resource, used }): OnboardingProblem[] => {
    const asked = parseQuantity(wish.hard[resource]);
    if (asked === undefined || used <= asked || raised.has(resource)) return [];
    const [much, most] = [used, asked].map(each =>
      amountInWords(resource, each),
    );
    return [
      {
        field: fieldOf(wish.value, resource),
        value: valueOf(wish, resource),
        message: `${cluster} uses ${much} of ${resource} in ${wish.there.name}, more than the ${most} that you ask for. Ask for at least ${much}, or let what runs there ask for less first.`,
      },
    ];
  });
}

/**
 * What a cluster has not promised to anybody, neither by quotas nor by approved requests, against what is asked for beyond
 * what is promised here.
 *
 * @internal
 */
export function beyondRoom(
  wish: QuotaWish,
  seen: SeenCluster,
  pending: Pending[],
): OnboardingProblem[] {
  const { allocatable, promised, name } = seen;
  if (!allocatable) return [];
  const here = usesOf(seen.quotas.get(wish.there.name) ?? []);
  const now =
    here.length > 0
      ? Object.fromEntries(
          here.map(({ resource, hard }) => [resource, String(hard)]),
        )
      : wish.there.hard;
  const [before, after] = [now, wish.hard].map(hard =>
    promisedBy({ tier: 'custom', hard }),
  );
  const coming = comingTo(seen, pending, wish.there.name);
  return (['cpu', 'memory'] as const).flatMap(
    (resource): OnboardingProblem[] => {
      const more = after[resource] - before[resource];
      const free =
        allocatable[resource] - promised[resource] - coming[resource];
      if (more <= 0 || more <= free) return [];
      const field = wish.value.tier === 'custom' ? resource : 'tier';
      const others =
        coming[resource] > 0
          ? `quotas and ${amountInWords(
              resource,
              coming[resource],
            )} for approved requests that have not arrived leave`
          : 'quotas leave';
      return [
        {
          field,
          value:
            wish.value.tier === 'custom'
              ? wish.value[resource]
              : wish.value.tier,
          message: `${name} is too full: ${others} ${amountInWords(
            resource,
            free,
          )} of ${resource}, and this asks for ${amountInWords(
            resource,
            more,
          )} more. Ask for less, or ask who runs ${name}.`,
        },
      ];
    },
  );
}
