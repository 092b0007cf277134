import { randomInt } from 'node:crypto';
import { once } from 'node:events';
import { createServer, Server } from 'node:net';

/** The kernel gives those above to connections by itself, and what was free there a moment ago no longer is. */
const [FIRST, LAST] = [20_000, 32_000];
const TRIES = 100;

/** Whoever asked may not listen yet. */
const given = new Set<number>();

async function listens(server: Server, port: number): Promise<boolean> {
  server.listen(port, '127.0.0.1');
  return once(server, 'listening').then(
    () => true,
    () => false,
  );
}

/** A server at a port that nobody else has; it holds it until it is closed. */
async function atFreePort(): Promise<{ server: Server; port: number }> {
  for (let tries = 0; tries < TRIES; tries++) {
    const [server, port] = [createServer(), randomInt(FIRST, LAST)];
    if (given.has(port)) continue;
    given.add(port);
    if (await listens(server, port)) return { server, port };
  }
  throw new Error(`No port of ${FIRST} to ${LAST} is free.`);
}

/** As many ports of loopback as are wanted: none in use now, none given to anybody before. @internal */
export async function freePorts(count: number): Promise<number[]> {
  const found = await Promise.all(Array.from({ length: count }, atFreePort));
  await Promise.all(
    found.map(({ server }) => new Promise(done => server.close(done))),
  );
  return found.map(({ port }) => port);
}
