import { Change } from '@operate-first/plugin-operations-common';
import { marksOf } from './marks';

const MINUTE = 60_000;
const START = Date.parse('2026-11-13T12:00:00Z');
/** Of 1,000 minutes 30 are one mark. */
const END = START + 1000 * MINUTE;

function change(minute: number, kind: Change['kind'] = 'restart'): Change {
  return {
    id: `${kind} ${minute}`,
    at: new Date(START + minute * MINUTE).toISOString(),
    kind,
    source: 'kubernetes',
    scope: { environment: 'production' },
    summary: 'payments was restarted',
  };
}

describe('marksOf', () => {
  it.each<[string, number[], number[][]]>([
    ['nothing', [], []],
    ['one', [500], [[500]]],
    ['those far from each other', [100, 200], [[100], [200]]],
    ['those near to each other, newest first', [105, 100], [[105, 100]]],
    ['at the limit', [100, 129, 130], [[129, 100], [130]]],
    ['a long row in pieces', [0, 20, 40, 60, 80], [[20, 0], [60, 40], [80]]],
    ['what lies on the ends', [0, 1000], [[0], [1000]]],
    ['and not what lies outside', [-1, 1001], []],
  ])('groups %s', (_what, minutes, expected) => {
    const marks = marksOf(
      minutes.map(minute => change(minute)),
      { kind: 'restart', from: START, to: END },
    );
    expect(
      marks.map(({ changes }) =>
        changes.map(({ at }) => (Date.parse(at) - START) / MINUTE),
      ),
    ).toEqual(expected);
    marks.forEach(({ from, to }) =>
      expect(to - from).toBeLessThan(30 * MINUTE),
    );
  });

  it('does not mix kinds', () => {
    const all = [change(1), change(2, 'rollout'), change(3, 'scaling')];
    const marks = marksOf(all, { kind: 'rollout', from: START, to: END });
    expect(marks).toHaveLength(1);
    expect(marks[0].changes).toEqual([all[1]]);
  });
});
