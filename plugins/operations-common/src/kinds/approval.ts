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
    case 'own':
      return isOwn
        ? { by: 'policy', count: 0, sentence: approval.reason }
        : peopleNeed(
            [{ ...withTeam, approvers: team ? [team] : withTeam.approvers }],
            [stranger],
          );
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
