import {
  budgetPolicy,
  BudgetPolicyStep,
  GateSlo,
  leastRemaining,
  releaseGate,
} from './budgetPolicy';

const STEPS: BudgetPolicyStep[] = [
  { atRemaining: 0, action: 'No releases', blocksReleases: true },
  { atRemaining: 0.5, action: 'Look at what burns', blocksReleases: false },
  { atRemaining: 0.25, action: 'Reliability first', blocksReleases: false },
];

function slo(
  remaining: number | undefined,
  state: GateSlo['state'] = 'ok',
): GateSlo {
  return {
    ref: `slo:default/at-${remaining}`,
    title: `At ${remaining}`,
    state,
    message: 'No traffic since 14:05 UTC.',
    remaining,
  };
}

const YOUNG = 'Measured for 4 min of 28 d: too little to judge.';

/** Of which hardly anything was measured yet. */
function young(remaining: number, state?: GateSlo['state']): GateSlo {
  const provisional = { provisional: true, provisionalMessage: YOUNG };
  return { ...slo(remaining, state), message: YOUNG, ...provisional };
}

describe('budgetPolicy', () => {
  it.each([
    [1, []],
    [0.5, ['Look at what burns']],
    [0.25, ['Look at what burns', 'Reliability first']],
    [-3, ['Look at what burns', 'Reliability first', 'No releases']],
    [undefined, []],
  ])('holds at %s: %j', (remaining, actions) => {
    const state = remaining === undefined ? 'unknown' : 'ok';
    const { steps } = budgetPolicy(
      STEPS,
      [slo(remaining, state)],
      'annotation',
    );
    expect(
      steps.filter(({ active }) => active).map(({ action }) => action),
    ).toEqual(actions);
  });

  it('takes what is least, and no number of an SLO that is unknown', () => {
    expect(leastRemaining([slo(0.9), slo(0.2)])).toBe(0.2);
    expect(leastRemaining([slo(0.9), slo(0.2, 'unknown')])).toBe(0.9);
    expect(leastRemaining([slo(undefined, 'unknown')])).toBeUndefined();
  });

  it('takes no step by a budget of which too little was measured, and names it', () => {
    const slos = [slo(0.9), young(-475, 'burning')];
    const { remaining, steps, notJudged } = budgetPolicy(
      STEPS,
      slos,
      'annotation',
    );
    expect(remaining).toBe(0.9);
    expect(steps.some(({ active }) => active)).toBe(false);
    expect(notJudged).toEqual([
      { ref: 'slo:default/at--475', title: 'At -475', message: YOUNG },
    ]);
    expect(budgetPolicy(STEPS, [slo(0.9)], 'annotation')).not.toHaveProperty(
      'notJudged',
    );
    const alone = budgetPolicy(STEPS, [young(-475)], 'annotation');
    expect(alone.remaining).toBeUndefined();
  });
});

describe('releaseGate', () => {
  const gate = (slos: GateSlo[], blockWhenUnknown = false) =>
    releaseGate(budgetPolicy(STEPS, slos, 'annotation'), slos, {
      blockWhenUnknown,
    });

  const TABLE: Array<
    [string, GateSlo[], boolean, boolean, string, string | undefined]
  > = [
    ['no SLO', [], true, true, 'has no SLO', undefined],
    [
      'all well',
      [slo(0.8)],
      true,
      true,
      '80 % of the budget is left.',
      undefined,
    ],
    ['half', [slo(0.4)], true, true, '40 %', 'Look at what burns'],
    ['gone', [slo(0.9), slo(-0.5)], false, false, '−50 %', 'No releases'],
    [
      'unknown',
      [slo(undefined, 'unknown')],
      false,
      true,
      'No traffic since',
      undefined,
    ],
    [
      'unknown, to wait',
      [slo(undefined, 'unknown')],
      true,
      false,
      'No traffic since',
      undefined,
    ],
    [
      'some unknown',
      [slo(0.8), slo(0, 'unknown')],
      false,
      true,
      '80 % of the budget is left. The budget of At 0',
      undefined,
    ],
    [
      'some unknown, to wait',
      [slo(0.8), slo(0, 'invalid')],
      true,
      false,
      'The budget of At 0',
      undefined,
    ],
    [
      'gone and unknown',
      [slo(-1), slo(undefined, 'unknown')],
      false,
      false,
      '−100 %',
      'No releases',
    ],
    [
      'too young',
      [young(-475, 'unknown')],
      false,
      true,
      `Not judged yet: At -475. ${YOUNG}`,
      undefined,
    ],
    [
      'too young, to wait',
      [slo(0.9), young(0.8)],
      true,
      false,
      `Not judged yet: At 0.8. ${YOUNG}`,
      undefined,
    ],
    [
      'gone, and some too young',
      [slo(-0.5), young(0.8), young(-3, 'burning')],
      false,
      false,
      '−50 %',
      'No releases',
    ],
    [
      'well, unknown and too young',
      [slo(0.8), slo(undefined, 'unknown'), young(0.7), young(-3, 'burning')],
      false,
      true,
      `80 % of the budget is left. The budget of At undefined is unknown: No traffic since 14:05 UTC. Not judged yet: 2 SLOs, among them At 0.7. ${YOUNG}`,
      undefined,
    ],
    [
      'young in part',
      [{ ...slo(0.4), provisionalMessage: YOUNG }],
      true,
      true,
      `40 % of the budget is left. Not judged yet: At 0.4. ${YOUNG}`,
      'Look at what burns',
    ],
  ];

  it.each(TABLE)('%s', (_, slos, blockWhenUnknown, allowed, reason, step) => {
    const answer = gate(slos, blockWhenUnknown);
    expect([answer.allowed, answer.step]).toEqual([allowed, step]);
    expect(answer.reason).toContain(reason);
    expect(answer.slos).toHaveLength(slos.length);
  });

  it('says that nobody wrote a policy, and that one cannot be followed', () => {
    const none = releaseGate(undefined, [slo(-1)], { blockWhenUnknown: true });
    expect(none).toMatchObject({ allowed: true });
    expect(none.reason).toContain('No budget policy');
    const broken = {
      ...budgetPolicy([], [slo(0.9)], 'configuration'),
      problem: 'Not YAML.',
    };
    const open = releaseGate(broken, [slo(0.9)], { blockWhenUnknown: false });
    expect(open).toMatchObject({ allowed: true });
    expect(open.reason).toContain('Not YAML.');
    const closed = releaseGate(broken, [slo(0.9)], { blockWhenUnknown: true });
    expect(closed).toMatchObject({ allowed: false, reason: 'Not YAML.' });
  });
});
