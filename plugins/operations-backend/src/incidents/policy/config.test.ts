import { ConfigReader } from '@backstage/config';
import { JsonObject } from '@backstage/types';
import { DEFAULT_POLICY } from '@operate-first/plugin-operations-common';
import { readIncidentPolicy } from './config';

function read(config?: JsonObject) {
  return readIncidentPolicy(config && new ConfigReader(config), ['live']);
}

describe('the configuration of the incident policy', () => {
  it('is what it usually is, of the environments that count', () => {
    expect(read()).toEqual({ ...DEFAULT_POLICY, environments: ['live'] });
  });

  it('sets each number and switch', () => {
    const policy = {
      opens: ['page', 'ticket'],
      waitSeconds: { page: 10, ticket: 20, info: 30 },
      environments: ['production', 'staging'],
      flapping: { times: 5, withinSeconds: 600, calmSeconds: 60 },
      dependencySeconds: 60,
      dependencyDepth: 2,
      reopenSeconds: 900,
      aftermathSeconds: 1200,
      calmSeconds: 120,
      closeUntouchedSeconds: 600,
      stormServices: 8,
      widespreadServices: 20,
      severityOf: { minor: 3, major: 2, outage: 1 },
    };
    expect(read(policy)).toEqual(policy);
  });

  it.each([
    [{ opens: ['critical'] }, 'opens must only name page, ticket, info'],
    [{ waitSeconds: { page: -1 } }, 'waitSeconds.page must be a whole number'],
    [{ flapping: { times: 1 } }, 'flapping.times must be'],
    [{ dependencyDepth: 11 }, 'at least 0 and at most 10; it is 11'],
    [{ aftermathSeconds: 86_401 }, 'at most 86400'],
    [{ calmSeconds: 0.5 }, 'calmSeconds must be a whole number'],
    [{ closeUntouchedSeconds: 0 }, 'closeUntouchedSeconds must be'],
    [{ severityOf: { outage: 5 } }, 'severityOf.outage must be'],
  ])('refuses %j', (config, message) => {
    expect(() => read(config)).toThrow(message);
  });
});
