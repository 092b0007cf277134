import { isError } from '@backstage/errors';
import { ForbiddenAddressError } from './AddressPolicy';
import { CertificateError } from './exchange';

/** Why there is no answer to judge. @internal */
export type Failure =
  | { kind: 'timeout' }
  | { kind: 'refused' }
  | { kind: 'reset' }
  | { kind: 'unreachable'; code: string }
  | { kind: 'dns' }
  | { kind: 'protocol'; code?: string }
  | { kind: 'tls-expired'; expiredAt?: Date }
  | { kind: 'tls-untrusted'; code: string }
  | { kind: 'redirects'; detail: string }
  | { kind: 'forbidden'; why: string }
  /** The fault is on the side of the portal: nothing can be said of the service. */
  | { kind: 'blind'; why: string };

interface SystemError extends Error {
  code?: string;
}

/** Ends a look at its time limit. @internal */
export class TimeLimitError extends Error {}

/** Ends a look at its time limit while the address of a name is not known yet. @internal */
export class NameServiceError extends Error {}

/** Ends a look whose redirects lead nowhere. @internal */
export class RedirectError extends Error {}

/** Faults of the machine or network that the portal runs on. */
const BLIND: Record<string, string> = {
  EAI_AGAIN: 'the name service of the portal does not answer',
  EAI_FAIL: 'the name service of the portal fails',
  ENETUNREACH: 'the portal has no route to that network',
  ENETDOWN: 'the network of the portal is down',
  EADDRNOTAVAIL: 'the portal has no free address or port to connect from',
  EMFILE: 'the portal has too many open files',
  ENFILE: 'the machine of the portal has too many open files',
  ENOBUFS: 'the machine of the portal has no memory for connections',
};

type Rule = (error: SystemError, code: string) => Failure | undefined;

const RULES: Rule[] = [
  error =>
    error instanceof ForbiddenAddressError
      ? { kind: 'forbidden', why: error.why }
      : undefined,
  error => (error instanceof TimeLimitError ? { kind: 'timeout' } : undefined),
  error =>
    error instanceof NameServiceError
      ? { kind: 'blind', why: BLIND.EAI_AGAIN }
      : undefined,
  error =>
    error instanceof RedirectError
      ? { kind: 'redirects', detail: error.message }
      : undefined,
  error => {
    if (!(error instanceof CertificateError)) return undefined;
    return error.code === 'CERT_HAS_EXPIRED'
      ? { kind: 'tls-expired', expiredAt: error.expiresAt }
      : { kind: 'tls-untrusted', code: error.code };
  },
  (_, code) => (BLIND[code] ? { kind: 'blind', why: BLIND[code] } : undefined),
  (_, code) => (code === 'ECONNREFUSED' ? { kind: 'refused' } : undefined),
  (_, code) =>
    code === 'ECONNRESET' || code === 'EPIPE' ? { kind: 'reset' } : undefined,
  (_, code) => (code === 'ENOTFOUND' ? { kind: 'dns' } : undefined),
  // The system gave up connecting before the time limit of the probe.
  (_, code) => (code === 'ETIMEDOUT' ? { kind: 'timeout' } : undefined),
  (_, code) =>
    code.startsWith('EHOST') ? { kind: 'unreachable', code } : undefined,
];

/** The fault behind several attempts to connect: the first that says something of the service. */
function mainError(thrown: unknown): SystemError {
  if (!isError(thrown)) return new Error(String(thrown));
  const { errors = [] } = thrown as { errors?: SystemError[] };
  return errors.find(({ code }) => code && !BLIND[code]) ?? errors[0] ?? thrown;
}

/** Sorts what a request threw. @internal */
export function failureOf(thrown: unknown): Failure {
  const error = mainError(thrown);
  const code = error.code ?? '';
  for (const rule of RULES) {
    const failure = rule(error, code);
    if (failure) return failure;
  }
  // Only the code: the text of an error may name addresses.
  return { kind: 'protocol', ...(code && { code }) };
}

/** What was thrown, with the addresses that it names: for the log, not for pages. @internal */
export function sayThrown(thrown: unknown): string {
  if (!isError(thrown)) return String(thrown);
  const { errors = [] } = thrown as { errors?: Error[] };
  return [thrown, ...errors].map(({ message }) => message).join('; ');
}
