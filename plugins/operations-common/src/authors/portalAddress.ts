/** So long that nobody's own address looks like one by chance. */
const KEY = /^[0-9a-f]{24}$/;
const WRITTEN = /\+([0-9a-f]{24})(?=@[^@]*$|$)/i;

/** An address under which the portal commits. @public */
export interface PortalAddress {
  /** The address of the portal alone, in small letters. */
  email: string;
  /** For whom it was, where it says so; only the portal can tell who that is. */
  key?: string;
}

/**
 * The address under which the portal commits for somebody: its own, with their key behind it, as in `portal+KEY@example.org`.
 * What is no key is left out.
 *
 * @public
 */
export function portalAddressOf(email: string, key: string | undefined) {
  if (key === undefined || !KEY.test(key)) return email;
  const at = email.lastIndexOf('@');
  return at < 0
    ? `${email}+${key}`
    : `${email.slice(0, at)}+${key}${email.slice(at)}`;
}

/** Takes an address apart that {@link portalAddressOf} has made; of any other, it is the address. @public */
export function readPortalAddress(email: string): PortalAddress {
  const plain = email.trim().toLocaleLowerCase('en-US');
  const [, key] = WRITTEN.exec(plain) ?? [];
  return key === undefined
    ? { email: plain }
    : { email: plain.replace(WRITTEN, ''), key };
}
