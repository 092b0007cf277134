import {
  lives,
  RunningPlayground,
  spawnPlayground,
  until,
} from './__testUtils__/RunningPlayground';
import { smallOrganisation } from './__testUtils__/smallOrganisation';

jest.setTimeout(60_000);

describe('the playground', () => {
  let playground: RunningPlayground;

  beforeAll(async () => {
    playground = await RunningPlayground.start();
  });

  afterAll(async () => {
    await playground.end();
  });

  it('runs every service, with users', async () => {
    for (const service of ['web', 'core', 'leaf', 'test'] as const) {
      expect((await playground.get(service)).status).toBe(200);
    }
    expect(await (await playground.get('web', '/')).text()).toContain(
      '<h1>The web</h1>',
    );
    expect(await (await playground.get('core', '/core/12')).json()).toEqual({
      id: 7,
    });
    expect((await playground.control('/ready')).status).toBe(200);
    await until(
      async () => (await playground.status('core')).requestsPerSecond > 5,
    );
    const { test, leaf } = playground.ports;
    expect(await playground.status('leaf')).toMatchObject({
      state: 'running',
      process: 'shared',
      ports: [leaf, test],
      since: expect.stringMatching(/^\d{4}-\d\d-\d\dT.*Z$/),
    });
  });

  describe.each([
    ['a process of its own', 'core', 'own'],
    ['a shared process', 'leaf', 'shared'],
  ] as const)('a service in %s', (_, service, kind) => {
    async function expectHealed() {
      const healed = await playground.heal(service);
      expect(await healed.json()).toMatchObject({
        state: 'running',
        wasBroken: true,
      });
      expect((await playground.status(service)).fault).toBeUndefined();
      const begun = Date.now();
      expect((await playground.get(service)).status).toBe(200);
      expect(Date.now() - begun).toBeLessThan(1_400);
    }

    it('answers with errors', async () => {
      await playground.break(service, 'errors');
      expect((await playground.get(service)).status).toBe(500);
      expect((await playground.get(service, '/metrics')).status).toBe(200);
      expect(await playground.status(service)).toMatchObject({
        state: 'broken',
        fault: 'errors',
        process: kind,
      });
      await expectHealed();
    });

    it('becomes slow, and its callers with it', async () => {
      await playground.break(service, 'latency');
      const begun = Date.now();
      expect((await playground.get(service)).status).toBe(200);
      expect((await playground.get('web', '/')).status).toBe(200);
      expect(Date.now() - begun).toBeGreaterThan(2_900);
      await expectHealed();
    });

    it('refuses connections', async () => {
      await playground.break(service, 'down');
      await expect(playground.get(service)).rejects.toMatchObject({
        cause: { code: 'ECONNREFUSED' },
      });
      expect(await playground.status(service)).toMatchObject({
        state: 'broken',
        fault: 'down',
      });
      await expectHealed();
    });

    it('crashes with a stack trace in its log', async () => {
      const { pid = 0 } = await playground.status(service);
      expect(lives(pid)).toBe(true);
      await playground.break(service, 'crash');
      await expect(playground.get(service)).rejects.toThrow();
      expect(await playground.status(service)).toMatchObject({
        state: 'stopped',
        fault: 'crash',
      });
      expect(lives(pid)).toBe(kind === 'shared');
      // Its neighbour in the shared process lives on.
      expect((await playground.get('web')).status).toBe(200);
      expect(playground.log(kind === 'own' ? service : 'shared-1')).toMatch(
        /broken on purpose: crash\n\s+at /,
      );
      await expectHealed();
    });
  });

  it('lets a broken dependency fail its callers, and counts it by code', async () => {
    await playground.break('leaf', 'errors');
    const failed = await playground.get('core', '/core/1');
    expect(failed.status).toBe(502);
    expect(await failed.json()).toEqual({
      error: 'leaf answered 500',
      dependency: 'leaf',
    });
    expect((await playground.get('web', '/')).status).toBe(502);
    expect((await playground.get('core')).status).toBe(200);

    await playground.break('leaf', 'down');
    expect((await playground.get('core', '/core/1')).status).toBe(503);

    const metrics = await (await playground.get('core', '/metrics')).text();
    const core = 'method="GET",route="/core/{id}",code=';
    for (const code of [200, 502, 503]) {
      expect(metrics).toMatch(
        new RegExp(`^http_requests_total\\{${core}"${code}"\\} [1-9]`, 'm'),
      );
    }
    expect(metrics).toContain(
      `http_request_duration_seconds_bucket{le="0.005",${core}"502"}`,
    );
    expect(metrics).toContain('process_resident_memory_bytes');

    await playground.heal('leaf');
    expect((await playground.get('web', '/')).status).toBe(200);
  });

  it('leaves a killed process dead until it is healed', async () => {
    const { pid = 0 } = await playground.status('core');
    process.kill(pid, 'SIGKILL');
    await until(
      async () => (await playground.status('core')).state === 'stopped',
    );
    await expect(playground.get('core')).rejects.toThrow();
    const dead = await playground.status('core');
    expect(dead).not.toHaveProperty('pid');
    expect(dead).toMatchObject({ requestsPerSecond: 0 });

    const refused = await playground.break('core', 'errors');
    expect(refused.status).toBe(409);
    // Nobody has started it meanwhile.
    expect(await playground.status('core')).toEqual(dead);

    await playground.heal('core');
    const healed = await playground.status('core');
    expect(healed.pid).not.toBe(pid);
    expect((await playground.get('core', '/core/1')).status).toBe(200);
  });

  it('brings all services of a killed shared process back, except those broken on purpose', async () => {
    const { pid = 0 } = await playground.status('leaf');
    expect((await playground.status('web')).pid).toBe(pid);
    await playground.break('web', 'errors');
    process.kill(pid, 'SIGKILL');
    await until(
      async () => (await playground.status('leaf')).state === 'stopped',
    );
    await playground.heal('leaf');
    expect((await playground.get('leaf')).status).toBe(200);
    expect((await playground.get('web')).status).toBe(500);
    await playground.heal('web');
    expect((await playground.get('web')).status).toBe(200);
  });

  it('answers mistakes with what would be right', async () => {
    const unknown = await playground.heal('lead');
    expect(unknown.status).toBe(404);
    expect(unknown.headers.get('content-type')).toBe(
      'application/problem+json',
    );
    expect(await unknown.json()).toMatchObject({
      status: 404,
      detail: 'There is no service "lead". Did you mean "leaf"?',
    });

    const far = await playground.heal('payments');
    expect(far.status).toBe(404);
    expect((await far.json()).detail).toBe(
      'There is no service "payments". "status" lists those there are.',
    );

    const portal = await playground.break('operate-first-portal', 'errors');
    expect(portal.status).toBe(400);
    expect((await portal.json()).detail).toContain('cannot be broken this way');

    const before = await playground.status('leaf');
    const well = await playground.heal('leaf');
    expect(await well.json()).toMatchObject({
      wasBroken: false,
      since: before.since,
    });
    expect((await playground.status('leaf')).since).toBe(before.since);

    const fault = await playground.break('leaf', 'gone');
    expect(fault.status).toBe(400);
    expect((await fault.json()).detail).toContain(
      'errors, latency, down, crash',
    );

    const page = await playground.control('/services/leaf/heal', {
      method: 'POST',
      headers: { origin: 'https://example.org' },
    });
    expect(page.status).toBe(403);
    expect((await playground.control('/nothing')).status).toBe(404);
  });

  it('says in one sentence which port is in use', async () => {
    const { control } = playground.ports;
    const second = spawnPlayground(playground.examples, [
      '--port',
      `${control}`,
    ]);
    expect(await second.exit).toBe(1);
    expect(await second.stderr).toContain(`Port ${control} of the playground`);

    const { ports } = await smallOrganisation();
    const third = spawnPlayground(playground.examples, [
      '--port',
      `${ports.control}`,
      '--state',
      `${playground.examples}/third`,
    ]);
    expect(await third.exit).toBe(1);
    const reason = await third.stderr;
    expect(reason).toMatch(/^Port \d+, where \w+ listens, is in use/);
    expect(reason.trim().split('\n')).toHaveLength(1);
  });
});

describe('the end of the playground', () => {
  it.each([
    ['it is told to', 0, (p: RunningPlayground) => p.child.kill('SIGTERM')],
    [
      'it is killed',
      undefined,
      (p: RunningPlayground) => p.child.kill('SIGKILL'),
    ],
    ['its parent is gone', 0, (p: RunningPlayground) => p.child.stdin?.end()],
  ])('leaves nothing running when %s', async (_, exitCode, endIt) => {
    const playground = await RunningPlayground.start();
    const pids = playground.pids();
    // One of its own, one shared, staging, traffic.
    expect(pids).toHaveLength(4);
    expect(pids.every(lives)).toBe(true);
    endIt(playground);
    await until(() => !pids.some(lives));
    expect(await playground.exitCode).toBe(exitCode);
    await expect(playground.get('core')).rejects.toThrow();
  });
});
