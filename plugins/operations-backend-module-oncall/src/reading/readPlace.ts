import { readFile, stat } from 'node:fs/promises';
import { CalendarConfig, Secret } from '../config';

const MOST_BYTES = 5 * 1024 * 1024;
const TIMEOUT_MS = 20_000;
const MOST_REDIRECTS = 3;

/** What was read, and by what the same is recognised the next time. @internal */
export interface ReadText {
  text: string;
  tag?: string;
}

type Place = Pick<CalendarConfig, 'place' | 'auth'>;

async function textOf(secret: Secret): Promise<string> {
  return 'text' in secret
    ? secret.text
    : (
        await readFile(secret.file, 'utf8').catch(() => {
          throw new Error('the file of its token cannot be read; check auth');
        })
      ).trim();
}

async function authorizationOf(
  auth: CalendarConfig['auth'],
): Promise<Record<string, string>> {
  if (!auth) return {};
  const token = await textOf(auth.secret);
  if (auth.username === undefined) return { authorization: `Bearer ${token}` };
  const pair = Buffer.from(`${auth.username}:${token}`).toString('base64');
  return { authorization: `Basic ${pair}` };
}

function tooLarge(): Error {
  return new Error(
    'it is larger than 5 MB; share a calendar that has only what is on call, or less of its past',
  );
}

async function bodyOf(response: Response): Promise<string> {
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  for await (const chunk of response.body ?? []) {
    bytes += chunk.length;
    if (bytes > MOST_BYTES) throw tooLarge();
    chunks.push(chunk);
  }
  return new TextDecoder().decode(Buffer.concat(chunks));
}

/** Follows redirects on the same host, and nowhere else: what is shown to it is for it alone. */
async function ask(
  url: string,
  options: { headers: Record<string, string>; signal: AbortSignal },
  left = MOST_REDIRECTS,
): Promise<Response> {
  const response = await fetch(url, { ...options, redirect: 'manual' });
  const to = response.headers.get('location');
  if (response.status < 300 || response.status >= 400 || !to) return response;
  await response.body?.cancel();
  const next = new URL(to, url);
  const here = new URL(url);
  const isSafer = here.protocol === next.protocol || next.protocol === 'https:';
  if (next.hostname !== here.hostname || !isSafer) {
    throw new Error('it sends us to another host; write its new address');
  }
  if (left === 0) throw new Error('it sends us around in circles');
  return ask(next.toString(), options, left - 1);
}

/** What is behind a failed connection, without the address. */
function whyOf(error: unknown): string {
  const { name, message, cause } = error as Error & {
    cause?: { code?: string };
  };
  if (name === 'TimeoutError') return 'it did not answer within 20 s';
  return cause?.code ? `it cannot be reached (${cause.code})` : message;
}

async function readUrl(
  { url, auth }: { url: string; auth: CalendarConfig['auth'] },
  tag: string | undefined,
  signal: AbortSignal,
): Promise<ReadText | undefined> {
  const response = await ask(url, {
    headers: {
      accept: 'text/calendar, text/plain;q=0.5',
      ...(tag !== undefined && { 'if-none-match': tag }),
      ...(await authorizationOf(auth)),
    },
    signal: AbortSignal.any([signal, AbortSignal.timeout(TIMEOUT_MS)]),
  });
  if (response.status === 304) return undefined;
  if (!response.ok) {
    await response.body?.cancel();
    throw new Error(
      [401, 403].includes(response.status)
        ? `it refuses us (${response.status}); check its address and auth`
        : `it answers ${response.status}; check its address`,
    );
  }
  return {
    text: await bodyOf(response),
    tag: response.headers.get('etag') ?? undefined,
  };
}

/**
 * Reads a calendar from where it is. Undefined where it still is the same. Rejects with half a sentence that says nothing of
 * the address, which may be the only secret of the calendar.
 *
 * @internal
 */
export async function readPlace(
  { place, auth }: Place,
  options: { tag?: string; signal: AbortSignal },
): Promise<ReadText | undefined> {
  const { tag, signal } = options;
  if ('url' in place) {
    return readUrl({ url: place.url, auth }, tag, signal).catch(error => {
      throw new Error(whyOf(error));
    });
  }
  const { size, mtimeMs } = await stat(place.file).catch(() => {
    throw new Error('the file is not there; check operations.onCall');
  });
  if (size > MOST_BYTES) throw tooLarge();
  const now = `${size} ${mtimeMs}`;
  if (now === tag) return undefined;
  return { text: await readFile(place.file, 'utf8'), tag: now };
}
