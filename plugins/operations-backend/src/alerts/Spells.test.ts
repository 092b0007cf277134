import fc from 'fast-check';
import { AlertInput, AlertRow } from './AlertRow';
import { Spells } from './Spells';

const NOW = 1_000_000;
const MISSING = 60_000;

function alert(
  startsAt: number,
  endsAt?: number,
  more: Partial<AlertInput> = {},
): AlertInput {
  return {
    fingerprint: 'a',
    severity: 'page',
    title: 'A',
    labels: {},
    annotations: {},
    startsAt,
    ...(endsAt !== undefined && { endsAt }),
    ...more,
  };
}

/** The rows after messages came one by one. */
function after(
  messages: AlertInput[][],
  rows: AlertRow[] = [],
  now = NOW,
): AlertRow[] {
  return messages.reduce((stored, message) => {
    const spells = Spells.of('s', stored, now);
    spells.receive(message);
    return merged(stored, spells.changes().rows);
  }, rows);
}

function merged(stored: AlertRow[], changed: AlertRow[]): AlertRow[] {
  const rows = new Map([...stored, ...changed].map(row => [row.id, row]));
  return [...rows.values()];
}

function reconciled(
  stored: AlertRow[],
  firing: AlertInput[],
  askedAt: number,
): AlertRow[] {
  const spells = Spells.of('s', stored, askedAt);
  spells.reconcile(firing, { askedAt, missingMilliseconds: MISSING });
  return merged(stored, spells.changes().rows);
}

const spans = (rows: AlertRow[]) =>
  rows.map(({ starts_at, ends_at }) => `${starts_at}-${ends_at ?? ''}`).sort();

describe('Spells', () => {
  it.each<[string, AlertInput[][], string[]]>([
    ['fires', [[alert(10)]], ['10-']],
    ['fires and ends', [[alert(10)], [alert(10, 20)]], ['10-20']],
    ['ends before it fired', [[alert(10, 20)], [alert(10)]], ['10-20']],
    ['is told twice', [[alert(10), alert(10)], [alert(10)]], ['10-']],
    [
      'fires again without having ended',
      [[alert(10)], [alert(30)]],
      ['10-30', '30-'],
    ],
    [
      'fires again before it was told that it ended',
      [[alert(10)], [alert(30)], [alert(10, 20)]],
      ['10-20', '30-'],
    ],
    [
      'is told late that it fired before',
      [[alert(30)], [alert(10)]],
      ['10-30', '30-'],
    ],
    ['ends before it begins', [[alert(30, 10)]], ['30-30']],
    ['ends in the future', [[alert(10, NOW + 5)]], [`10-${NOW}`]],
    ['begins in the future', [[alert(NOW + 500)]], [`${NOW}-`]],
  ])('%s', (_, messages, expected) => {
    expect(spans(after(messages))).toEqual(expected);
  });

  it('begins once, however often a beginning in the future is told', () => {
    const future = alert(NOW + 60_000);
    const first = after([[future]]);
    const second = after([[future]], first, NOW + 1_000);
    expect(spans(second)).toEqual([`${NOW}-`]);
    const ended = after(
      [[{ ...future, endsAt: NOW + 90_000 }]],
      second,
      NOW + 100_000,
    );
    expect(spans(ended)).toEqual([`${NOW}-${NOW + 90_000}`]);
  });

  it('leads to the same whatever the order, and however often it is told', () => {
    // Spells of one alert as they really were: one after the other, the last one perhaps going on.
    const history = fc
      .array(
        fc.tuple(
          fc.integer({ min: 1, max: 50 }),
          fc.integer({ min: 1, max: 50 }),
        ),
        {
          minLength: 1,
          maxLength: 6,
        },
      )
      .chain(gaps => {
        let at = 0;
        const told = gaps.flatMap(([gap, length], index) => {
          const start = at + gap;
          at = start + length;
          const fired = alert(start);
          return index === gaps.length - 1
            ? [fired]
            : [fired, alert(start, at)];
        });
        const again = fc.shuffledSubarray(told);
        return fc.tuple(
          fc.constant(told),
          fc.shuffledSubarray(told, { minLength: told.length }),
          again,
        );
      });
    fc.assert(
      fc.property(history, ([told, shuffled, again]) => {
        const inOrder = after(told.map(one => [one]));
        const outOfOrder = after([...shuffled, ...again].map(one => [one]));
        const atOnce = after([[...again, ...shuffled]]);
        expect(spans(outOfOrder)).toEqual(spans(inOrder));
        expect(spans(atOnce)).toEqual(spans(inOrder));
        const spells = Spells.of('s', outOfOrder, NOW);
        spells.receive(told);
        expect(spells.changes().changed).toEqual([]);
      }),
    );
  });

  it('ends what is missing for a while, and not at once', () => {
    let rows = after([[alert(10), alert(20, undefined, { fingerprint: 'b' })]]);
    const others = [alert(20, undefined, { fingerprint: 'b' })];
    rows = reconciled(rows, others, NOW + 1_000);
    expect(spans(rows)).toEqual(['10-', '20-']);
    // It is there again: the count begins anew.
    rows = reconciled(rows, [alert(10), ...others], NOW + 31_000);
    rows = reconciled(rows, others, NOW + 61_000);
    rows = reconciled(rows, others, NOW + 91_000);
    expect(spans(rows)).toEqual(['10-', '20-']);
    rows = reconciled(rows, others, NOW + 121_000);
    expect(spans(rows)).toEqual([`10-${NOW + 61_000}`, '20-']);
    // It fires after all, since the same moment.
    rows = reconciled(rows, [alert(10), ...others], NOW + 151_000);
    expect(spans(rows)).toEqual(['10-', '20-']);
  });

  it('believes what was pushed after it asked', () => {
    const asked = NOW - 1_000;
    const rows = after([[alert(10)], [alert(20, 30, { fingerprint: 'b' })]]);
    const firing = [alert(20, undefined, { fingerprint: 'b' })];
    expect(spans(reconciled(rows, firing, asked))).toEqual(['10-', '20-30']);
    // What is asked later is believed: the end was of a moment that is over.
    expect(spans(reconciled(rows, firing, NOW + 1))).toEqual(['10-', '20-']);
  });

  it('knows who keeps it quiet from asking, and a push does not change that', () => {
    const silenced = alert(10, undefined, {
      silencedBy: ['x'],
      inhibitedBy: [],
      suppressed: 'silenced',
    });
    const rows = reconciled([], [silenced], NOW);
    const [pushed] = after([[alert(10)]], rows);
    expect(pushed).toMatchObject({
      suppressed: 'silenced',
      silenced_by: '["x"]',
    });
    const [free] = reconciled(
      [pushed],
      [alert(10, undefined, { silencedBy: [], inhibitedBy: [] })],
      NOW + 1,
    );
    expect(free).toMatchObject({ suppressed: null, silenced_by: '[]' });
  });
});
