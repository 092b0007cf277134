import { ServerError } from './ServerError';

/** What Node says of certificates of the other side; see its documentation, "X509 certificate error codes". */
const NOT_TRUSTED =
  /^(CERT_|CRL_|UNABLE_TO_|DEPTH_ZERO_|SELF_SIGNED_|ERROR_IN_CERT_|INVALID_CA|INVALID_PURPOSE|PATH_LENGTH_)/;
const OTHER_NAME = new Set([
  'ERR_TLS_CERT_ALTNAME_INVALID',
  'HOSTNAME_MISMATCH',
]);
/** The other side has ended the handshake, and said why. */
const NOT_ACCEPTED = /^ERR_SSL_.*ALERT/;
/** With TLS 1.3 the handshake is over for who asks before the other side looks at the certificate: it just goes. */
const ENDED = new Set(['UND_ERR_SOCKET', 'ECONNRESET', 'EPIPE']);
const NO_TLS = /^ERR_SSL_(WRONG_VERSION_NUMBER|PACKET_LENGTH_TOO_LONG)/;

function codeOf(error: unknown): string {
  const code: unknown = Reflect.get(Object(error), 'code');
  return typeof code === 'string' ? code : '';
}

/** What is wrong with the certificates of a connection over TLS, so that nobody looks for it in the network. @internal */
export function tlsProblem(
  title: string,
  error: unknown,
): ServerError | undefined {
  const code = codeOf(error);
  const detail = String(error);
  if (OTHER_NAME.has(code)) {
    return new ServerError({
      message: `The certificate of ${title} is made out to another name.`,
      remedy:
        'Ask it by the name in its certificate, or say that name in `tls.serverName`.',
      detail,
    });
  }
  if (NOT_TRUSTED.test(code)) {
    return new ServerError({
      message: `The portal does not trust the certificate of ${title} (${code}).`,
      remedy:
        'Name the authority that has signed it in `tls.caFile`, and look whether it has expired.',
      detail,
    });
  }
  if (NO_TLS.test(code)) {
    return new ServerError({
      message: `${title} does not speak TLS.`,
      remedy: 'Look whether its `url` should begin with http://.',
      detail,
    });
  }
  if (NOT_ACCEPTED.test(code)) {
    return new ServerError({
      message: `${title} does not accept the certificate of the portal.`,
      remedy: 'Look at `tls.certFile` and `tls.keyFile` of the server.',
      detail,
    });
  }
  if (ENDED.has(code)) {
    return new ServerError({
      message: `${title} ends the connection without an answer.`,
      remedy:
        'Look at its log. Where it wants to see a certificate of the portal, name one that it accepts in `tls.certFile` and `tls.keyFile`.',
      detail,
    });
  }
  return undefined;
}
