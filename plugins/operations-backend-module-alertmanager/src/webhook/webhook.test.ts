import { mockServices } from '@backstage/backend-test-utils';
import { ConfigReader } from '@backstage/config';
import { AlertReport } from '@operate-first/plugin-operations-node';
import express from 'express';
import { createHmac } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import request from 'supertest';
import { message, pushed } from '../__testUtils__/messages';
import { readAlertmanagerConfig } from '../config';
import { webhookRouter } from './webhookRouter';

const TOKEN = 'a-token-of-a-test';
const PATH = '/webhooks/alertmanager/eu-1';

function setUp(webhook: object = { bearer: { token: TOKEN } }) {
  const received: AlertReport[][] = [];
  const asked = jest.fn();
  const state: { failure?: Error } = {};
  const { servers, replicaLabels } = readAlertmanagerConfig(
    new ConfigReader({
      operations: { alertmanager: { servers: [{ name: 'eu-1', webhook }] } },
    }),
  );
  const [{ name, webhook: config }] = servers;
  if (!config) throw new Error('No webhook');
  const app = express();
  app.use(
    webhookRouter({
      doors: [
        {
          name,
          config,
          source: {
            id: 'alertmanager-eu-1',
            receive: async reports => {
              if (state.failure) throw state.failure;
              received.push(reports);
              return reports.length;
            },
            askSoon: asked,
          },
        },
      ],
      replicaLabels,
      logger: mockServices.logger.mock(),
    }),
  );
  const post = (
    body: unknown,
    headers: Record<string, string> = { authorization: `Bearer ${TOKEN}` },
  ) =>
    request(app)
      .post(PATH)
      .set(headers)
      .type('json')
      .send(typeof body === 'string' ? body : JSON.stringify(body));
  return { app, post, received, asked, state };
}

