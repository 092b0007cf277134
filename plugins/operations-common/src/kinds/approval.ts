import type { RequestApprovalNeed } from '../generated/openapi';
import type { OnboardingRequest } from '../onboarding/model';
import { approvalNeed, peopleNeed } from '../requests/approval/approvalNeed';
import { policyOf } from '../requests/approval/policyOf';
import type { RequestApprovalPolicy } from '../requests/model';
import { nameOfRef } from '../requests/words';
import type { KindAbout } from './model';

function measured(namespaces: OnboardingRequest['namespaces']) {
  return {
    requester: 'user:default/you',
    team: { name: 'team', members: [] },
    services: [],
    namespaces,
    delivery: 'none' as const,
  };
}

/**
 * Who has to approve a request of a kind, and why.
 *
 * @param team - entity ref of the group that it is for
 * @param isOwn - whether whoever asks is a member of it
 * @param given - how many namespaces the team got without approval within the last 24 hours, as in {@link approvalNeed}
 * @public
 */
export function kindApproval(
  { approval }: Pick<KindAbout, 'approval'>,
  policy: RequestApprovalPolicy,
  { team, isOwn, given }: { team?: string; isOwn: boolean; given?: number },
): RequestApprovalNeed {
  const anywhere = policyOf(policy, '');
  const withTeam = {
    ...anywhere,
    approvers: [...new Set([...(team ? [team] : []), ...anywhere.approvers])],
  };
  const stranger = team
    ? `Whoever asks is not a member of ${nameOfRef(team)}.`
    : 'It is for no team.';
  switch (approval.by) {
    case 'measured': {
      const need = approvalNeed(measured(approval.namespaces), policy, {
        given,
      });
      return need.by === 'people' || isOwn
        ? need
        : peopleNeed([withTeam], [stranger]);
    }
    case 'own': {
      const { reason, clusters = [] } = approval;
      const strict = clusters
        .map(cluster => ({ cluster, own: policyOf(policy, cluster) }))
        .filter(({ own }) => !own.selfService);
      if (isOwn && strict.length === 0) {
        return { by: 'policy', count: 0, sentence: reason };
      }
      const ofTeam = {
        ...withTeam,
        approvers: team ? [team] : withTeam.approvers,
      };
      return peopleNeed(
        strict.length === 0
          ? [ofTeam]
          : strict.map(({ own }) => ({
              ...own,
              approvers: [
                ...new Set([...(team ? [team] : []), ...own.approvers]),
              ],
            })),
        [
          ...strict.map(
            ({ cluster }) => `People approve what comes to ${cluster}.`,
          ),
          ...(isOwn ? [] : [stranger]),
        ],
      );
    }
    default: {
      const { reason, atLeast = 1, clusters = [], withTeam: too } = approval;
      const policies = clusters.map(cluster => policyOf(policy, cluster));
      const asked = policies.length > 0 ? policies : [anywhere];
      const need = peopleNeed(
        asked.map(each => ({
          ...each,
          count: Math.max(each.count, atLeast),
          approvers: [
            ...new Set([...(too && team ? [team] : []), ...each.approvers]),
          ],
        })),
        [reason],
      );
      return need;
    }
  }
}
