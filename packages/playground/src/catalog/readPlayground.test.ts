import { resolve } from 'node:path';
import { smallOrganisation } from '../__testUtils__/smallOrganisation';
import { readPlayground } from './readPlayground';

const EXAMPLES = resolve(__dirname, '../../../../examples');

describe('readPlayground', () => {
  it('finds services, ports, routes and calls in the example catalog', async () => {
    const { services } = await readPlayground(EXAMPLES);
    expect(services.length).toBeGreaterThanOrEqual(20);
    expect(services.filter(s => s.process === 'own')).toHaveLength(6);

    const ports = services.flatMap(s => s.listeners.map(l => l.port));
    expect(Math.min(...ports)).toBeGreaterThan(8100);
    expect(Math.max(...ports)).toBeLessThanOrEqual(8160);
    const staged = services.filter(s =>
      s.listeners.some(l => l.environment === 'staging'),
    );
    expect(staged.length).toBeGreaterThanOrEqual(5);

    const bookings = services.find(s => s.name === 'bookings');
    expect(bookings?.routes).toContainEqual(
      expect.objectContaining({
        method: 'POST',
        path: '/bookings',
        status: 201,
        calls: ['fares', 'seat-inventory', 'payments', 'ticket-wallet'],
      }),
    );
    expect(services.find(s => s.name === 'fares')?.routes[0].examplePath).toBe(
      '/fares?from=harbour&to=old-town',
    );
  });

  it.each([
    [
      'services: { core: { process: many } }',
      /services\.core\.process is "many".*own.*shared/,
    ],
    [
      'services: { cor: {}, web: { routes: { GET /: {} } } }',
      /services\.cor is no Component/,
    ],
    [
      'services: { web: { routes: { GET /: { calls: [gone] } } } }',
      /routes\.GET \/\.calls has "gone"/,
    ],
    [
      'services: { core: { routes: { GET /gone: {} } }, web: { routes: { GET /: {} } } }',
      /"GET \/gone", which no API of core defines/,
    ],
    ['services: {}', /Component web has no route/],
    [
      'services: { core: { latency: fast } }',
      /services\.core\.latency is "fast": write a duration in milliseconds/,
    ],
  ])('refuses %s', async (yaml, reason) => {
    const { examples } = await smallOrganisation(yaml);
    await expect(readPlayground(examples)).rejects.toThrow(reason);
  });
});
