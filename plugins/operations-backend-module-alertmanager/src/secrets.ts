import { readFile } from 'node:fs/promises';
import { Login, Secret } from './config';

/** Tokens are renewed on disk. */
const KEPT_MILLISECONDS = 60_000;

/** The text of a secret, as it is now. @internal */
export async function textOf(secret: Secret): Promise<string> {
  return 'text' in secret
    ? secret.text
    : (await readFile(secret.file, 'utf8')).trim();
}

/** The header by which somebody proves who they are. @internal */
export async function authorizationOf(login: Login): Promise<string> {
  if (login.kind === 'bearer') return `Bearer ${await textOf(login.token)}`;
  const pair = `${login.username}:${await textOf(login.password)}`;
  return `Basic ${Buffer.from(pair, 'utf8').toString('base64')}`;
}

/** Remembers what was read from disk for a while. @internal */
export function remembered<T>(read: () => Promise<T>): () => Promise<T> {
  let known: { value: Promise<T>; at: number } | undefined;
  return async () => {
    if (!known || Date.now() - known.at > KEPT_MILLISECONDS) {
      known = { value: read(), at: Date.now() };
      known.value.catch(() => {
        known = undefined;
      });
    }
    return known.value;
  };
}
