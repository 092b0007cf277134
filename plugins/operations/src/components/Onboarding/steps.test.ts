import { isOfThisRun } from './steps';

type Step = Parameters<typeof isOfThisRun>[0];
type Task = Parameters<typeof isOfThisRun>[1];

const MADE = 'parameters.onboarding.skeleton';
/** As in templates/onboard-service. */
const STEPS = {
  check: undefined,
  skeleton: `\${{ ${MADE} }}`,
  git: `\${{ ${MADE} and (parameters.onboarding.host or 'git') == 'git' }}`,
  github: `\${{ ${MADE} and parameters.onboarding.host == 'github' }}`,
  gitlab: `\${{ ${MADE} and parameters.onboarding.host == 'gitlab' }}`,
};

describe('the steps of a run', () => {
  it.each([
    ['plain git', { skeleton: 'node' }, ['check', 'skeleton', 'git']],
    [
      'a host',
      { skeleton: 'node', host: 'gitlab' },
      ['check', 'skeleton', 'gitlab'],
    ],
    ['no new repository', {}, ['check']],
    // Another template, whose conditions nobody knows here.
    ['something else', undefined, Object.keys(STEPS)],
  ])('are those for %s', (_, onboarding, expected) => {
    const task = { spec: { parameters: { onboarding } } } as unknown as Task;
    expect(
      Object.entries(STEPS)
        .filter(([id, when]) =>
          isOfThisRun({ id, name: id, action: 'x', if: when } as Step, task),
        )
        .map(([id]) => id),
    ).toEqual(expected);
  });
});
