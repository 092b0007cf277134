import { once } from 'node:events';
import { createServer, Server } from 'node:http';
import { AddressInfo } from 'node:net';
import { Door } from './Door';

describe('Door', () => {
  let behind: Server;
  let door: Door;
  let url: string;

  /** One connection for each, as a client that does not know of the trouble would make. */
  async function ask(milliseconds = 5_000) {
    const response = await fetch(url, {
      headers: { connection: 'close' },
      signal: AbortSignal.timeout(milliseconds),
    });
    return response.text();
  }

  beforeEach(async () => {
    behind = createServer((req, res) => {
      if (req.url === '/stream') res.write('first\n');
      else res.end('served');
    }).listen(0, '127.0.0.1');
    await once(behind, 'listening');
    const free = createServer().listen(0, '127.0.0.1');
    await once(free, 'listening');
    const { port } = free.address() as AddressInfo;
    free.close();
    await once(free, 'close');
    door = await Door.open(port, (behind.address() as AddressInfo).port);
    url = `http://127.0.0.1:${port}/`;
  });

  afterEach(async () => {
    await door.close();
    behind.closeAllConnections();
    behind.close();
    await once(behind, 'close');
  });

  it('hands on what is asked and answered', async () => {
    await expect(ask()).resolves.toBe('served');
  });

  it('refuses connections while it is down, ends those that are open, and opens again', async () => {
    const stream = await fetch(`${url}stream`);
    await door.break('down');
    expect(door.fault).toBe('down');
    await expect(stream.text()).rejects.toThrow();
    await expect(ask()).rejects.toThrow();

    await door.heal();
    expect(door.fault).toBeUndefined();
    await expect(ask()).resolves.toBe('served');
  });

  it('takes connections and says nothing while it hangs', async () => {
    const stream = await fetch(`${url}stream`);
    const reader = stream.body?.getReader();
    await reader?.read();
    await door.break('hang');
    const rest = reader?.read().then(
      () => 'ended',
      () => 'ended',
    );
    await expect(ask(300)).rejects.toThrow(/timeout/i);
    await expect(Promise.race([rest, 'silent'])).resolves.toBe('silent');

    await door.heal();
    await expect(rest).resolves.toBe('ended');
    await expect(ask()).resolves.toBe('served');
  });
});
