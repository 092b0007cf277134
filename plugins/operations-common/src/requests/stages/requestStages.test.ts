import { readFileSync } from 'fs';
import { resolve } from 'path';
import fc from 'fast-check';
import type { RequestStage } from '../../generated/openapi';
import { spanInWords } from '../../onboarding/objectives';
import { MADE, minute, PLACE, PROVED, seen } from '../__fixtures__/facts';
import type { RequestFacts } from '../model';
import { REQUEST_PATIENCE } from './patience';
import { presentSince, presentStage, requestState } from './presentStage';
import { requestStages } from './requestStages';

const NAMES = [
  'proposed',
  'checks',
  'approved',
  'merged',
  'synced',
  'healthy',
  'observed',
  'done',
];

function stagesOf(facts: RequestFacts, now = 0): RequestStage[] {
  return requestStages(facts, new Date(minute(now)));
}

/** The first letters of all states: `ddw.....`, with a capital for what is stuck. */
function signs(stages: RequestStage[]): string {
  const sign = {
    done: 'd',
    waiting: '.',
    stuck: 'S',
    failed: 'F',
    notRun: 'n',
  };
  return stages.map(({ state }) => sign[state]).join('');
}

function present(facts: RequestFacts, now?: number): RequestStage {
  return presentStage(stagesOf(facts, now));
}

const { proposed, checks, checkedAt, approved, merged } = PROVED;
const CHECKED: RequestFacts = { ...MADE, proposed, checks, checkedAt };
const MERGED: RequestFacts = { ...CHECKED, approved, merged };
const OTHER = { ...PLACE, cluster: 'us-1' };
const FAILED = {
  name: 'policies',
  state: 'failed',
  message: 'runs as root',
} as const;
const NOT_RUN = {
  name: 'kustomize',
  state: 'notRun',
  message: 'there is none',
} as const;

