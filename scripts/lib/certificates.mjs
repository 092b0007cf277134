/* A certificate nobody here trusts: trying again does not help, and what the tools print of it helps nobody. */
import { Sentence } from './sentence.mjs';

const TROUBLE =
  /self[- ]signed certificate|unable to (get (local )?issuer certificate|verify the first certificate)|certificate has expired|SELF_SIGNED_CERT|UNABLE_TO_(GET_ISSUER|VERIFY_LEAF)|CERT_HAS_EXPIRED|ERR_TLS_CERT_ALTNAME/i;

/** What to tell the person where a line of a package manager speaks of such a certificate. */
export function certificateTrouble(line) {
  const found = line.match(TROUBLE);
  if (!found) return undefined;
  return new Sentence(
    `The npm registry's certificate is not trusted here (${found[0]}): name the authority's file with npm config set cafile FILE, and try again.`,
  );
}
