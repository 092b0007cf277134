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

describe('budgetPolicy', () => {
  it.each([
    [1, []],
    [0.5, ['Look at what burns']],
    [0.25, ['Look at what burns', 'Reliability first']],
    [-3, ['Look at what burns', 'Reliability first', 'No releases']],
    [undefined, []],
  ])('holds at %s: %j', (remaining, actions) => {
    const { steps } = budgetPolicy(STEPS, remaining, 'annotation');
    expect(
      steps.filter(({ active }) => active).map(({ action }) => action),
    ).toEqual(actions);
  });

  it('takes what is least, and no number of an SLO that is unknown', () => {
    expect(leastRemaining([slo(0.9), slo(0.2)])).toBe(0.2);
    expect(leastRemaining([slo(0.9), slo(0.2, 'unknown')])).toBe(0.9);
    expect(leastRemaining([slo(undefined, 'unknown')])).toBeUndefined();
  });
});

describe('releaseGate', () => {
  const gate = (slos: GateSlo[], blockWhenUnknown = false) =>
    releaseGate(budgetPolicy(STEPS, leastRemaining(slos), 'annotation'), slos, {
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
      ...budgetPolicy([], 0.9, 'configuration'),
      problem: 'Not YAML.',
    };
    const open = releaseGate(broken, [slo(0.9)], { blockWhenUnknown: false });
    expect(open).toMatchObject({ allowed: true });
    expect(open.reason).toContain('Not YAML.');
    const closed = releaseGate(broken, [slo(0.9)], { blockWhenUnknown: true });
    expect(closed).toMatchObject({ allowed: false, reason: 'Not YAML.' });
  });
});
