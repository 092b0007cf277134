import { mockServices } from '@backstage/backend-test-utils';
import { ConfigReader } from '@backstage/config';
import express from 'express';
import { createHmac } from 'node:crypto';
import { once } from 'node:events';
import { createServer, Server } from 'node:http';
import { AddressInfo, connect, Socket } from 'node:net';
import { message, pushed } from '../__testUtils__/messages';
import { readAlertmanagerConfig } from '../config';
import { webhookRouter } from './webhookRouter';

jest.setTimeout(30_000);

const PATH = '/webhooks/alertmanager/grafana';
const SECRET = 'a-secret-of-a-test';
/** What somebody writes who does not know the secret. */
const GUESS = 'a'.repeat(64);
const HELD_BYTES = 200_000;

const small = JSON.stringify(message([pushed()]));
const large = JSON.stringify(message([pushed({ a: 'x'.repeat(100_000) })]));

function signatureOf(text: string): string {
  return createHmac('sha256', SECRET).update(text).digest('hex');
}

describe('the webhook of a sender who signs', () => {
  let server: Server;
  const sockets: Socket[] = [];
  let stored = 0;

  beforeEach(async () => {
    stored = 0;
    const { servers, replicaLabels } = readAlertmanagerConfig(
      new ConfigReader({
        operations: {
          alertmanager: {
            servers: [
              { name: 'grafana', webhook: { hmac: { secret: SECRET } } },
            ],
          },
        },
      }),
    );
    const [{ name, webhook: config }] = servers;
    if (!config) throw new Error('No webhook');
    const source = {
      id: 'alertmanager-grafana',
      receive: async (reports: unknown[]) => {
        stored += reports.length;
        return reports.length;
      },
      askSoon: jest.fn(),
    };
    const app = express().use(
      webhookRouter({
        doors: [{ name, config, source }],
        replicaLabels,
        logger: mockServices.logger.mock(),
      }),
    );
    server = createServer(app).listen(0, '127.0.0.1');
    await once(server, 'listening');
  });

  afterEach(async () => {
    sockets.splice(0).forEach(socket => socket.destroy());
    server.closeAllConnections();
    server.close();
    await once(server, 'close');
  });

  const port = () => (server.address() as AddressInfo).port;

  /** Says how much is to come, and sends as much of it as is given. */
  async function begin(length: number, signature?: string, body = '') {
    const socket = connect(port(), '127.0.0.1');
    sockets.push(socket);
    await once(socket, 'connect');
    const head = [
      `POST ${PATH} HTTP/1.1`,
      'Host: portal.example.org',
      'Content-Type: application/json',
      `Content-Length: ${length}`,
      ...(signature ? [`X-Grafana-Alerting-Signature: ${signature}`] : []),
    ];
    await new Promise<void>(resolve =>
      socket.write(`${head.join('\r\n')}\r\n\r\n${body}`, () => resolve()),
    );
    return socket;
  }

  async function statusOf(socket: Socket): Promise<number> {
    let text = '';
    while (!text.includes('\r\n')) {
      const [chunk] = await once(socket, 'data');
      text += chunk;
    }
    return Number(text.split(' ')[1]);
  }

  const post = (body: string) =>
    fetch(`http://127.0.0.1:${port()}${PATH}`, {
      method: 'POST',
      headers: { 'x-grafana-alerting-signature': signatureOf(body) },
      body,
    });

  /** Sockets are told of in their time. */
  async function until(status: number): Promise<Response> {
    const response = await post(large);
    return response.status === status ? response : until(status);
  }

  it.each([
    ['without a signature', 900_000, undefined, 401],
    ['with what is none', 900_000, 'sha256=abc', 401],
    ['of more than it may be', 2_000_000, GUESS, 413],
  ])(
    'answers a message %s before any of it has come',
    async (_, length, signature, status) => {
      expect(await statusOf(await begin(length, signature))).toBe(status);
      expect(stored).toBe(0);
    },
  );

  it('reads few large messages of strangers at once, and lets small ones through', async () => {
    const held: Socket[] = [];
    for (let at = 0; at < 20; at += 1) {
      held.push(await begin(900_000, GUESS, 'x'.repeat(HELD_BYTES)));
    }
    // Who can prove it is told to try again where it is much, and heard where it is not.
    const refused = await until(503);
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
    expect((await refused.json()).detail).toContain('Send it again');
    stored = 0;
    expect((await post(small)).status).toBe(200);
    expect(stored).toBe(1);
    // Whoever leaves makes room.
    held.forEach(socket => socket.destroy());
    await until(200);
    expect(stored).toBe(2);
  });

  it('makes room for others when a large message was refused', async () => {
    for (let at = 0; at < 20; at += 1) {
      const response = await fetch(`http://127.0.0.1:${port()}${PATH}`, {
        method: 'POST',
        headers: { 'x-grafana-alerting-signature': GUESS },
        body: large,
      });
      expect(response.status).toBe(401);
    }
    expect((await post(large)).status).toBe(200);
  });
});
