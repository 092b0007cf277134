import fc from 'fast-check';
import type { RequestApprovalNeed } from '../../generated/openapi';
import type {
  OnboardingNamespace,
  OnboardingQuota,
  OnboardingRequest,
} from '../../onboarding/model';
import type { RequestApprovalPolicy, ReviewedRevision } from '../model';
import {
  approvalNeed,
  approvalNeedOfFiles,
  policyInWords,
} from './approvalNeed';
import { approvalsCount, isApproved, standingRejection } from './approvals';
import { stricterNeed } from './stricterNeed';

const POLICY: RequestApprovalPolicy = {
  approvers: ['group:default/platform'],
  count: 1,
  selfService: { quota: 'small', namespaces: 2 },
  clusters: {
    strict: {
      selfService: false,
      approvers: ['group:default/security'],
      count: 2,
    },
    roomy: { selfService: { quota: 'large', namespaces: 5 } },
    nobodys: { selfService: false, approvers: [] },
  },
};

function namespace(
  name: string,
  quota: OnboardingQuota,
  ...clusters: string[]
): OnboardingNamespace {
  const places = clusters.map(cluster => ({
    environment: 'production',
    cluster,
  }));
  return { name, quota, places, isolated: true };
}

function needOf(...namespaces: OnboardingNamespace[]): RequestApprovalNeed {
  const request: OnboardingRequest = {
    requester: 'user:default/ada',
    team: { name: 'sales', members: [] },
    services: [],
    namespaces,
    delivery: 'none',
  };
  return approvalNeed(request, POLICY);
}

const SMALL: OnboardingQuota = { tier: 'small' };
const MEDIUM: OnboardingQuota = { tier: 'medium' };
const CUSTOM: OnboardingQuota = { tier: 'custom', hard: { pods: '1' } };
const PLATFORM = 'group:default/platform';
const SECURITY = 'group:default/security';

const BY_POLICY: RequestApprovalNeed = {
  by: 'policy',
  count: 0,
  sentence: 'Nobody.',
};
const BY_PEOPLE: RequestApprovalNeed = {
  by: 'people',
  count: 1,
  groups: [PLATFORM],
  sentence: 'One of platform.',
};
const BY_OTHERS: RequestApprovalNeed = {
  by: 'people',
  count: 2,
  groups: [SECURITY],
  sentence: 'Two of security.',
};

