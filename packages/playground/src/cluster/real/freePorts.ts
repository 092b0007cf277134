import { once } from 'node:events';
import { createServer } from 'node:net';
import { AddressInfo } from 'node:net';

/** As many ports of loopback as are wanted, none of them in use now. @internal */
export async function freePorts(count: number): Promise<number[]> {
  const servers = Array.from({ length: count }, () => createServer());
  const ports = await Promise.all(
    servers.map(async server => {
      server.listen(0, '127.0.0.1');
      await once(server, 'listening');
      return (server.address() as AddressInfo).port;
    }),
  );
  await Promise.all(
    servers.map(server => new Promise(done => server.close(done))),
  );
  return ports;
}