describe('the webhook', () => {
  it('takes what Alertmanager sends, as it means it', async () => {
    const { post, received } = setUp();
    const answer = await post(
      message([
        pushed(),
        pushed(
          { alertname: 'Slow' },
          { status: 'resolved', endsAt: '2026-11-21T10:05:00Z' },
        ),
        pushed({}),
      ]),
    );
    expect(answer.status).toBe(200);
    expect(answer.body).toEqual({ stored: 3, left: [] });
    expect(received[0]).toMatchObject([
      {
        labels: { alertname: 'Down', service: 'shop' },
        annotations: { summary: 'It is down.' },
        startsAt: new Date('2026-11-21T10:00:00.123Z'),
        endsAt: undefined,
        generatorUrl: 'http://prometheus.example.org/graph',
      },
      { endsAt: new Date('2026-11-21T10:05:00Z') },
      { labels: {} },
    ]);
    // Who is told of by push says nothing of silences.
    expect(received[0][0].silencedBy).toBeUndefined();
  });

  it('takes what Grafana sends, signed', async () => {
    const secret = 'a-secret-of-a-test';
    const { post, received } = setUp({
      hmac: { secret, timestampHeader: 'x-time' },
    });
    const body = JSON.stringify(
      message(
        [
          pushed(
            { alertname: 'Full' },
            {
              annotations: null,
              values: { A: 1 },
              valueString: '',
              dashboardURL: 'https://grafana.example.org/d/1',
              panelURL: '',
              silenceURL: 'https://grafana.example.org/silence',
            },
          ),
        ],
        { version: '1', orgId: 1, title: 'x', state: 'alerting', message: '' },
      ),
    );
    const sign = (time: number, text = body) => ({
      'x-time': String(time),
      'x-grafana-alerting-signature': createHmac('sha256', secret)
        .update(`${time}:${text}`)
        .digest('hex'),
    });
    const now = Math.floor(Date.now() / 1000);
    expect((await post(body, sign(now))).status).toBe(200);
    expect(received[0]).toMatchObject([
      { annotations: { dashboard_url: 'https://grafana.example.org/d/1' } },
    ]);
    expect((await post(body, sign(now - 3600))).status).toBe(401);
    expect((await post(body, sign(now, `${body} `))).status).toBe(401);
    expect((await post(body, { 'x-time': String(now) })).status).toBe(401);
    expect(received).toHaveLength(1);
  });

  it.each<[string, object, Record<string, string>, number]>([
    ['no token', { bearer: { token: TOKEN } }, {}, 401],
    [
      'another token',
      { bearer: { token: TOKEN } },
      { authorization: `Bearer ${TOKEN}x` },
      401,
    ],
    [
      'the password',
      { basic: { username: 'am', password: 'pw' } },
      { authorization: `Basic ${Buffer.from('am:pw').toString('base64')}` },
      200,
    ],
    [
      'another password',
      { basic: { username: 'am', password: 'pw' } },
      { authorization: `Basic ${Buffer.from('am:no').toString('base64')}` },
      401,
    ],
    [
      'what the proxy says',
      {
        clientCertificate: {
          header: 'X-Client',
          value: 'CN=am',
          proxies: ['127.0.0.0/8', '::1'],
        },
      },
      { 'x-client': 'CN=am' },
      200,
    ],
    [
      'what somebody else says than the proxy',
      {
        clientCertificate: {
          header: 'X-Client',
          value: 'CN=am',
          proxies: ['10.0.0.0/8'],
        },
      },
      { 'x-client': 'CN=am' },
      401,
    ],
  ])(
    'believes or refuses who sends %s',
    async (_, webhook, headers, status) => {
      const { post, received } = setUp(webhook);
      const answer = await post(message([pushed()]), headers);
      expect(answer.status).toBe(status);
      expect(received).toHaveLength(status === 200 ? 1 : 0);
      expect(answer.type).toBe(
        status === 200 ? 'application/json' : 'application/problem+json',
      );
    },
  );

  it('says what is wrong with a message of which nothing can be used', async () => {
    const { post, received } = setUp();
    const refused = async (body: unknown) => {
      const { status, body: problem } = await post(body);
      return [status, problem.errors?.[0]?.field];
    };
    expect(await refused('{')).toEqual([400, undefined]);
    expect(await refused('')).toEqual([400, undefined]);
    expect(await refused([])).toEqual([400, 'body']);
    expect(await refused({ version: '4' })).toEqual([400, 'alerts']);
    expect(
      await refused(message([pushed(undefined, { startsAt: 'yesterday' })])),
    ).toEqual([400, 'alerts.0.startsAt']);
    expect(await refused(message([pushed({ a: 1 as never })]))).toEqual([
      400,
      'alerts.0.labels.a',
    ]);
    expect(received).toEqual([]);
  });

  it('takes the good alerts of a message and says which it left out', async () => {
    const { post, received } = setUp();
    const { status, body } = await post(
      message([pushed(), { status: 'on fire' }, 7, pushed({ alertname: 'B' })]),
    );
    expect(status).toBe(200);
    expect(body).toMatchObject({
      stored: 2,
      left: [{ field: 'alerts.1.status' }, { field: 'alerts.2' }],
    });
    expect(received[0]).toHaveLength(2);
  });

  it('refuses what is too large, also where it is packed', async () => {
    const { app, post, received } = setUp();
    const large = message([pushed({ a: 'x'.repeat(1_100_000) })]);
    const answer = await post(large);
    expect(answer.status).toBe(413);
    expect(answer.body.detail).toContain('larger than 1 MB');
    const packed = await request(app)
      .post(PATH)
      .set('authorization', `Bearer ${TOKEN}`)
      .set('content-encoding', 'gzip')
      .type('json')
      .serialize(body => body)
      .send(gzipSync(JSON.stringify(large)));
    expect(packed.status).toBe(413);
    expect(received).toEqual([]);
  });

  it('asks for what Alertmanager has cut off', async () => {
    const { post, asked } = setUp();
    await post(message([pushed()]));
    expect(asked).not.toHaveBeenCalled();
    await post(message([pushed()], { truncatedAlerts: 3 }));
    expect(asked).toHaveBeenCalledTimes(1);
  });

  it('lets each server send so many messages, and counts nobody else', async () => {
    const { post } = setUp({ bearer: { token: TOKEN }, perMinute: 2 });
    const body = message([pushed()]);
    for (let at = 0; at < 5; at += 1) await post(body, {});
    expect((await post(body)).status).toBe(200);
    expect((await post(body)).status).toBe(200);
    const third = await post(body);
    expect(third.status).toBe(429);
    expect(Number(third.headers['retry-after'])).toBeGreaterThan(0);
    expect(third.body.detail).toContain('2 messages within a minute');
  });

  it('wants it again when it could not be stored', async () => {
    const { post, state } = setUp();
    state.failure = new Error('the disk at /var/lib is full');
    const answer = await post(message([pushed()]));
    expect(answer.status).toBe(500);
    expect(answer.body.detail).toBe(
      'The alerts could not be stored. Send them again.',
    );
  });

  it('says that there is no such webhook', async () => {
    const { app } = setUp();
    const answer = await request(app).post('/webhooks/alertmanager/eu-2');
    expect(answer.status).toBe(404);
  });
});
