import {
  Facts,
  HealthReason,
  HealthStatus,
  worstStatus,
} from '@operate-first/plugin-operations-common';
import { sayDuration } from './duration';
import { Failure } from './failures';
import { Answer, Look } from './Looker';
import { Probe } from './schema';
import { sayAlternatives, sayUrl } from './words';

/** What a look says of a service. @internal */
export interface Judgement {
  status: HealthStatus;
  reasons: HealthReason[];
  facts: Facts;
}

/** A reason whose message goes on where the name of the probe ends. */
type Finding = Omit<HealthReason, 'source' | 'scope'>;

interface Seen {
  probe: Probe;
  answer: Answer;
  durationMs: number;
  now: Date;
}

const CERTIFICATE_REMEDY =
  'Renew the certificate and check that its renewal is automatic.';

const answerRules: Array<(seen: Seen) => Finding | undefined> = [
  ({ probe, answer: { statusCode } }) => {
    const { expectedStatus } = probe;
    const expected = expectedStatus
      ? expectedStatus.includes(statusCode)
      : statusCode >= 200 && statusCode < 300;
    if (expected) return undefined;
    const wanted = expectedStatus ? sayAlternatives(expectedStatus) : '2xx';
    return {
      code: 'probe.status',
      status: 'down',
      message: `answers ${statusCode} instead of ${wanted}`,
    };
  },
  ({ probe, answer }) => {
    if (answer.bodyMatches !== false) return undefined;
    return {
      code: 'probe.body',
      status: 'down',
      message: answer.contentEncoding
        ? `answers in an encoding that was not asked for (${answer.contentEncoding}), so its text cannot be checked`
        : `answers with a text that does not match ${probe.bodyPattern?.pattern()}`,
      remedy: 'What is expected must stand in the first 16 KiB of the answer.',
    };
  },
  ({ probe: { slowerThan }, durationMs }) =>
    slowerThan !== undefined && durationMs > slowerThan
      ? {
          code: 'probe.slow',
          status: 'degraded',
          message: saySlowness(durationMs, slowerThan),
        }
      : undefined,
  ({ probe, answer: { tlsExpiresAt }, now }) => {
    if (!tlsExpiresAt) return undefined;
    const left = tlsExpiresAt.getTime() - now.getTime();
    return left < probe.tlsExpiry
      ? {
          code: 'probe.tls-expiring',
          status: 'degraded',
          message: `has a certificate that expires in ${sayDuration(left)}`,
          remedy: CERTIFICATE_REMEDY,
        }
      : undefined;
  },
];

/** In rough steps: the exact figure is a fact, and a new sentence at every look would be no news. */
function saySlowness(ms: number, limit: number): string {
  const times = [50, 20, 10, 5, 2].find(factor => ms > factor * limit);
  const most = sayDuration(limit);
  return times
    ? `takes more than ${sayDuration(
        times * limit,
      )} to answer, where ${most} is the limit`
    : `takes more than ${most} to answer`;
}

function failed(code: string, message: string, remedy?: string): Finding {
  return {
    code: `probe.${code}`,
    status: 'down',
    message,
    ...(remedy && { remedy }),
  };
}

type FailureRules = {
  [K in Failure['kind']]: (
    failure: Extract<Failure, { kind: K }>,
    probe: Probe,
    now: Date,
  ) => Finding;
};

const failureRules: FailureRules = {
  timeout: (_, { timeout }) =>
    failed('timeout', `does not answer within ${sayDuration(timeout)}`),
  refused: () => failed('refused', 'refuses connections'),
  reset: () => failed('reset', 'closes the connection before it has answered'),
  unreachable: ({ code }) =>
    failed('unreachable', `cannot be reached (${code})`),
  dns: (_, { url }) =>
    failed(
      'dns',
      `has no address: nobody knows the name ${new URL(url).hostname}`,
      'Check the spelling of the name and its DNS record.',
    ),
  protocol: ({ code }) =>
    failed(
      'protocol',
      `answers with something that is not HTTP${code ? ` (${code})` : ''}`,
    ),
  'tls-expired': ({ expiredAt }, _, now) =>
    failed(
      'tls-expired',
      expiredAt && expiredAt < now
        ? `has a certificate that expired ${sayDuration(
            now.getTime() - expiredAt.getTime(),
          )} ago`
        : 'has a certificate whose issuer has expired',
      CERTIFICATE_REMEDY,
    ),
  'tls-untrusted': ({ code }) =>
    failed(
      'tls-untrusted',
      `has a certificate that is not trusted (${code})`,
      'Use a certificate for this name from an authority that its users trust; the portal trusts further ones through NODE_EXTRA_CA_CERTS.',
    ),
  redirects: ({ detail }) => failed('redirects', detail),
  forbidden: ({ why }) => ({
    code: 'probe.forbidden-address',
    status: 'unknown',
    message: `is not looked at: ${why}`,
  }),
  blind: ({ why }) => ({
    code: 'probe.blind',
    status: 'unknown',
    message: `could not be looked at: ${why}`,
  }),
};

function findFailure<K extends Failure['kind']>(
  failure: Extract<Failure, { kind: K }>,
  probe: Probe,
  now: Date,
): Finding {
  return failureRules[failure.kind as K](failure, probe, now);
}

/** Judges one look: a pure function of what was asked for and what was seen. @internal */
export function judge(probe: Probe, look: Look, now: Date): Judgement {
  const { answer, failure, durationMs } = look;
  const findings = answer
    ? answerRules.flatMap(
        rule => rule({ probe, answer, durationMs, now }) ?? [],
      )
    : [findFailure(failure, probe, now)];
  const subject = probe.name
    ? `${probe.name} (${sayUrl(probe.url)})`
    : sayUrl(probe.url);
  return {
    status:
      findings.length > 0
        ? worstStatus(findings.map(({ status }) => status))
        : 'healthy',
    reasons: findings.map(finding => ({
      ...finding,
      message: `${subject} ${finding.message}.`,
    })),
    facts: {
      url: sayUrl(probe.url),
      durationMs: Math.round(durationMs),
      ...(answer && { statusCode: answer.statusCode }),
      ...(answer?.tlsExpiresAt && {
        tlsExpiresAt: answer.tlsExpiresAt.toISOString(),
      }),
    },
  };
}
