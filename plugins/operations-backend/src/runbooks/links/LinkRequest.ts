import ipaddr from 'ipaddr.js';
import { lookup as lookUp, LookupAddress, LookupOptions } from 'node:dns';
import { request as overHttp } from 'node:http';
import { request as overHttps } from 'node:https';

const MOST_REDIRECTS = 5;
const ANSWER_MILLISECONDS = 10_000;
/** Some answer a question for nothing but the head otherwise than one for all of it. */
const ASK_AGAIN = new Set([400, 403, 404, 405, 501]);

/** What came of looking at an address. @internal */
export type LinkAnswer =
  | { state: 'alive' }
  /** Nobody finds anything there. */
  | { state: 'dead'; problem: string }
  /** Perhaps only now. */
  | { state: 'silent'; problem: string }
  /** It is none that the portal contacts. */
  | { state: 'refused' };

/** Which addresses may be contacted. @internal */
export type AddressRule = (address: string) => boolean;

/** Addresses of everybody: nothing inside, nothing of this machine, nothing of a cloud's own. @internal */
export const onlyPublic: AddressRule = address =>
  ipaddr.isValid(address) && ipaddr.process(address).range() === 'unicast';

class RefusedError extends Error {}

type Callback = (
  error: NodeJS.ErrnoException | null,
  address: string | LookupAddress[],
  family?: number,
) => void;

/** Judges addresses each time a name was looked up, so that a name whose answer changes leads nowhere new. */
function guarded(allows: AddressRule) {
  return (host: string, options: LookupOptions, callback: Callback) => {
    lookUp(host, { ...options, all: true }, (error, found) => {
      if (error) {
        callback(error, []);
        return;
      }
      if (!found.every(({ address }) => allows(address))) {
        callback(new RefusedError(host), []);
        return;
      }
      if (options.all) callback(null, found);
      else callback(null, found[0].address, found[0].family);
    });
  };
}

function ask(
  url: URL,
  method: 'HEAD' | 'GET',
  options: { allows: AddressRule; signal: AbortSignal },
): Promise<{ status: number; location?: string }> {
  const { allows, signal } = options;
  const literal = url.hostname.replace(/^\[(.*)\]$/, '$1');
  if (ipaddr.isValid(literal) && !allows(literal)) throw new RefusedError();
  return new Promise((resolve, reject) => {
    const send = url.protocol === 'https:' ? overHttps : overHttp;
    const asked = send(
      url,
      {
        method,
        agent: false,
        lookup: guarded(allows),
        headers: { 'user-agent': 'operate-first-link-check', accept: '*/*' },
        signal: AbortSignal.any([
          signal,
          AbortSignal.timeout(ANSWER_MILLISECONDS),
        ]),
      },
      answer => {
        const { statusCode: status = 0, headers } = answer;
        // What it says is nobody's business here.
        answer.destroy();
        resolve({ status, location: headers.location });
      },
    );
    asked.on('error', reject);
    asked.end();
  });
}

async function follow(
  start: URL,
  options: { allows: AddressRule; signal: AbortSignal },
): Promise<number> {
  let url = start;
  for (let redirects = 0; ; redirects++) {
    if (!/^https?:$/.test(url.protocol)) throw new RefusedError();
    let { status, location } = await ask(url, 'HEAD', options);
    if (ASK_AGAIN.has(status)) {
      ({ status, location } = await ask(url, 'GET', options));
    }
    const moved = status >= 300 && status < 400 && location !== undefined;
    if (!moved || redirects >= MOST_REDIRECTS) return status;
    url = new URL(location ?? '', url);
  }
}

/** Looks whether an address leads anywhere. @internal */
export async function lookAtLink(
  address: string,
  options: { allows: AddressRule; signal: AbortSignal },
): Promise<LinkAnswer> {
  if (!URL.canParse(address)) {
    return { state: 'dead', problem: 'This is no address. Correct it.' };
  }
  try {
    const status = await follow(new URL(address), options);
    if (status === 404 || status === 410) {
      return {
        state: 'dead',
        problem: `The link leads nowhere: the answer is ${status}.`,
      };
    }
    return status >= 500
      ? { state: 'silent', problem: `The link leads to an error: ${status}.` }
      : { state: 'alive' };
  } catch (error) {
    if (error instanceof RefusedError) return { state: 'refused' };
    const { code = 'no answer' } = error as NodeJS.ErrnoException;
    return code === 'ENOTFOUND'
      ? {
          state: 'dead',
          problem: 'The link leads to a host that nobody knows.',
        }
      : { state: 'silent', problem: `The link does not answer (${code}).` };
  }
}