describe('who has to approve', () => {
  it.each<[string, OnboardingNamespace[], Partial<RequestApprovalNeed>]>([
    [
      'nobody below the limit',
      [namespace('a', SMALL, 'eu-1', 'us-1')],
      {
        by: 'policy',
        count: 0,
        sentence:
          'Nobody has to approve it: on eu-1 up to 2 namespaces, small at most, need no approval; on us-1 up to 2 namespaces, small at most, need no approval.',
      },
    ],
    [
      'people above the tier',
      [namespace('a', MEDIUM, 'eu-1')],
      {
        by: 'people',
        count: 1,
        groups: [PLATFORM],
        sentence:
          'a asks for medium on eu-1, where up to small needs no approval. One member of platform has to approve it.',
      },
    ],
    [
      'people above the number, each place counted',
      [namespace('a', SMALL, 'eu-1', 'us-1'), namespace('b', SMALL, 'eu-1')],
      {
        by: 'people',
        count: 1,
        groups: [PLATFORM],
        sentence: expect.stringMatching(
          /^It asks for 3 namespaces, each place counted; on eu-1 up to 2 need no approval\. /,
        ),
      },
    ],
    [
      'people for limits of its own, however small, wherever',
      [namespace('a', CUSTOM, 'roomy')],
      {
        by: 'people',
        groups: [PLATFORM],
        sentence:
          'a asks for limits of its own. One member of platform has to approve it.',
      },
    ],
    [
      'what the cluster allows',
      [namespace('a', MEDIUM, 'roomy')],
      { by: 'policy' },
    ],
    [
      'the most demanding of several clusters',
      [namespace('a', MEDIUM, 'roomy', 'strict')],
      {
        by: 'people',
        count: 2,
        groups: [SECURITY],
        sentence:
          'People approve what comes to strict. 2 members of security have to approve it.',
      },
    ],
    [
      'the groups of all clusters that demand one',
      [namespace('a', MEDIUM, 'eu-1', 'strict')],
      { by: 'people', count: 2, groups: [PLATFORM, SECURITY] },
    ],
    [
      'nobody who is named, which is no approval',
      [namespace('a', SMALL, 'nobodys')],
      {
        by: 'people',
        count: 1,
        groups: [],
        sentence:
          'People approve what comes to nobodys. Nobody is named who could approve it: ask those who run the portal.',
      },
    ],
    [
      'what holds anywhere, on a cluster with an odd name',
      [namespace('a', MEDIUM, 'constructor', '__proto__')],
      { by: 'people', count: 1, groups: [PLATFORM] },
    ],
    [
      'people for nothing at all',
      [],
      { by: 'people', count: 1, groups: [PLATFORM] },
    ],
  ])('%s', (_title, namespaces, need) => {
    expect(needOf(...namespaces)).toMatchObject(need);
  });

  it.each<[string, number, RequestApprovalPolicy, object]>([
    ['the first of a day', 0, POLICY, { by: 'policy' }],
    ['the second of a day', 1, POLICY, { by: 'policy' }],
    [
      'as many as three requests may ask for, where nothing is said of a day',
      5,
      POLICY,
      { by: 'policy' },
    ],
    [
      'one too many of a day',
      6,
      POLICY,
      {
        by: 'people',
        groups: [PLATFORM],
        sentence:
          'The team got 6 namespaces without approval within a day, and this asks for 1 more, each place counted; on eu-1 up to 6 a day need no approval. One member of platform has to approve it.',
      },
    ],
    [
      'many, where a day has room for them',
      9,
      {
        ...POLICY,
        selfService: { quota: 'small', namespaces: 1, perDay: 10 },
      },
      { by: 'policy' },
    ],
    [
      'more than a day has room for',
      10,
      {
        ...POLICY,
        selfService: { quota: 'small', namespaces: 1, perDay: 10 },
      },
      { by: 'people' },
    ],
  ])('counts what a team got already: %s', (_, given, policy, need) => {
    const request: OnboardingRequest = {
      requester: 'user:default/ada',
      team: { name: 'sales', members: [] },
      services: [],
      namespaces: [namespace('a', SMALL, 'eu-1')],
      delivery: 'none',
    };
    expect(approvalNeed(request, policy, { given })).toMatchObject(need);
  });

  it.each<
    [string, RequestApprovalNeed, RequestApprovalNeed, RequestApprovalNeed]
  >([
    ['stays', BY_POLICY, BY_POLICY, BY_POLICY],
    ['becomes people', BY_POLICY, BY_PEOPLE, BY_PEOPLE],
    ['is never given up', BY_PEOPLE, BY_POLICY, BY_PEOPLE],
    ['asks those who approve now', BY_PEOPLE, BY_OTHERS, BY_OTHERS],
    [
      'asks for as many as before',
      BY_OTHERS,
      BY_PEOPLE,
      {
        ...BY_PEOPLE,
        count: 2,
        sentence:
          'One of platform. It needed 2 approvals before, and still does.',
      },
    ],
  ])('judged again %s', (_, before, now, need) => {
    expect(stricterNeed(before, now)).toEqual(need);
  });

  it('is never nobody where nothing is said', () => {
    const policy = { approvers: [], count: 0, clusters: {} };
    const request = {
      requester: 'user:default/ada',
      team: { name: 'sales', members: [] },
      services: [],
      namespaces: [namespace('a', { tier: 'x-small' }, 'eu-1')],
      delivery: 'none' as const,
    };
    expect(approvalNeed(request, policy)).toMatchObject({
      by: 'people',
      count: 1,
      groups: [],
    });
  });

  it('are all groups for files that nobody can measure', () => {
    expect(approvalNeedOfFiles(POLICY)).toMatchObject({
      by: 'people',
      count: 2,
      groups: [PLATFORM, SECURITY],
    });
  });

  it.each([
    [
      'eu-1',
      'Up to 2 namespaces, small at most, need no approval; anything more, or more than 6 a day for one team, is approved by one member of platform.',
    ],
    ['strict', 'Everything is approved by 2 members of security.'],
    [
      'nobodys',
      'Everything is approved by nobody, because no approvers are named.',
    ],
  ])('is told beforehand: %s', (cluster, words) => {
    expect(policyInWords(POLICY, cluster)).toBe(words);
  });

  it('asking for more never needs less', () => {
    const tiers = ['x-small', 'small', 'medium', 'large'] as const;
    const some = fc.array(
      fc.record({
        tier: fc.constantFrom(...tiers),
        cluster: fc.constantFrom('eu-1', 'strict', 'roomy'),
      }),
      { minLength: 1, maxLength: 6 },
    );
    const asked = (
      list: Array<{ tier: (typeof tiers)[number]; cluster: string }>,
    ) =>
      needOf(
        ...list.map(({ tier, cluster }, index) =>
          namespace(`n${index}`, { tier }, cluster),
        ),
      );
    fc.assert(
      fc.property(some, some, (one, more) => {
        const less = asked(one);
        const all = asked([...one, ...more]);
        expect(all.count).toBeGreaterThanOrEqual(less.count);
        expect(all.groups ?? []).toEqual(
          expect.arrayContaining(less.groups ?? []),
        );
      }),
    );
  });
});

