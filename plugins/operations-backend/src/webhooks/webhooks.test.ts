import { component } from '../__testUtils__/entities';
import { Core, MINUTE } from '../__testUtils__/Core';
import { testDatabases } from '../__testUtils__/databases';
import { until } from '../__testUtils__/until';
import { Receiver, SECRET } from './__testUtils__/Receiver';
import { WebhookLab } from './__testUtils__/WebhookLab';
import { WebhookConfig } from './config';
import { postMessage } from './postMessage';
import { forgetOthers, pruneDeliveries } from './WebhookQueue';

const databases = testDatabases();
const HOUR = 60 * MINUTE;

describe('a message', () => {
  it('is signed as the published example of Standard Webhooks', async () => {
    const receiver = await Receiver.start();
    const attempt = await postMessage(
      {
        id: 'x',
        title: 'X',
        url: receiver.url,
        secret: SECRET,
        events: [],
        visibility: 'public',
      },
      { id: 'msg_p5jXN8AQM9LWM0D4loKWxJek', payload: '{"test": 2432232314}' },
      { now: 1614265330_000, signal: new AbortController().signal },
    );
    expect(attempt).toEqual({ outcome: 'delivered' });
    expect(receiver.received[0].headers).toMatchObject({
      'content-type': 'application/json',
      'webhook-id': 'msg_p5jXN8AQM9LWM0D4loKWxJek',
      'webhook-timestamp': '1614265330',
      'webhook-signature': 'v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=',
    });
    await receiver.stop();
  });
});

