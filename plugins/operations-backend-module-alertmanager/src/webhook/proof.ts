import { createHash, createHmac, timingSafeEqual } from 'node:crypto';
import { Request } from 'express';
import { WebhookProof } from '../config';
import { authorizationOf, remembered, textOf } from '../secrets';

const SIGNATURE_HEADER = 'x-grafana-alerting-signature';
/** What was signed longer ago may be a replay. */
const SIGNATURE_MILLISECONDS = 5 * 60_000;
/** HMAC-SHA256, in hexadecimal digits. */
const SIGNATURE = /^[0-9a-f]{64}$/i;

/** Says whether a request comes from whom it says; the body is there for proofs that need it. @internal */
export interface ProofCheck {
  /** Where the body is what proves it: whether a request looks as if it did, before the body is read. */
  mayProve?: (request: Request) => boolean;
  /** What is sent with 401. */
  challenge?: string;
  check(request: Request): Promise<boolean>;
}

/** Takes as long whatever differs. */
function same(given: string, wanted: string): boolean {
  const [a, b] = [given, wanted].map(text =>
    createHash('sha256').update(text).digest(),
  );
  return timingSafeEqual(a, b);
}

function hmacCheck(proof: Extract<WebhookProof, { kind: 'hmac' }>): ProofCheck {
  const { timestampHeader } = proof;
  const secret = remembered(() => textOf(proof.secret));
  const signatureOf = (request: Request) => request.get(SIGNATURE_HEADER) ?? '';
  const timeOf = (request: Request) =>
    timestampHeader === undefined ? undefined : request.get(timestampHeader);
  const isOfNow = (request: Request) => {
    if (timestampHeader === undefined) return true;
    const time = timeOf(request);
    const age = Math.abs(Date.now() - Number(time) * 1000);
    // Not a number compares false, too.
    return Boolean(time) && age <= SIGNATURE_MILLISECONDS;
  };
  return {
    mayProve: request =>
      SIGNATURE.test(signatureOf(request)) && isOfNow(request),
    check: async request => {
      const hmac = createHmac('sha256', await secret());
      const time = timeOf(request);
      if (time !== undefined) hmac.update(`${time}:`);
      const body: unknown = request.body;
      hmac.update(Buffer.isBuffer(body) ? body : Buffer.alloc(0));
      const given = signatureOf(request).toLocaleLowerCase('en-US');
      return same(given, hmac.digest('hex'));
    },
  };
}

/** @internal */
export function proofCheck(proof: WebhookProof): ProofCheck {
  if (proof.kind === 'hmac') return hmacCheck(proof);
  if (proof.kind === 'certificate') {
    const { header, value, proxies } = proof;
    return {
      check: async request => {
        const from = request.socket.remoteAddress ?? '';
        const address = from.replace(/^::ffff:(?=\d+\.)/, '');
        const family = address.includes(':') ? 'ipv6' : 'ipv4';
        return (
          proxies.check(address, family) &&
          same(request.get(header) ?? '', value)
        );
      },
    };
  }
  const wanted = remembered(() => authorizationOf(proof));
  return {
    challenge: proof.kind === 'basic' ? 'Basic realm="alerts"' : 'Bearer',
    check: async request =>
      same(request.get('authorization') ?? '', await wanted()),
  };
}