describe('stages of a request', () => {
  it('are all done in the end, each with its time and its evidence', () => {
    const stages = stagesOf(PROVED);
    expect(stages.map(({ name }) => name)).toEqual(NAMES);
    expect(signs(stages)).toBe('dddddddd');
    expect(stages.map(({ at }) => at)).toEqual(
      [1, 2, 3, 4, 5, 6, 7, 7].map(minute),
    );
    expect(stages.map(({ evidence }) => evidence[0].text)).toEqual([
      'branch requests/req-1-shop',
      'schemas passed: 12 objects.',
      'bob approved 1a2b3c',
      'commit 4d5e6f',
      'Argo CD has 4d5e6f',
      '2 of 2 Pods are ready',
      'the probe was answered in 12 ms',
      'the probe was answered in 12 ms',
    ]);
    expect(requestState(PROVED)).toBe('done');
  });

  it.each<[string, RequestFacts, string, string, string]>([
    ['only made', MADE, '........', 'proposed', 'open'],
    [
      'checked before it is a branch',
      { ...MADE, checks, checkedAt },
      '.d......',
      'proposed',
      'open',
    ],
    ['not checked', { ...MADE, proposed }, 'd.......', 'checks', 'open'],
    [
      'approved before it is checked',
      { ...MADE, proposed, approved },
      'd.......',
      'checks',
      'open',
    ],
    ['checked', CHECKED, 'dd......', 'approved', 'open'],
    ['approved', { ...CHECKED, approved }, 'ddd.....', 'merged', 'open'],
    ['merged', MERGED, 'dddd....', 'synced', 'open'],
    [
      'found bad',
      { ...CHECKED, checks: [...checks, FAILED, NOT_RUN], approved },
      'dF......',
      'checks',
      'open',
    ],
    [
      'found bad, and merged',
      { ...MERGED, checks: [FAILED] },
      'dFdd....',
      'synced',
      'open',
    ],
    [
      'not checked by all',
      { ...CHECKED, checks: [...checks, NOT_RUN] },
      'dn......',
      'approved',
      'open',
    ],
    [
      'checked by nobody',
      { ...CHECKED, checks: [] },
      'dn......',
      'approved',
      'open',
    ],
    ['merged by hand', { ...MADE, merged }, 'nnnd....', 'synced', 'open'],
    [
      'delivered by hand',
      { ...MERGED, undelivered: true },
      'ddddn...',
      'healthy',
      'open',
    ],
    [
      'delivered by hand, and found',
      {
        ...PROVED,
        undelivered: true,
        places: [{ ...PROVED.places[0], synced: undefined }],
      },
      'ddddnddd',
      'done',
      'done',
    ],
    [
      'at one of two places',
      { ...PROVED, places: [...PROVED.places, OTHER] },
      'dddd....',
      'synced',
      'open',
    ],
    [
      'only a namespace',
      {
        ...PROVED,
        places: [
          { ...PROVED.places[0], service: undefined, observed: undefined },
        ],
      },
      'ddddddnd',
      'done',
      'done',
    ],
    [
      'looked at by nobody',
      { ...MERGED, places: [{ ...PLACE, unseen: 'nothing watches eu-1' }] },
      'ddddnnnn',
      'done',
      'open',
    ],
    [
      'never measured',
      {
        ...PROVED,
        places: [
          { ...PROVED.places[0], observed: undefined, unseen: 'no probe' },
        ],
      },
      'ddddddnd',
      'done',
      'done',
    ],
    [
      'at one place unseen, at the other late',
      {
        ...MERGED,
        places: [{ ...PLACE, unseen: 'nothing watches eu-1' }, OTHER],
      },
      'dddd....',
      'synced',
      'open',
    ],
    ['of no place', { ...MERGED, places: [] }, 'ddddnnnd', 'done', 'done'],
    [
      'seen before it is there',
      {
        ...MERGED,
        places: [{ ...PLACE, healthy: seen(6), observed: seen(7) }],
      },
      'dddd....',
      'synced',
      'open',
    ],
    [
      'withdrawn at once',
      { ...MADE, withdrawn: { at: minute(1) } },
      'Fnnnnnnn',
      'proposed',
      'withdrawn',
    ],
    [
      'withdrawn late',
      { ...CHECKED, approved, withdrawn: { at: minute(9) } },
      'dddFnnnn',
      'merged',
      'withdrawn',
    ],
    [
      'withdrawn because of a check',
      { ...CHECKED, checks: [FAILED], withdrawn: { at: minute(9) } },
      'dFFnnnnn',
      'approved',
      'withdrawn',
    ],
    [
      'rejected',
      { ...CHECKED, rejected: { at: minute(9), reason: 'Too big' } },
      'ddFnnnnn',
      'approved',
      'rejected',
    ],
    [
      'rejected unchecked',
      { ...MADE, proposed, rejected: { at: minute(9), reason: 'No' } },
      'dnFnnnnn',
      'approved',
      'rejected',
    ],
    [
      'rejected, then withdrawn',
      {
        ...CHECKED,
        rejected: { at: minute(8), reason: 'No' },
        withdrawn: { at: minute(9) },
      },
      'ddFnnnnn',
      'approved',
      'withdrawn',
    ],
    [
      'withdrawn too late',
      {
        ...PROVED,
        withdrawn: { at: minute(9) },
        rejected: { at: minute(9), reason: 'No' },
      },
      'dddddddd',
      'done',
      'done',
    ],
  ])('%s', (_title, facts, states, stage, state) => {
    const stages = stagesOf(facts);
    expect(signs(stages)).toBe(states);
    expect(presentStage(stages).name).toBe(stage);
    expect(requestState(facts)).toBe(state);
  });

  it.each<[string, RequestFacts, number, string, string[]]>([
    [
      'a repository that takes nothing',
      { ...MADE, notProposed: 'The remote is read-only' },
      0,
      'The remote is read-only. Ask those who run the GitOps repository whether it takes changes.',
      ['group:default/operators'],
    ],
    [
      'a branch that somebody else has changed',
      { ...CHECKED, notProposed: 'Somebody else has pushed to it' },
      0,
      'Somebody else has pushed to it. Ask those who run the GitOps repository whether it takes changes.',
      ['group:default/operators'],
    ],
    [
      'somebody who wants changes first',
      { ...CHECKED, notApproved: 'Changes are requested in the pull request' },
      0,
      'Changes are requested in the pull request. Ask them what would be right, or withdraw the request.',
      ['group:default/platform'],
    ],
    [
      'a cluster that has become too full',
      {
        ...CHECKED,
        approved,
        notMerged: 'eu-1 is too full.',
        places: [{ ...PLACE, owners: ['group:default/cloud'] }],
      },
      0,
      'eu-1 is too full. Ask those who run the GitOps repository.',
      ['group:default/operators', 'group:default/cloud'],
    ],
    [
      'a failed check',
      { ...CHECKED, checks: [FAILED] },
      0,
      'policies failed: runs as root. Withdraw the request, put that right and send it again.',
      ['group:default/sales'],
    ],
    [
      'nobody who approved',
      CHECKED,
      3,
      'Nobody of platform has approved yet. Ask one of them to look at it.',
      ['group:default/platform'],
    ],
    [
      'one of two who approved',
      {
        ...CHECKED,
        approvers: ['group:default/a', 'group:default/b'],
        approvals: { given: 1, needed: 2 },
      },
      3,
      '1 of 2 approvals is there. Ask one more of a or b to look at it.',
      ['group:default/a', 'group:default/b'],
    ],
    [
      'nobody who may approve',
      { ...CHECKED, approvers: [] },
      3,
      'Nobody is named who approves this. Ask those who run the portal to name approvers.',
      ['group:default/operators'],
    ],
    [
      'a policy that approves',
      { ...CHECKED, approvers: [], approvals: { given: 0, needed: 0 } },
      3,
      'It is approved by itself as soon as it may be.',
      ['group:default/operators'],
    ],
    [
      'a merge that nobody made',
      { ...CHECKED, approved },
      5,
      'It is approved and waits to be merged. Merge it, or ask those who run the GitOps repository.',
      ['group:default/operators'],
    ],
    [
      'a merge that cannot be',
      { ...CHECKED, approved, notMerged: 'Somebody changed the same lines.' },
      5,
      'Somebody changed the same lines. Ask those who run the GitOps repository.',
      ['group:default/operators'],
    ],
    [
      'a delivery that has not come',
      {
        ...MERGED,
        places: [
          { ...PLACE, owners: ['group:default/cloud'] },
          { ...OTHER, synced: seen(5) },
        ],
      },
      5,
      'The clusters do not have the change yet: waiting for shop in payments on eu-1.',
      ['group:default/cloud'],
    ],
    [
      'Pods that do not start',
      {
        ...MERGED,
        places: [{ ...PLACE, synced: seen(5), problem: 'image not found' }],
      },
      6,
      'Not everything runs well yet. shop in payments on eu-1: image not found. Look at what the Pods say, or ask the team.',
      ['group:default/sales', 'group:default/operators'],
    ],
    [
      'a delivery that is late',
      MERGED,
      60,
      'The clusters do not have the change yet: waiting for shop in payments on eu-1. This usually takes less than 15 minutes. Look whether the delivery runs, or ask who runs the cluster.',
      ['group:default/operators'],
    ],
  ])(
    'say why, what to do and whom to ask: %s',
    (_title, facts, now, reason, whom) => {
      const { reason: said, whomToAsk } = present(facts, now);
      expect(said).toBe(reason);
      expect(whomToAsk).toEqual(whom);
    },
  );

  it('name places that wait, not all of many, and environments where there are several', () => {
    const places = ['a', 'b', 'c', 'd', 'e'].map(cluster => ({
      ...PLACE,
      cluster,
    }));
    expect(present({ ...MERGED, places }).reason).toContain(
      'waiting for shop in payments on a, shop in payments on b, shop in payments on c and 2 more.',
    );
    const two = [PLACE, { ...OTHER, environment: 'stage', synced: seen(5) }];
    expect(present({ ...MERGED, places: two }).reason).toContain(
      'waiting for shop in payments on eu-1 (production).',
    );
  });

  it('show nothing of what was seen before its time', () => {
    const places = [{ ...PLACE, observed: seen(5, 'a first sample') }];
    const [, , , , synced, healthy, observed, done] = stagesOf({
      ...MERGED,
      places,
    });
    expect(synced.state).toBe('waiting');
    expect([healthy, observed, done].map(({ evidence }) => evidence)).toEqual([
      [],
      [],
      [],
    ]);
  });

  it.each<[string, RequestFacts['checks'], string, false | undefined]>([
    ['nothing at all', [], 'notRun', false],
    ['what has nothing', [{ ...NOT_RUN, applies: false }], 'notRun', false],
    ['what could not run', [NOT_RUN], 'notRun', undefined],
    [
      'what has nothing, and what could not run',
      [
        { ...NOT_RUN, applies: false },
        { ...NOT_RUN, name: 'schema' },
      ],
      'notRun',
      undefined,
    ],
    [
      'what has nothing beside what passed',
      [...checks, { ...NOT_RUN, applies: false }],
      'done',
      undefined,
    ],
  ])('of checks apply as %s says', (_, some, state, applies) => {
    const [, stage] = stagesOf({ ...CHECKED, checks: some });
    expect(stage.state).toBe(state);
    expect(stage.applies).toBe(applies);
  });

  it('ask nobody once it is withdrawn', () => {
    const [, , approvedStage] = stagesOf({
      ...CHECKED,
      withdrawn: { at: minute(9), reason: 'The issue was closed' },
    });
    expect(approvedStage).toMatchObject({
      state: 'failed',
      reason: 'Withdrawn: The issue was closed.',
    });
    expect(approvedStage.whomToAsk).toBeUndefined();
  });

  it('say where there is nothing to look at', () => {
    const stages = stagesOf({
      ...MERGED,
      places: [
        { subject: 'sales', expects: { type: 'scaled' }, synced: seen(5) },
      ],
    });
    expect(stages.map(({ applies }) => applies)).toEqual([
      ...Array(5).fill(undefined),
      ...[false, false, undefined],
    ]);
  });

  it('show what has come at other places while they wait', () => {
    const { state, evidence, at } = present({
      ...MERGED,
      places: [PLACE, { ...OTHER, synced: seen(5, 'there') }],
    });
    expect({ state, evidence, at }).toEqual({
      state: 'waiting',
      evidence: [seen(5, 'shop in payments on us-1: there')],
      at: undefined,
    });
  });

  it.each<[string, RequestFacts, number]>([
    ['proposed', MADE, 2],
    ['checks', { ...MADE, proposed }, 1 + 10],
    ['approved', CHECKED, 2 + 24 * 60],
    ['merged', { ...CHECKED, approved }, 3 + 60],
    ['synced', MERGED, 4 + 15],
    ['healthy', { ...PROVED, places: [{ ...PLACE, synced: seen(5) }] }, 5 + 15],
    [
      'observed',
      { ...PROVED, places: [{ ...PLACE, synced: seen(5), healthy: seen(6) }] },
      6 + 15,
    ],
    // Somebody applies it by hand: that may take a day, and the Pods as long as ever.
    ['healthy', { ...MERGED, undelivered: true }, 4 + 24 * 60 + 15],
    // A stage that nobody looks at leaves its time to the next.
    ['approved', { ...CHECKED, checks: [NOT_RUN] }, 1 + 10 + 24 * 60],
  ])('%s is stuck after its time, and not before', (name, facts, minutes) => {
    expect(present(facts, minutes)).toMatchObject({ name, state: 'waiting' });
    const late = present(facts, minutes + 0.1);
    expect(late).toMatchObject({ name, state: 'stuck' });
    expect(late.reason).toMatch(/This usually takes less than .*\. [A-Z].*\.$/);
    expect(late.whomToAsk).not.toHaveLength(0);
  });

  it('have the patience that the README tells', () => {
    const readme = readFileSync(
      resolve(__dirname, '../../../README.md'),
      'utf8',
    );
    for (const name of NAMES.slice(0, -1)) {
      const [, told] =
        new RegExp(`^\\| ${name} +\\| (.+?) +\\|`, 'm').exec(readme) ?? [];
      const seconds = REQUEST_PATIENCE[name as RequestStage['name']];
      expect([name, told]).toEqual([name, spanInWords(seconds)]);
    }
  });

  it('take the patience they are given', () => {
    const patience = { ...REQUEST_PATIENCE, proposed: 30 };
    const [stage] = requestStages(MADE, new Date(minute(1)), patience);
    expect(stage.reason).toContain('less than 30 seconds');
  });

  it('know since when', () => {
    const since = (facts: RequestFacts) => presentSince(stagesOf(facts), facts);
    expect(since(MADE)).toBe(minute(0));
    expect(since(CHECKED)).toBe(minute(2));
    expect(since(PROVED)).toBe(minute(7));
    expect(since({ ...MADE, withdrawn: { at: minute(6) } })).toBe(minute(6));
  });
});