describe('approvals', () => {
  const NEED: RequestApprovalNeed = {
    by: 'people',
    count: 2,
    groups: [PLATFORM],
    sentence: '',
  };
  const said = (
    person: string,
    verdict: 'approve' | 'reject' = 'approve',
    revision = 'r2',
    minutes = 0,
  ): ReviewedRevision => ({
    person: `user:default/${person}`,
    verdict,
    revision,
    at: new Date(Date.UTC(2026, 10, 21, 12, minutes)).toISOString(),
  });
  const question = (approvals: ReviewedRevision[], need = NEED) => ({
    need,
    approvals,
    requester: 'user:default/ada',
    revision: 'r2',
    // r1 is the same change on an older head, r0 another one.
    sameAs: (revision: string) => revision === 'r1',
  });

  it.each<[string, ReviewedRevision[], number, boolean]>([
    ['nobody', [], 0, false],
    ['one of two', [said('bob')], 1, false],
    ['two', [said('bob'), said('eve')], 2, true],
    ['one twice', [said('bob'), said('bob')], 1, false],
    ['one in two spellings', [said('bob'), said('Bob')], 1, false],
    ['one and who asked', [said('bob'), said('ada')], 1, false],
    ['one and who asked, in capitals', [said('bob'), said('ADA')], 1, false],
    [
      'one, and one of another change',
      [said('bob'), said('eve', 'approve', 'r0')],
      1,
      false,
    ],
    [
      'one, and one of the same change rebuilt',
      [said('bob'), said('eve', 'approve', 'r1')],
      2,
      true,
    ],
    [
      'two, and one against',
      [said('bob'), said('eve'), said('mia', 'reject')],
      2,
      false,
    ],
    [
      'two, and one against another change',
      [said('bob'), said('eve'), said('mia', 'reject', 'r0')],
      2,
      true,
    ],
    [
      'two, and one against the same change rebuilt',
      [said('bob'), said('eve'), said('mia', 'reject', 'r1')],
      2,
      false,
    ],
    [
      'two, and who asked against',
      [said('bob'), said('eve'), said('ada', 'reject')],
      2,
      true,
    ],
    [
      'one who thought better of it',
      [
        said('bob'),
        said('eve', 'reject', 'r2', 1),
        said('eve', 'approve', 'r2', 2),
      ],
      2,
      true,
    ],
    [
      'one who thought worse of it, told in another order',
      [
        said('bob'),
        said('eve', 'reject', 'r2', 2),
        said('eve', 'approve', 'r2', 1),
      ],
      1,
      false,
    ],
  ])('of %s', (_title, approvals, count, enough) => {
    expect(approvalsCount(question(approvals))).toBe(count);
    expect(isApproved(question(approvals))).toBe(enough);
  });

  it('are not needed where the policy approves, but no is no', () => {
    const policy: RequestApprovalNeed = {
      by: 'policy',
      count: 0,
      sentence: '',
    };
    expect(isApproved(question([], policy))).toBe(true);
    const refused = question([said('mia', 'reject')], policy);
    expect(isApproved(refused)).toBe(false);
    expect(standingRejection(refused)?.person).toBe('user:default/mia');
  });

  it('count for the very revision only where nobody says what is the same', () => {
    const { sameAs: _, ...alone } = question([
      said('bob'),
      said('eve', 'approve', 'r1'),
    ]);
    expect(approvalsCount(alone)).toBe(1);
  });

  it('of a people that names no number are one at least', () => {
    expect(isApproved(question([], { ...NEED, count: 0 }))).toBe(false);
  });
});
