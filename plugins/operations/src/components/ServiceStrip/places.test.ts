import { HealthReason, Scope } from '@operate-first/plugin-operations-common';
import { placesOf, sayOnce } from './places';

const seen = (
  source: string,
  environment: string,
  cluster?: string,
  namespace?: string,
) => ({ source, scope: { environment, cluster, namespace } });
const PRODUCTION = [{ environment: 'production', headline: true }];

const EVERYWHERE = [
  seen('kubernetes:eu-1', 'production', 'eu-1', 'production'),
  seen('kubernetes:us-1', 'production', 'us-1', 'production'),
  seen('probe', 'production'),
  seen('kubernetes:eu-1', 'staging', 'eu-1', 'staging'),
  seen('probe', 'staging'),
];

describe('placesOf', () => {
  it('leaves out what goes without saying', () => {
    const { locationName, reasonPlace } = placesOf(EVERYWHERE, PRODUCTION);
    expect(EVERYWHERE.map(({ scope }) => locationName(scope))).toEqual([
      'eu-1',
      'us-1',
      'probe',
      'staging · eu-1',
      'staging · probe',
    ]);
    expect(EVERYWHERE.map(reasonPlace)).toEqual([
      'eu-1',
      'us-1',
      'probe',
      'staging · eu-1',
      'staging · probe',
    ]);
  });

  it('names the environment where nothing else would tell a location', () => {
    const alone = [seen('probe', 'production'), seen('probe', 'staging')];
    const { locationName, reasonPlace } = placesOf(alone, PRODUCTION);
    expect(alone.map(({ scope }) => locationName(scope))).toEqual([
      'production',
      'staging',
    ]);
    expect(alone.map(reasonPlace)).toEqual([undefined, 'staging']);
  });

  it('names environments where several decide, and namespaces where a cluster has several', () => {
    const two = [
      seen('kubernetes:eu-1', 'production', 'eu-1', 'shop'),
      seen('kubernetes:eu-1', 'production', 'eu-1', 'till'),
      seen('kubernetes:eu-1', 'dr', 'eu-1', 'shop'),
    ];
    const { reasonPlace } = placesOf(two, [
      ...PRODUCTION,
      { environment: 'dr', headline: true },
    ]);
    expect(two.map(reasonPlace)).toEqual([
      'production · eu-1 · shop',
      'production · eu-1 · till',
      'dr · eu-1',
    ]);
  });
});

describe('sayOnce', () => {
  const reasonIn = (cluster: string, message: string): HealthReason => ({
    code: 'kubernetes.crash',
    status: 'down',
    message,
    scope: { environment: 'production', cluster } as Scope,
  });

  it('says what is true in several places once, in the order of the worst', () => {
    const said = sayOnce(
      [
        reasonIn('eu-1', 'All pods keep crashing.'),
        reasonIn('eu-1', 'The quota is used.'),
        reasonIn('us-1', 'All pods keep crashing.'),
      ],
      ({ scope }) => scope?.cluster,
    );
    expect(said.map(({ places, reasons }) => [places, reasons.length])).toEqual(
      [
        [['eu-1', 'us-1'], 2],
        [['eu-1'], 1],
      ],
    );
  });
});
