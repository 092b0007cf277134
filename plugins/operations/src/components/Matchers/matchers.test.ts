import { pushedAlertOf } from '../../__fixtures__/alerts';
import { lineOf, linesOf, matched, matchersOf, sayMatcher } from './matchers';

const disk = pushedAlertOf('disk');
const other = pushedAlertOf('other', {
  labels: { alertname: 'DiskFull', namespace: 'fares' },
});

describe('matchers', () => {
  it('begin with what tells an alert from others, its name first, and without what tells copies apart', () => {
    expect(linesOf(disk).map(({ name }) => name)).toEqual([
      'alertname',
      'instance',
      'job',
      'namespace',
      'severity',
    ]);
  });

  it.each([
    [{ name: 'namespace', operator: '=', value: 'payments' }, ['disk']],
    [{ name: 'namespace', operator: '!=', value: 'payments' }, ['other']],
    [{ name: 'namespace', operator: '=~', value: 'pay.*|x' }, ['disk']],
    // Expressions are anchored.
    [{ name: 'namespace', operator: '=~', value: 'pay' }, []],
    [{ name: 'namespace', operator: '!~', value: 'pay.*' }, ['other']],
    // What is not there is empty.
    [{ name: 'job', operator: '=', value: '' }, ['other']],
    [{ name: 'namespace', operator: '=~', value: '(' }, []],
  ] as const)('mean as Alertmanager means: %j', (matcher, ids) => {
    expect(matched([disk, other], [matcher]).map(({ id }) => id)).toEqual(ids);
  });

  it('all must fit, and none means nothing', () => {
    const name = {
      name: 'alertname',
      operator: '=' as const,
      value: 'DiskFull',
    };
    expect(matched([disk, other], [name])).toHaveLength(2);
    expect(
      matched(
        [disk, other],
        [name, { name: 'namespace', operator: '=', value: 'fares' }],
      ),
    ).toEqual([other]);
    expect(matched([disk, other], [])).toEqual([]);
  });

  it('leave empty lines out when they are sent', () => {
    const written = [lineOf({ name: ' namespace ', value: 'x' }), lineOf()];
    expect(matchersOf(written).map(sayMatcher)).toEqual(['namespace="x"']);
  });
});