it('tells of a branch that has no pull request, and goes on', () => {
  const [first] = requestStages(
    { ...CHECKED, noPullRequest: 'The token may not' },
    new Date(minute(3)),
  );
  expect(first).toMatchObject({
    state: 'done',
    reason: expect.stringContaining(
      'The branch is there, the pull request could not be opened: The token may not.',
    ),
    whomToAsk: ['group:default/operators'],
  });
});

describe('whatever the facts are', () => {
  const moment = fc.integer({ min: 0, max: 5000 });
  const fact = moment.map(at => seen(at));
  const maybe = <T>(value: fc.Arbitrary<T>) =>
    fc.option(value, { nil: undefined });
  const words = fc.constantFrom('Something is wrong', 'No.', 'why');
  const facts: fc.Arbitrary<RequestFacts> = fc.record({
    createdAt: fc.constant(minute(0)),
    requester: fc.constant('user:default/ada'),
    team: maybe(fc.constant('group:default/sales')),
    proposed: maybe(fact),
    notProposed: maybe(words),
    noPullRequest: maybe(words),
    notApproved: maybe(words),
    checks: fc.array(
      fc.record({
        name: fc.constantFrom('schemas', 'policies', 'kustomize'),
        state: fc.constantFrom(
          'passed' as const,
          'failed' as const,
          'notRun' as const,
        ),
        message: words,
      }),
      { maxLength: 4 },
    ),
    checkedAt: maybe(moment.map(minute)),
    approved: maybe(fact),
    approvers: fc.subarray(['group:default/a', 'group:default/b']),
    approvals: maybe(fc.record({ given: fc.nat(3), needed: fc.nat(3) })),
    rejected: maybe(fc.record({ at: moment.map(minute), reason: words })),
    withdrawn: maybe(
      fc.record({ at: moment.map(minute), reason: maybe(words) }),
    ),
    merged: maybe(fact),
    notMerged: maybe(words),
    undelivered: maybe(fc.boolean()),
    places: fc.array(
      fc.record({
        environment: fc.constantFrom('production', 'stage'),
        cluster: fc.constantFrom('eu-1', 'us-1'),
        namespace: fc.constantFrom('payments', 'shop'),
        service: maybe(fc.constant('component:default/shop')),
        synced: maybe(fact),
        healthy: maybe(fact),
        observed: maybe(fact),
        problem: maybe(words),
        unseen: maybe(words),
        owners: maybe(fc.subarray(['group:default/cloud'])),
      }),
      { maxLength: 4 },
    ),
    operators: fc.constant(['group:default/operators']),
  });

  it('nothing is done without evidence, and nothing but checks after what waits', () => {
    fc.assert(
      fc.property(facts, moment, (known, now) => {
        const stages = stagesOf(known, now);
        expect(stages.map(({ name }) => name)).toEqual(NAMES);
        const waits = stages.findIndex(({ state }) =>
          ['waiting', 'stuck'].includes(state),
        );
        const reached = stages.filter(({ state }) => state === 'done');
        const early = reached.filter(
          stage => waits !== -1 && stages.indexOf(stage) > waits,
        );
        expect(early.filter(({ name }) => name !== 'checks')).toEqual([]);
        for (const { evidence, at } of reached) {
          expect(evidence.length).toBeGreaterThan(0);
          expect(at).toBeDefined();
        }
      }),
      { numRuns: 1000 },
    );
  });

  it('at most one stage is stuck, the present one; what does not come has a reason, and somebody to ask', () => {
    fc.assert(
      fc.property(facts, moment, (known, now) => {
        const stages = stagesOf(known, now);
        const here = presentStage(stages);
        const stuck = stages.filter(({ state }) => state === 'stuck');
        // A check that failed is told first: it does not come by itself.
        expect(here.state === 'failed' ? [here] : stuck.slice(0, 1)).toEqual(
          here.state === 'failed' || here.state === 'stuck' ? [here] : [],
        );
        expect(stuck.length).toBeLessThan(2);
        for (const { whomToAsk } of stuck) expect(whomToAsk).toBeDefined();
        const untold = stages.filter(
          ({ state, reason = '' }) =>
            (state === 'stuck' || state === 'failed') && !/[.!?]$/.test(reason),
        );
        expect(untold).toEqual([]);
        const isOpen = requestState(known) === 'open';
        expect(isOpen && stages[7].state === 'done').toBe(false);
        expect(!isOpen || /[.!?]$/.test(here.reason ?? '')).toBe(true);
      }),
      { numRuns: 1000 },
    );
  });

  it('time takes nothing back: only what waits is stuck later', () => {
    fc.assert(
      fc.property(facts, moment, moment, (known, one, other) => {
        const [early, late] = [Math.min(one, other), Math.max(one, other)].map(
          now => stagesOf(known, now).map(({ state }) => state),
        );
        expect(
          late.map((state, index) =>
            state === 'stuck' && early[index] === 'waiting' ? 'waiting' : state,
          ),
        ).toEqual(early);
      }),
    );
  });
});
