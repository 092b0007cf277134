import { RequestPlaceFacts } from '@operate-first/plugin-operations-common';
import { onEveryCluster } from './everyCluster';

jest.setTimeout(60_000);

const seen = (minute: number) => ({
  at: `2026-11-22T00:0${minute}:00.000Z`,
  text: `Seen ${minute}.`,
});

function place(
  cluster: string,
  facts: Partial<RequestPlaceFacts> = {},
): RequestPlaceFacts {
  return {
    service: 'component:default/cart',
    environment: 'production',
    namespace: 'cart',
    cluster,
    ...facts,
  };
}

const WELL = { synced: seen(1), healthy: seen(2) };
const MET = { ...WELL, observed: seen(3) };

describe('what nobody can tell apart by cluster', () => {
  it.each<[string, RequestPlaceFacts[], boolean[]]>([
    ['proves one cluster by itself', [place('eu-1', MET)], [true]],
    [
      'proves nothing while another cluster has not got it',
      [place('eu-1', MET), place('us-1', { observed: seen(3) })],
      [false, false],
    ],
    [
      'proves nothing while it is not well elsewhere',
      [
        place('eu-1', MET),
        place('us-1', { synced: seen(1), observed: seen(3) }),
      ],
      [false, false],
    ],
    [
      'proves all of them where all are well',
      [place('eu-1', MET), place('us-1', MET)],
      [true, true],
    ],
    [
      'proves nothing by what was seen before the last was well',
      [place('eu-1', MET), place('us-1', { ...MET, healthy: seen(4) })],
      [false, false],
    ],
    [
      'is not mixed up with another environment',
      [place('eu-1', MET), place('us-1', { environment: 'staging' })],
      [true, false],
    ],
    [
      'is not mixed up with another service',
      [
        place('eu-1', MET),
        place('us-1', { service: 'component:default/till' }),
      ],
      [true, false],
    ],
  ])('%s', (_, found, observed) => {
    const before = found.map(({ cluster }) => place(cluster ?? ''));
    const after = onEveryCluster(before, found);
    expect(after.map(each => each.observed !== undefined)).toEqual(observed);
  });

  it('says so', () => {
    const found = [place('us-1', MET), place('eu-1', MET)];
    const before = [place('us-1'), place('eu-1')];
    const [{ observed }] = onEveryCluster(before, found);
    expect(observed?.text).toBe(
      'Seen 3. It was looked at for eu-1 and us-1 together.',
    );
  });

  it('stays proved', () => {
    const before = [place('eu-1', MET), place('us-1')];
    expect(onEveryCluster(before, before)).toEqual(before);
  });
});
