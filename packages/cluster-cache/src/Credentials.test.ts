import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { eventually } from './__testUtils__/eventually';
import { FakeApiServer } from './__testUtils__/FakeApiServer';
import { pod } from './__testUtils__/FakeCollection';
import { Harness, names, stateOf } from './__testUtils__/Harness';
import { ClusterAuth } from './types';

describe('credentials', () => {
  const harness = new Harness();
  let server: FakeApiServer;
  let folder: string;
  let kubeconfig: string;

  beforeEach(async () => {
    server = await harness.server();
    server.pods(pod('web-1'));
    folder = await mkdtemp(path.join(tmpdir(), 'credentials-'));
    kubeconfig = path.join(folder, 'kubeconfig');
    await writeFile(path.join(folder, 'token'), 'of-the-file');
  });

  afterEach(async () => {
    await harness.end();
    await rm(folder, { recursive: true });
  });

  function writeKubeconfig() {
    const config = {
      'current-context': 'other',
      clusters: [{ name: 'here', cluster: { server: server.url } }],
      users: [{ name: 'me', user: { token: 'of-the-kubeconfig' } }],
      contexts: [
        { name: 'mine', context: { cluster: 'here', user: 'me' } },
        { name: 'other', context: { cluster: 'nowhere', user: 'nobody' } },
      ],
    };
    return writeFile(kubeconfig, JSON.stringify(config));
  }

  it.each<[string, () => ClusterAuth, string | undefined]>([
    [
      'a token',
      () => ({ type: 'serviceAccountToken', token: 'given' }),
      'Bearer given',
    ],
    [
      'a file with a token',
      () => ({
        type: 'serviceAccountFile',
        tokenFile: path.join(folder, 'token'),
      }),
      'Bearer of-the-file',
    ],
    [
      'a kubeconfig',
      () => ({ type: 'kubeconfig', file: kubeconfig, context: 'mine' }),
      'Bearer of-the-kubeconfig',
    ],
    ['nothing', () => ({ type: 'anonymous' }), undefined],
    [
      'somebody else',
      () => ({
        type: 'provided',
        credential: async () => ({ token: 'provided' }),
      }),
      'Bearer provided',
    ],
  ])('come from %s', async (_name, auth, authorization) => {
    await writeKubeconfig();
    const { url } = server;
    const cache = harness.cache([{ name: 'eu-1', url, auth: auth() }]);
    await eventually(() =>
      expect(names(cache, { kind: 'pods' })).toEqual(['web-1']),
    );
    expect([...server.authorizations]).toEqual([authorization]);
  });

  it('are asked for anew by whom they are provided', async () => {
    let token = 'first';
    const credential = async () => ({ token });
    const { url } = server;
    const auth = { type: 'provided' as const, credential };
    const cache = harness.cache([{ name: 'eu-1', url, auth }]);
    await eventually(() =>
      expect(names(cache, { kind: 'pods' })).toEqual(['web-1']),
    );
    token = 'second';
    await eventually(() =>
      expect([...server.authorizations]).toEqual([
        'Bearer first',
        'Bearer second',
      ]),
    );
  });

  it('may come later, and are missed without naming a file', async () => {
    const auth = {
      type: 'kubeconfig' as const,
      file: kubeconfig,
      context: 'mine',
    };
    const cache = harness.cache([{ name: 'eu-1', auth }]);
    await eventually(() =>
      expect(stateOf(cache, 'eu-1').message).toBe(
        'eu-1 cannot be asked: our credentials for it cannot be read.',
      ),
    );
    expect(JSON.stringify(stateOf(cache, 'eu-1'))).not.toContain(folder);
    await writeKubeconfig();
    await eventually(() =>
      expect(names(cache, { kind: 'pods' })).toEqual(['web-1']),
    );
  });
});
