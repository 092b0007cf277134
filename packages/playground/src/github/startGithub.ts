import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { GithubSpec } from '../catalog/model';
import { GithubServer } from './GithubServer';
import { Hub } from './Hub';
import { Rest } from './rest';
import { Webhooks } from './Webhooks';

const WEBHOOK = '/api/operations/webhooks/github';

/**
 * The secret with which the portal is told; the portal reads the same file. It is made once for each state, so that no
 * secret is written down anywhere else.
 */
function secretOf(folder: string): string {
  const file = join(folder, 'webhook-secret');
  if (!existsSync(file)) {
    mkdirSync(folder, { recursive: true });
    writeFileSync(file, randomBytes(32).toString('hex'), { mode: 0o600 });
  }
  return readFileSync(file, 'utf8').trim();
}

/**
 * Starts what speaks as GitHub does.
 *
 * @param options - state: the folder of the playground; portal: whom webhooks tell, nobody where it is undefined.
 * @internal
 */
export async function startGithub(
  { host, port, token, bot, repositories, forms }: GithubSpec,
  { state, portal }: { state: string; portal?: string },
): Promise<GithubServer> {
  const webhooks = Webhooks.create({
    url: portal && `${portal}${WEBHOOK}`,
    secret: secretOf(join(state, 'github')),
    repositories,
  });
  const hub = Hub.create({
    host,
    repositories,
    bot,
    onEvent: event => webhooks.tell(event),
  });
  const rest = Rest.create({ hub, forms });
  const server = GithubServer.create({ hub, rest, webhooks, token });
  await server.listen(port).catch(error => {
    throw error.code === 'EADDRINUSE'
      ? new Error(
          `Port ${port}, at which the playground speaks as GitHub does, is in use: another playground runs, or another program. End it and start again.`,
        )
      : error;
  });
  return server;
}
