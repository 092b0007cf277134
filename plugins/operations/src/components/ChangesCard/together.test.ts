import { Change } from '@operate-first/plugin-operations-common';
import { onePerPlace, tellTogether } from './together';

const NOON = Date.parse('2026-11-20T12:00:00Z');

function changeAt(
  minute: number,
  kind: Change['kind'],
  cluster: string,
  summary: string,
): Change {
  return {
    id: `${minute} ${cluster} ${summary}`,
    at: new Date(NOON + minute * 60_000).toISOString(),
    kind,
    source: `kubernetes:${cluster}`,
    scope: { environment: 'production', cluster },
    summary,
  };
}

/** Newest first, as the API has them. */
const told = (changes: Change[]) =>
  tellTogether([...changes].reverse()).map(({ changes: of, key }) => ({
    key,
    words: `${of[0].summary} × ${of.length}`,
    places: onePerPlace(of).map(({ scope }) => scope?.cluster),
  }));

describe('tellTogether', () => {
  it('tells a burst of restarts as one, by its first, and a later one by itself', () => {
    expect(
      told([
        changeAt(0, 'restart', 'us-1', 'restarted'),
        changeAt(1, 'restart', 'eu-1', 'restarted'),
        changeAt(8, 'restart', 'us-1', 'restarted'),
        changeAt(40, 'restart', 'us-1', 'restarted'),
      ]),
    ).toEqual([
      { key: '40 us-1 restarted', words: 'restarted × 1', places: ['us-1'] },
      {
        key: '0 us-1 restarted',
        words: 'restarted × 3',
        places: ['eu-1', 'us-1'],
      },
    ]);
  });

  it('tells a rollout in all clusters once, and there and back as what it is', () => {
    expect(
      told([
        changeAt(0, 'rollout', 'eu-1', '1.3 rolled out'),
        changeAt(0, 'rollout', 'us-1', '1.3 rolled out'),
        changeAt(1, 'scaling', 'us-1', 'from 2 to 3'),
        changeAt(2, 'scaling', 'us-1', 'from 3 to 2'),
        changeAt(3, 'scaling', 'us-1', 'from 2 to 3'),
      ]).map(({ words }) => words),
    ).toEqual([
      'from 2 to 3 × 1',
      'from 3 to 2 × 1',
      'from 2 to 3 × 1',
      '1.3 rolled out × 2',
    ]);
  });
});
