import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import {
  createServer as createPlainServer,
  request as ask,
  Server as PlainServer,
} from 'node:http';
import { createServer, Server } from 'node:https';
import { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { TLSSocket } from 'node:tls';
import { Agent, Dispatcher, request } from 'undici';
import { stringify } from 'yaml';
import { Authority, Certificate } from './__testUtils__/Authority';
import { message, pushed } from './__testUtils__/messages';
import { startPortal } from './__testUtils__/portal';
import {
  describeWithAlertmanager,
  freePort,
  Program,
  until,
} from './__testUtils__/programs';

jest.setTimeout(120_000);

const HEADER = 'X-Client-Name';
const RECEIVER = '/api/operations/webhooks/alertmanager/eu-1';

function portOf(server: PlainServer | Server): number {
  return (server.address() as AddressInfo).port;
}

/** Lets in whom the authority knows, and says to the portal who it is, whatever they say themselves. */
async function startProxy(
  authority: Authority,
  portalPort: () => number,
): Promise<Server> {
  const proxy = createServer(
    {
      ...authority.issue('proxy'),
      ca: authority.cert,
      requestCert: true,
      rejectUnauthorized: true,
    },
    (incoming, outgoing) => {
      const { subject } = (incoming.socket as TLSSocket).getPeerCertificate();
      const { [HEADER.toLowerCase()]: _, ...headers } = incoming.headers;
      const forwarded = ask(
        {
          host: '127.0.0.1',
          port: portalPort(),
          path: incoming.url,
          method: incoming.method,
          headers: { ...headers, [HEADER]: `CN=${subject.CN}` },
        },
        answer => {
          outgoing.writeHead(answer.statusCode ?? 502, answer.headers);
          answer.pipe(outgoing);
        },
      );
      forwarded.on('error', () => outgoing.destroy());
      incoming.pipe(forwarded);
    },
  );
  proxy.listen(0, '127.0.0.1');
  await once(proxy, 'listening');
  return proxy;
}

describeWithAlertmanager('an Alertmanager that believes certificates', () => {
  const folder = mkdtempSync(join(tmpdir(), 'alertmanager-tls-'));
  const authority = Authority.create('Authority');
  const stranger = Authority.create('Another authority').issue('portal');
  const portalCertificate = authority.issue('portal');
  const dispatchers: Dispatcher[] = [];
  let alertmanager: Program;
  let proxy: Server;
  const plain = createPlainServer((_, answer) => answer.end());
  let portal: Awaited<ReturnType<typeof startPortal>>;

  const file = (name: string, content: string) => {
    const path = join(folder, name);
    writeFileSync(path, content);
    return path;
  };
  const files = (name: string, { cert, key }: Certificate) => ({
    certFile: file(`${name}.pem`, cert),
    keyFile: file(`${name}.key`, key),
  });
  const agent = (certificate?: Certificate) => {
    const made = new Agent({ connect: { ca: authority.cert, ...certificate } });
    dispatchers.push(made);
    return made;
  };
  const proxyUrl = () => `https://127.0.0.1:${portOf(proxy)}${RECEIVER}`;
  const post = (url: string, body: object, certificate?: Certificate) =>
    request(url, {
      method: 'POST',
      dispatcher: agent(certificate),
      headers: { 'content-type': 'application/json', [HEADER]: 'CN=eu-1' },
      body: JSON.stringify(body),
    });

  beforeAll(async () => {
    const caFile = file('ca.pem', authority.cert);
    const own = files('alertmanager', authority.issue('eu-1'));
    plain.listen(0, '127.0.0.1');
    await once(plain, 'listening');
    proxy = await startProxy(authority, () => portal.port);
    const port = await freePort();
    alertmanager = new Program(
      'prometheus-alertmanager',
      [
        `--config.file=${file(
          'alertmanager.yaml',
          stringify({
            route: {
              receiver: 'portal',
              group_by: ['...'],
              group_wait: '0s',
              group_interval: '1s',
            },
            receivers: [
              {
                name: 'portal',
                webhook_configs: [
                  {
                    url: proxyUrl(),
                    http_config: {
                      tls_config: {
                        ca_file: caFile,
                        cert_file: own.certFile,
                        key_file: own.keyFile,
                      },
                    },
                  },
                ],
              },
            ],
          }),
        )}`,
        `--web.config.file=${file(
          'web.yaml',
          stringify({
            tls_server_config: {
              cert_file: own.certFile,
              key_file: own.keyFile,
              client_auth_type: 'RequireAndVerifyClientCert',
              client_ca_file: caFile,
            },
          }),
        )}`,
        `--storage.path=${join(folder, 'data')}`,
        `--web.listen-address=127.0.0.1:${port}`,
        '--cluster.listen-address=',
        '--log.level=error',
      ],
      `https://127.0.0.1:${port}`,
      agent(portalCertificate),
    );
    const server = (name: string, tls: object, url = alertmanager.url) => ({
      name,
      title: `Alertmanager ${name}`,
      url,
      pollInterval: '200ms',
      tls: { ...tls },
    });
    const known = files('portal', portalCertificate);
    portal = await startPortal([
      {
        ...server('eu-1', { caFile, ...known }),
        webhook: {
          clientCertificate: {
            header: HEADER,
            value: 'CN=eu-1',
            proxies: ['127.0.0.1'],
          },
        },
      },
      server('nobody', { caFile }),
      server('stranger', { caFile, ...files('stranger', stranger) }),
      server('untrusted', known),
      server('renamed', { caFile, ...known, serverName: 'other.example.org' }),
      server('plain', { caFile }, `https://127.0.0.1:${portOf(plain)}`),
      server('gone', { caFile }, `https://127.0.0.1:${await freePort()}`),
    ]);
    await alertmanager.start();
  });

  afterAll(async () => {
    await portal?.stop();
    await alertmanager?.stop();
    await Promise.all(dispatchers.map(one => one.destroy()));
    proxy?.closeAllConnections();
    proxy?.close();
    plain.close();
    rmSync(folder, { recursive: true, force: true });
  });

  it('is asked and pushes, each side with a certificate', async () => {
    const { told, source } = portal;
    const startsAt = new Date().toISOString();
    const labels = { alertname: 'Full', service: 'shop' };
    const answer = await post(
      `${alertmanager.url}/api/v2/alerts`,
      [{ labels, startsAt }],
      portalCertificate,
    );
    expect(answer.statusCode).toBe(200);
    // Only asking tells who keeps it quiet.
    await until('it came by webhook', () =>
      told.pushed.some(({ silencedBy }) => !silencedBy),
    );
    await until('it came by asking', () =>
      told.pushed.some(({ silencedBy }) => silencedBy),
    );
    expect(told.pushed.every(one => one.labels.alertname === 'Full')).toBe(
      true,
    );
    // Before it ran, it was said that it does not answer.
    await until(
      'it is said that it runs',
      () => told.reports.at(-1)?.state === 'running',
    );
    const made = await source.silences?.create({
      matchers: [{ name: 'alertname', value: 'Full', operator: '=' }],
      startsAt: new Date(),
      endsAt: new Date(Date.now() + 3_600_000),
      comment: 'Over TLS.',
      createdBy: 'user:default/ada',
    });
    expect(made).toMatchObject({ state: 'active' });
  });

  it.each([
    [
      'nobody',
      /^Alertmanager nobody ends the connection .*certificate.*`tls.certFile`/,
    ],
    [
      'stranger',
      /^Alertmanager stranger ends the connection .*certificate.*`tls.certFile`/,
    ],
    [
      'untrusted',
      /^The portal does not trust the certificate of Alertmanager untrusted .*`tls.caFile`/,
    ],
    [
      'renamed',
      /^The certificate of Alertmanager renamed is made out to another name.*`tls.serverName`/,
    ],
    ['plain', /^Alertmanager plain does not speak TLS.*http:/],
    ['gone', /^Alertmanager gone does not answer/],
  ])('says what is wrong with the one called %s', async (name, sentence) => {
    const one = portal.all.find(
      ({ source }) => source.id === `alertmanager-${name}`,
    );
    const { length = 0 } = one?.told.reports ?? {};
    await until('it was asked', () =>
      Boolean(one && one.told.reports.length > length),
    );
    expect(one?.told.reports.at(-1)).toEqual({
      state: 'failing',
      message: expect.stringMatching(sentence),
    });
    expect(one?.told.pushed).toEqual([]);
  });

  it('is not believed without its certificate, whatever the header says', async () => {
    const before = portal.told.pushed.length;
    const body = message([pushed({ alertname: 'Forged' })]);
    await expect(post(proxyUrl(), body)).rejects.toThrow();
    await expect(post(proxyUrl(), body, stranger)).rejects.toThrow();
    // Somebody whom the authority knows is not therefore this Alertmanager.
    const other = await post(proxyUrl(), body, portalCertificate);
    expect(other.statusCode).toBe(401);
    expect(
      portal.told.pushed
        .slice(before)
        .filter(({ labels }) => labels.alertname === 'Forged'),
    ).toEqual([]);
  });
});
