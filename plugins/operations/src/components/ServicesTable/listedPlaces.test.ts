import {
  HealthStatus,
  Observation,
} from '@operate-first/plugin-operations-common';
import { listedPlaces } from './listedPlaces';

function seen(
  environment: string,
  cluster?: string,
  status: HealthStatus = 'healthy',
): Observation {
  return {
    source: cluster ? `kubernetes:${cluster}` : 'probe',
    scope: { environment, cluster },
    intervalSeconds: 30,
    status,
    reasons: [],
    facts: {},
    stale: false,
  };
}

const namesOf = (observations: Observation[]) => {
  const { shown, rest } = listedPlaces(observations);
  return [
    shown.map(({ name, status }) => `${name} ${status}`),
    rest.map(({ name }) => name),
  ];
};

describe('listedPlaces', () => {
  it('shows what decides, without its environment, and of the others what is not well', () => {
    expect(
      namesOf([
        seen('staging', 'eu-1', 'down'),
        seen('staging', 'us-1'),
        seen('production', 'eu-1'),
        seen('production', 'us-1', 'degraded'),
        seen('production'),
      ]),
    ).toEqual([
      ['eu-1 healthy', 'us-1 degraded', 'probe healthy', 'staging · eu-1 down'],
      [],
    ]);
  });

  it('shows few, those that are not well first, and counts the others', () => {
    expect(
      namesOf([
        ...['a', 'b', 'c', 'd'].map(name => seen('production', name)),
        seen('production', 'e', 'down'),
      ]),
    ).toEqual([
      ['e down', 'a healthy', 'b healthy'],
      ['c', 'd'],
    ]);
  });

  it('shows all in full where none is known to decide', () => {
    expect(namesOf([seen('live', 'eu-1'), seen('test', 'eu-1')])).toEqual([
      ['live · eu-1 healthy', 'test · eu-1 healthy'],
      [],
    ]);
  });
});
