import type { RequestApprovalPolicy } from '../requests/model';
import { kindApproval } from './approval';
import type { KindApproval } from './model';

const PLATFORM = 'group:default/platform';
const OWNERS = 'group:default/us-owners';
const TEAM = 'group:default/sales';
const POLICY: RequestApprovalPolicy = {
  approvers: [PLATFORM],
  count: 1,
  selfService: { quota: 'small', namespaces: 2 },
  clusters: {
    'us-1': { selfService: false, approvers: [OWNERS], count: 2 },
  },
};
const NONE: RequestApprovalPolicy = {
  approvers: [PLATFORM],
  count: 1,
  clusters: {},
};

function back(...clusters: string[]): KindApproval {
  return {
    by: 'own',
    reason: 'It only brings back what was there.',
    clusters,
  };
}

describe('what a team brings back itself', () => {
  it.each<
    [
      string,
      KindApproval,
      { isOwn: boolean; team?: string; policy?: RequestApprovalPolicy },
      object,
    ]
  >([
    [
      'where its cluster has self-service',
      back('eu-1'),
      { isOwn: true },
      {
        by: 'policy',
        count: 0,
        sentence: 'It only brings back what was there.',
      },
    ],
    [
      'where it runs nowhere',
      back(),
      { isOwn: true, policy: NONE },
      { by: 'policy' },
    ],
    [
      'where people approve what comes to one of its clusters',
      back('eu-1', 'us-1'),
      { isOwn: true },
      {
        by: 'people',
        count: 2,
        groups: [TEAM, OWNERS],
        sentence:
          'People approve what comes to us-1. 2 members of sales or us-owners have to approve it.',
      },
    ],
    [
      'where nothing is self-service anywhere',
      back('eu-1'),
      { isOwn: true, policy: NONE },
      { by: 'people', count: 1, groups: [TEAM, PLATFORM] },
    ],
    [
      'where somebody else asks',
      back('eu-1'),
      { isOwn: false },
      {
        by: 'people',
        count: 1,
        groups: [TEAM],
        sentence:
          'Whoever asks is not a member of sales. One member of sales has to approve it.',
      },
    ],
    [
      'where somebody else asks, for a cluster that is strict',
      back('us-1'),
      { isOwn: false },
      {
        by: 'people',
        count: 2,
        groups: [TEAM, OWNERS],
        sentence:
          'People approve what comes to us-1. Whoever asks is not a member of sales. 2 members of sales or us-owners have to approve it.',
      },
    ],
    [
      'where it is of no team',
      back('us-1'),
      { isOwn: false, team: undefined },
      { by: 'people', count: 2, groups: [OWNERS] },
    ],
  ])('%s', (_words, approval, options, need) => {
    const { isOwn, policy = POLICY } = options;
    const team = 'team' in options ? options.team : TEAM;
    expect(kindApproval({ approval }, policy, { team, isOwn })).toMatchObject(
      need,
    );
  });
});
