import {
  locationOf,
  paymentsWorkloads,
  workloadOf,
} from '../../__fixtures__/workloads';
import { matricesOf } from './matrix';

describe('matricesOf', () => {
  it('puts workloads down and clusters across, each environment by itself', () => {
    const matrices = matricesOf(paymentsWorkloads().locations);
    expect(
      matrices.map(({ environment, columns, rows }) => ({
        environment,
        clusters: columns.map(({ cluster }) => cluster),
        rows: rows.map(({ name, cells }) => [
          name,
          ...cells.map(cell => cell && `${cell.ready}/${cell.wanted}`),
        ]),
      })),
    ).toEqual([
      {
        environment: 'production',
        clusters: ['eu-1', 'us-1'],
        rows: [
          ['payments', '1/3', '3/3'],
          ['payments-worker', '0/0', undefined],
          ['payments-report', '0/0', '0/0'],
        ],
      },
      {
        environment: 'staging',
        clusters: ['eu-1'],
        rows: [['payments', '3/3']],
      },
    ]);
    expect(matrices[0].severalKinds).toBe(true);
    expect(matrices[0].severalNamespaces).toBe(false);
    expect(matrices[1].severalKinds).toBe(false);
  });

  it.each<[string, string[], string[]]>([
    ['the same everywhere', ['1', '1', '1'], []],
    ['one of its own', ['1', '2', '1'], ['1: a, c', '2: b']],
    ['each of its own', ['1', '2', '3'], ['1: a', '2: b', '3: c']],
    ['of nowhere else', ['1'], []],
  ])('tells versions that are %s', (_what, tags, expected) => {
    const locations = tags.map((tag, index) => {
      const workload = workloadOf('payments');
      const images = workload.images.map(image => ({ ...image, tag }));
      return locationOf('abc'[index], [{ ...workload, images }]);
    });
    expect(
      matricesOf(locations)[0].versions.flatMap(({ places }) =>
        places.map(place => `${place.tags}: ${place.clusters.join(', ')}`),
      ),
    ).toEqual(expected);
  });

  it('has columns also where nothing was found', () => {
    const [{ columns, rows }] = matricesOf([locationOf('eu-1', [])]);
    expect(columns).toHaveLength(1);
    expect(rows).toHaveLength(0);
    expect(matricesOf([])).toEqual([]);
  });
});
