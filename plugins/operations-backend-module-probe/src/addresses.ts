import ipaddr, { IPv4, IPv6 } from 'ipaddr.js';

/** Names of cloud metadata services; their addresses are refused as well. @internal */
export const NEVER_HOSTS = new Set([
  'metadata.google.internal',
  'metadata.goog',
]);

/** Cloud metadata outside the link-local ranges: Alibaba, Oracle, Azure; Amazon, Google and Scaleway by IPv6. */
const METADATA_ADDRESSES = new Set([
  '100.100.100.200',
  '192.0.0.192',
  '168.63.129.16',
  'fd00:ec2::254',
  'fd20:ce::254',
  'fd00:42::42',
]);

/** Carries an IPv4 address at a place that only the network knows which translates it (RFC 8215). */
const LOCAL_TRANSLATION = ipaddr.IPv6.parseCIDR('64:ff9b:1::/48');

/** All of IPv6 that is given to anybody as public; beyond it are networks' own and unknown uses. */
const PUBLIC_IPV6 = ipaddr.IPv6.parseCIDR('2000::/3');

const NEVER_RANGES = new Set<string>([
  'linkLocal',
  'multicast',
  'unspecified',
  'broadcast',
  // Carries an IPv4 address behind a relay that the address itself names.
  'teredo',
]);

const PRIVATE_RANGES = new Set<string>([
  'private',
  'uniqueLocal',
  'carrierGradeNat',
]);

/** Whether nobody may contact the address, whatever is configured. @internal */
export function isNever(address: IPv4 | IPv6): boolean {
  return (
    NEVER_RANGES.has(address.range()) ||
    METADATA_ADDRESSES.has(address.toString()) ||
    (address instanceof IPv6 && address.match(LOCAL_TRANSLATION))
  );
}

/** @internal */
export function isPublic(address: IPv4 | IPv6): boolean {
  return (
    address.range() === 'unicast' &&
    (address instanceof IPv4 || address.match(PUBLIC_IPV6))
  );
}

/** @internal */
export function isPrivateNetwork(address: IPv4 | IPv6): boolean {
  return PRIVATE_RANGES.has(address.range());
}

/** Where in an IPv6 address the IPv4 address is that it leads to, by range. */
const EMBEDDED_AT: Record<string, number> = {
  ipv4Mapped: 12,
  rfc6145: 12,
  rfc6052: 12,
  '6to4': 2,
};

/** The IPv4 address that an IPv6 address stands for, where it stands for one. @internal */
export function embeddedIPv4(address: IPv4 | IPv6): IPv4 | undefined {
  if (address.kind() === 'ipv4') return undefined;
  const bytes = address.toByteArray();
  // ::a.b.c.d is an old spelling of an IPv4 address; ::1 and :: are addresses of their own.
  const isCompatible =
    bytes.slice(0, 12).every(byte => byte === 0) &&
    bytes.slice(12).some((byte, index) => index < 3 && byte !== 0);
  const at = isCompatible ? 12 : EMBEDDED_AT[address.range()];
  return at === undefined
    ? undefined
    : ipaddr.IPv4.parse(bytes.slice(at, at + 4).join('.'));
}
