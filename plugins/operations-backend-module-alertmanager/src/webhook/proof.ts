import { createHash, createHmac, timingSafeEqual } from 'node:crypto';
import { Request } from 'express';
import { WebhookProof } from '../config';
import { authorizationOf, remembered, textOf } from '../secrets';

const SIGNATURE_HEADER = 'x-grafana-alerting-signature';
/** What was signed longer ago may be a replay. */
const SIGNATURE_MILLISECONDS = 5 * 60_000;

/** Says whether a request comes from whom it says; the body is there for proofs that need it. @internal */
export interface ProofCheck {
  /** Whether the body is what proves it. */
  needsBody: boolean;
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
  const secret = remembered(() => textOf(proof.secret));
  return {
    needsBody: true,
    check: async request => {
      const given = request.get(SIGNATURE_HEADER) ?? '';
      const hmac = createHmac('sha256', await secret());
      if (proof.timestampHeader) {
        const time = request.get(proof.timestampHeader) ?? '';
        const age = Math.abs(Date.now() - Number(time) * 1000);
        // Not a number compares false, too.
        if (!time || !(age <= SIGNATURE_MILLISECONDS)) return false;
        hmac.update(`${time}:`);
      }
      const body: unknown = request.body;
      hmac.update(Buffer.isBuffer(body) ? body : Buffer.alloc(0));
      return same(given.toLocaleLowerCase('en-US'), hmac.digest('hex'));
    },
  };
}

/** @internal */
export function proofCheck(proof: WebhookProof): ProofCheck {
  if (proof.kind === 'hmac') return hmacCheck(proof);
  if (proof.kind === 'certificate') {
    const { header, value, proxies } = proof;
    return {
      needsBody: false,
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
    needsBody: false,
    challenge: proof.kind === 'basic' ? 'Basic realm="alerts"' : 'Bearer',
    check: async request =>
      same(request.get('authorization') ?? '', await wanted()),
  };
}
