import type { RequestApprovalNeed } from '../../generated/openapi';
import type {
  OnboardingNamespace,
  OnboardingRequest,
} from '../../onboarding/model';
import { QUOTA_TIERS } from '../../onboarding/quotas';
import type { RequestApprovalPolicy, RequestSelfService } from '../model';
import { counted, listInWords, nameOfRef } from '../words';
import { ClusterPolicy, policyOf } from './policyOf';

function size(tier: string): number {
  return QUOTA_TIERS.findIndex(({ name }) => name === tier);
}

function limitInWords({ namespaces, quota }: RequestSelfService): string {
  return `up to ${counted(namespaces, 'namespace')}, ${quota} at most, ${
    namespaces === 1 ? 'needs' : 'need'
  } no approval`;
}

/** Where operators say nothing, a team sends so many requests of the full size within a day before people look. */
const REQUESTS_PER_DAY = 3;

function perDay({ namespaces, perDay: daily }: RequestSelfService): number {
  return daily ?? REQUESTS_PER_DAY * namespaces;
}

function membersInWords(groups: string[], count: number): string {
  return `${count === 1 ? 'one member' : `${count} members`} of ${listInWords(
    groups.map(nameOfRef),
    'or',
  )}`;
}

function peopleInWords(groups: string[], count: number): string {
  if (groups.length === 0) {
    return 'Nobody is named who could approve it: ask those who run the portal.';
  }
  const members = membersInWords(groups, count);
  return `${members[0].toLocaleUpperCase('en-US')}${members.slice(1)} ${
    count === 1 ? 'has' : 'have'
  } to approve it.`;
}

/** Why people have to look at what is asked for on a cluster; undefined where nobody has to. */
function whyPeople(
  cluster: string,
  { selfService }: ClusterPolicy,
  namespaces: OnboardingNamespace[],
  { total, given }: { total: number; given: number },
): string | undefined {
  if (!selfService) return `People approve what comes to ${cluster}.`;
  const custom = namespaces.find(({ quota }) => quota.tier === 'custom');
  if (custom) return `${custom.name} asks for limits of its own.`;
  const limit = size(selfService.quota);
  const large = namespaces.find(({ quota }) => size(quota.tier) > limit);
  if (large) {
    return `${large.name} asks for ${large.quota.tier} on ${cluster}, where up to ${selfService.quota} needs no approval.`;
  }
  const most = selfService.namespaces;
  if (total > most) {
    return `It asks for ${counted(
      total,
      'namespace',
    )}, each place counted; on ${cluster} up to ${most} ${
      most === 1 ? 'needs' : 'need'
    } no approval.`;
  }
  const daily = perDay(selfService);
  return given > 0 && given + total > daily
    ? `The team got ${counted(
        given,
        'namespace',
      )} without approval within a day, and this asks for ${total} more, each place counted; on ${cluster} up to ${daily} a day ${
        daily === 1 ? 'needs' : 'need'
      } no approval.`
    : undefined;
}

/**
 * Who has to approve a request, and why. The most demanding cluster counts for the whole of it: it is one change.
 *
 * @param given - how many namespaces, each place counted, the team got without approval within the last 24 hours; so that
 * many small requests are no way around the limit of one
 * @public
 */
export function approvalNeed(
  request: OnboardingRequest,
  policy: RequestApprovalPolicy,
  { given = 0 }: { given?: number } = {},
): RequestApprovalNeed {
  const places = request.namespaces.flatMap(namespace =>
    namespace.places.map(({ cluster }) => ({ cluster, namespace })),
  );
  const clusters = [...new Set(places.map(({ cluster }) => cluster))];
  const looked = clusters.map(cluster => {
    const own = policyOf(policy, cluster);
    const here = places
      .filter(place => place.cluster === cluster)
      .map(({ namespace }) => namespace);
    const counts = { total: places.length, given };
    return { own, cluster, why: whyPeople(cluster, own, here, counts) };
  });
  const byPeople = looked.filter(({ why }) => why !== undefined);
  if (looked.length > 0 && byPeople.length === 0) {
    const limits = looked.flatMap(({ cluster, own: { selfService } }) =>
      selfService ? [`on ${cluster} ${limitInWords(selfService)}`] : [],
    );
    return {
      by: 'policy',
      count: 0,
      sentence: `Nobody has to approve it: ${limits.join('; ')}.`,
    };
  }
  const policies =
    byPeople.length > 0
      ? byPeople.map(({ own }) => own)
      : [policyOf(policy, '')];
  return peopleNeed(
    policies,
    byPeople.flatMap(({ why }) => why ?? []),
  );
}

/**
 * Who has to approve a change of files that nobody can measure: people, of all groups that approve anything.
 *
 * @public
 */
export function approvalNeedOfFiles(
  policy: RequestApprovalPolicy,
): RequestApprovalNeed {
  return peopleNeed(
    ['', ...Object.keys(policy.clusters)].map(name => policyOf(policy, name)),
    ['The change comes from a template that the portal cannot judge.'],
  );
}

/** What people have to do, and why. @internal */
export function peopleNeed(
  policies: ClusterPolicy[],
  reasons: string[],
): RequestApprovalNeed {
  const groups = [...new Set(policies.flatMap(({ approvers }) => approvers))];
  const count = Math.max(...policies.map(each => each.count));
  return {
    by: 'people',
    groups,
    count,
    sentence: [...reasons.slice(0, 3), peopleInWords(groups, count)].join(' '),
  };
}

/**
 * What is approved by itself on a cluster and what is not, in a sentence for whoever fills in the form.
 *
 * @public
 */
export function policyInWords(
  policy: RequestApprovalPolicy,
  cluster: string,
): string {
  const { approvers, count, selfService } = policyOf(policy, cluster);
  const people =
    approvers.length === 0
      ? 'nobody, because no approvers are named'
      : membersInWords(approvers, count);
  if (!selfService) return `Everything is approved by ${people}.`;
  const limit = limitInWords(selfService);
  return `${limit[0].toLocaleUpperCase('en-US')}${limit.slice(
    1,
  )}; anything more, or more than ${perDay(
    selfService,
  )} a day for one team, is approved by ${people}.`;
}