describe.each(databases.ids)('webhooks on %s', databaseId => {
  let receivers: Receiver[] = [];

  afterEach(async () => {
    await Promise.all(receivers.map(one => one.stop()));
    receivers = [];
  });

  async function receiver() {
    const started = await Receiver.start();
    receivers.push(started);
    return started;
  }

  async function start(...webhooks: Array<Partial<WebhookConfig>>) {
    const core = await Core.create(await databases.open(databaseId));
    core.now = Date.now();
    await core.catalog(
      component('shop', { title: 'Shop' }),
      component('vault', {
        labels: { 'operate-first.io/visibility': 'internal' },
      }),
    );
    await core.declare('shop');
    await core.declare('vault');
    return WebhookLab.create(
      core,
      webhooks.map((one, at) => ({
        id: `hook-${at}`,
        title: `Hook ${at}`,
        url: receivers[at].url,
        secret: SECRET,
        events: ['incident.opened', 'incident.resolved', 'health.changed'],
        visibility: 'public',
        ...one,
      })),
    );
  }

  it('tell each what it wants and may know, signed', async () => {
    const [visitor, member] = [await receiver(), await receiver()];
    const lab = await start({}, { visibility: 'internal' });
    const [code, status, message] = ['x', 'down', 'It is down.'];
    const reasons = [{ code, status, message, detail: 'ECONNREFUSED' }];
    await lab
      .database('services')
      .update({ health_reasons: JSON.stringify(reasons) });
    const { id } = await lab.open('shop');
    await lab.open('vault', { visibility: 'internal' });
    await lab.incidents.transaction(writer =>
      writer.update(
        id,
        { severity: 1, status: 'resolved' },
        { kind: 'policy' },
      ),
    );
    await lab.plan();
    await lab.deliver();
    expect(visitor.types).toEqual(['incident.opened', 'incident.resolved']);
    expect(member.types.sort()).toEqual([
      'incident.opened',
      'incident.opened',
      'incident.resolved',
    ]);
    const [first] = visitor.received;
    expect(visitor.verified(first)).toEqual(first.message);
    expect(first.message).toMatchObject({
      type: 'incident.opened',
      timestamp: new Date(lab.core.now).toISOString(),
      data: {
        url: 'https://portal.example.org/operations/incidents/INC-1',
        incident: { key: 'INC-1', title: 'shop is down', severity: 1 },
      },
    });
    expect(first.text).not.toMatch(/ada|ECONNREFUSED/);
    expect(JSON.stringify(member.received)).toContain('ECONNREFUSED');
    expect(JSON.stringify(member.received)).toContain('user:default/ada');
    await lab.plan();
    await lab.deliver();
    expect(visitor.received).toHaveLength(2);
  });

  it('tell of the health of services when it changes', async () => {
    const [visitor, member] = [await receiver(), await receiver()];
    const lab = await start({}, { visibility: 'internal' });
    const { core } = lab;
    await core.observe('shop', 'healthy');
    await core.observe('vault', 'healthy');
    await lab.plan();
    await lab.deliver();
    const old = visitor.received.length;
    for (const status of ['down', 'healthy', 'degraded'] as const) {
      core.now += 5_000;
      await core.observe('shop', status);
      await core.observe('vault', status);
    }
    await lab.plan();
    await lab.plan();
    await lab.deliver();
    const changes = visitor.received.slice(old).map(({ message }) => {
      const { service, previous, status } = message.data;
      return [service, previous, status];
    });
    const shop = { ref: 'component:default/shop', title: 'Shop' };
    expect(changes).toEqual([
      [shop, 'healthy', 'down'],
      [shop, 'down', 'healthy'],
      [shop, 'healthy', 'degraded'],
    ]);
    expect(member.types.filter(type => type === 'health.changed')).toHaveLength(
      6,
    );
  });

  it('are tried again under the same id, less and less often, and given up after three days', async () => {
    const [broken, healthy] = [await receiver(), await receiver()];
    const lab = await start({}, {});
    const { core } = lab;
    broken.status = 503;
    await lab.open('shop');
    await lab.plan();
    await lab.deliver();
    await lab.deliver();
    expect(healthy.received).toHaveLength(1);
    expect(broken.received).toHaveLength(1);
    for (let minute = 0; minute < 60; minute++) {
      core.now += MINUTE;
      await lab.deliver();
    }
    expect(broken.received.length).toBeGreaterThan(3);
    expect(broken.received.length).toBeLessThan(8);
    const ids = new Set(broken.received.map(({ id }) => id));
    expect(ids.size).toBe(1);
    expect(new Set(broken.received.map(({ text }) => text)).size).toBe(1);
    const [hook, other] = await lab.reader.list();
    expect(hook).toMatchObject({ state: 'failing', waiting: 1 });
    expect(hook.message).toMatch(/^127\.0\.0\.1:\d+ answered 503\./);
    expect(other).toMatchObject({ state: 'working', waiting: 0 });
    for (let hour = 0; hour < 80; hour++) {
      core.now += HOUR;
      await lab.deliver();
    }
    const [lost] = await lab.reader.list();
    expect(lost).toMatchObject({ state: 'failing', waiting: 0 });
    expect(lost.message).toContain('1 could not be delivered');
    expect(lab.logger.warn).toHaveBeenCalledTimes(1);
    broken.status = 200;
    await lab.open('shop');
    await lab.plan();
    await lab.deliver();
    const [mended] = await lab.reader.list();
    expect(mended.state).toBe('working');
    expect(JSON.stringify([hook, lost, mended])).not.toMatch(/hidden|whsec/);
  });

  it('follow no redirects', async () => {
    const [target, mover] = [await receiver(), await receiver()];
    mover.status = 307;
    mover.location = target.url;
    const lab = await start({ url: mover.url });
    await lab.open('shop');
    await lab.plan();
    await lab.deliver();
    expect([mover.received.length, target.received.length]).toEqual([1, 0]);
    const [hook] = await lab.reader.list();
    expect(hook.message).toContain('redirects are not followed');
  });

  it('do not wait for one that says nothing, and send again what was being sent at the end', async () => {
    const [silent, quick] = [await receiver(), await receiver()];
    const lab = await start({}, {});
    silent.silent = true;
    await lab.open('shop');
    await lab.plan();
    const killed = new AbortController();
    const delivering = lab.deliver(killed.signal);
    await until(() => silent.received.length + quick.received.length === 2);
    await until(async () => {
      const [, other] = await lab.reader.list();
      return other.state === 'working';
    });
    killed.abort();
    await delivering;
    silent.silent = false;
    await lab.deliver();
    expect(silent.received).toHaveLength(2);
    expect(silent.received[1].id).toBe(silent.received[0].id);
    expect(quick.received).toHaveLength(1);
    // Another process has taken over while this one sends: it sends again what this one cannot mark.
    await lab.open('shop');
    await lab.plan();
    await lab.database('leases').update({ fencing: 99 });
    await expect(lab.deliver()).rejects.toThrow('no longer held');
    const { fencing } = lab.core.lease;
    await lab.database('leases').update({ fencing });
    await lab.deliver();
    expect(silent.received).toHaveLength(4);
    expect(silent.received[3].id).toBe(silent.received[2].id);
  });

  it('do not tell visitors what was hidden meanwhile', async () => {
    const hook = await receiver();
    const lab = await start({});
    hook.status = 500;
    const { id } = await lab.open('shop');
    await lab.plan();
    await lab.deliver();
    await lab.incidents.transaction(writer =>
      writer.update(id, { visibility: 'internal' }, { kind: 'policy' }),
    );
    lab.core.now += HOUR;
    await lab.deliver();
    expect(hook.received).toHaveLength(1);
    const [{ waiting }] = await lab.reader.list();
    expect(waiting).toBe(0);
  });

  it('are forgotten with their configuration', async () => {
    const [gone, kept] = [await receiver(), await receiver()];
    const lab = await start({}, { events: ['incident.opened'] });
    gone.status = 500;
    kept.status = 500;
    await lab.open('shop');
    await lab.plan();
    await lab.deliver();
    expect(await lab.database('webhook_health')).not.toEqual([]);
    await lab.database.transaction(transaction =>
      forgetOthers(transaction, [lab.webhooks[1]]),
    );
    const waiting = await lab.reader.list();
    expect(waiting.map(one => [one.state, one.waiting])).toEqual([
      ['untried', 0],
      ['failing', 1],
    ]);
    expect(await lab.database('webhook_health')).toEqual([]);
  });

  it('gives up what is too old, also where nobody tried it', async () => {
    const { url } = await receiver();
    expect(url).toBeDefined();
    const lab = await start({});
    await lab.open('shop');
    await lab.plan();
    const prune = async (now: number) => {
      await lab.database.transaction(transaction =>
        pruneDeliveries(transaction, now),
      );
      return lab.database('webhook_deliveries').pluck('type');
    };
    expect(await prune(lab.core.now + 3.5 * 24 * HOUR)).toEqual([
      'incident.opened',
    ]);
    expect(await prune(lab.core.now + 4.5 * 24 * HOUR)).toEqual([]);
    expect(await prune(lab.core.now + 5 * 24 * HOUR)).toEqual([]);
    expect(await lab.database('webhook_states')).toMatchObject([
      { webhook_id: 'hook-0', given_up: 1 },
    ]);
  });
});
