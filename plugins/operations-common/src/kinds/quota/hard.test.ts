import { compareQuotas, sameQuantity, wishedHard } from './hard';

describe('limits of quotas', () => {
  it.each<[string, string, boolean]>([
    ['1000m', '1', true],
    ['1024Mi', '1Gi', true],
    ['0.3', '300m', true],
    ['1G', '1Gi', false],
    ['1', '1001m', false],
    ['0', '0', true],
    ['much', 'much', true],
    ['much', '1', false],
  ])('%s and %s are the same amount: %s', (one, other, same) => {
    expect(sameQuantity(one, other)).toBe(same);
  });

  it.each<[string, Record<string, string>, Record<string, string>, string[]]>([
    ['more', { pods: '5' }, { pods: '6' }, ['pods raised']],
    [
      'less',
      { 'limits.cpu': '2' },
      { 'limits.cpu': '1999m' },
      ['limits.cpu lowered'],
    ],
    [
      'other words',
      { 'limits.cpu': '2' },
      { 'limits.cpu': '2000m' },
      ['limits.cpu same'],
    ],
    [
      'two names of one resource',
      { cpu: '1' },
      { 'requests.cpu': '1' },
      ['requests.cpu same'],
    ],
    ['a limit that goes', { pods: '5' }, {}, ['pods raised']],
    ['a limit that comes', {}, { pods: '5' }, ['pods lowered']],
    [
      'what nobody can compare',
      { pods: 'many' },
      { pods: '5' },
      ['pods raised'],
    ],
    [
      'both at once, in order',
      { pods: '5', 'limits.memory': '1Gi' },
      { pods: '4', 'limits.memory': '2Gi' },
      ['limits.memory raised', 'pods lowered'],
    ],
  ])('%s', (_, before, after, expected) => {
    const found = compareQuotas(before, after);
    expect(found.map(({ resource, is }) => `${resource} ${is}`)).toEqual(
      expected,
    );
  });

  it.each<
    [
      string,
      Record<string, string>,
      Parameters<typeof wishedHard>[1],
      Record<string, string>,
    ]
  >([
    [
      'what is left out stays',
      { 'limits.cpu': '1', pods: '5' },
      { families: { pods: '6' }, others: {} },
      { 'limits.cpu': '1', pods: '6' },
    ],
    [
      'limits and requests where there is neither',
      {},
      { families: { cpu: '2', memory: '4Gi', storage: '1Gi' }, others: {} },
      {
        'limits.cpu': '2',
        'requests.cpu': '2',
        'limits.memory': '4Gi',
        'requests.memory': '4Gi',
        'requests.storage': '1Gi',
      },
    ],
    [
      'only what there is of a family',
      { 'limits.cpu': '6' },
      { families: { cpu: '8' }, others: {} },
      { 'limits.cpu': '8' },
    ],
    [
      'the same amount stays as it is written',
      { 'limits.cpu': '2000m' },
      { families: { cpu: '2' }, others: {} },
      { 'limits.cpu': '2000m' },
    ],
    [
      'others, by either name',
      { 'count/pods': '3', 'count/jobs.batch': '5' },
      { families: {}, others: { pods: '4', 'count/secrets': '9' } },
      { 'count/pods': '4', 'count/jobs.batch': '5', 'count/secrets': '9' },
    ],
  ])('%s', (_, now, wish, expected) => {
    expect(wishedHard(now, wish)).toEqual(expected);
  });
});
