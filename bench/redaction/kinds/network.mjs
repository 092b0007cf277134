import { ALNUM, DIGITS, HEX, LOWER } from '../random.mjs';

const octet = r => r.between(1, 254);

/** Addresses that are somebody's: neither loopback nor for documentation (RFC 5737). */
const address = r =>
  r.one([
    () => `10.${r.between(0, 255)}.${r.between(0, 255)}.${octet(r)}`,
    () => `192.168.${r.between(0, 255)}.${octet(r)}`,
    () => `172.${r.between(16, 31)}.${r.between(0, 255)}.${octet(r)}`,
    () =>
      `${r.one([34, 52, 81, 93, 141, 185, 217])}.${r.between(
        0,
        255,
      )}.${r.between(0, 255)}.${octet(r)}`,
  ])();

const ipv4 = r => {
  const ip = address(r);
  const value = r.one([
    ip,
    ip,
    `${ip}:${r.between(1024, 65535)}`,
    `${ip}/32`,
    `http://${ip}:8080/metrics`,
    `ip-${ip.replace(/\./g, '-')}`,
  ]);
  return { value, parts: [value.startsWith('ip-') ? value.slice(3) : ip] };
};

const group = r => r.text(HEX, r.between(1, 4)).replace(/^0+(?=.)/, '');

/** RFC 4291 and 5952, with zones (RFC 4007) and ports (RFC 3986). */
const ipv6 = r => {
  const site = r.one(['2a01:4f8', '2600:1f18', 'fd12:3456', '2003:e5']);
  const ip = r.one([
    () => `${site}:${Array.from({ length: 6 }, () => group(r)).join(':')}`,
    () => `${site}:${group(r)}::${group(r)}`,
    () => `${site}::${r.between(1, 9)}${r.text(HEX, 3)}`,
    () =>
      `fe80::${group(r)}:${r.text(HEX, 2)}ff:fe${r.text(HEX, 2)}:${r.text(
        HEX,
        4,
      )}`,
    () => `::ffff:${address(r)}`,
    () => `${site}:${group(r)}:${group(r)}::${group(r)}:1`.toUpperCase(),
  ])();
  const value = r.one([
    ip,
    ip,
    `[${ip}]:${r.between(1024, 65535)}`,
    `${ip}%eth0`,
    `${ip}/64`,
    `https://[${ip}]/healthz`,
  ]);
  return { value, parts: [ip] };
};

const mac = r => {
  const pairs = Array.from({ length: 6 }, () => r.text(HEX, 2));
  const value = r.one([
    () => pairs.join(':'),
    () => pairs.join('-'),
    () => pairs.join(':').toUpperCase(),
    () => pairs.join('-').toUpperCase(),
    () => [0, 2, 4].map(i => pairs[i] + pairs[i + 1]).join('.'),
  ])();
  return { value, parts: [value] };
};

const label = r => r.text(LOWER, r.between(4, 9));

const host = r => {
  const name = r.one([
    () => `${label(r)}.${label(r)}.com`,
    () => `${label(r)}-${r.text(DIGITS, 2)}.${label(r)}.de`,
    () => `${label(r)}.corp.${label(r)}.net`,
    () => `${label(r)}-${r.text(DIGITS, 2)}.${label(r)}.internal`,
    () => `${label(r)}.${label(r)}.svc.cluster.local`,
    () => `${label(r)}.${label(r)}.svc`,
    () => `${label(r)}.lan`,
    () => `${label(r)}.prod.${label(r)}.cloud`,
    () =>
      `ip-10-${r.below(255)}-${r.below(255)}-${octet(
        r,
      )}.eu-west-1.compute.internal`,
    () => `${label(r)}.${label(r)}.co.uk`,
    () => `${label(r).toUpperCase()}.${label(r).toUpperCase()}.LOCAL`,
  ])();
  const value = r.one([
    name,
    `${name}:${r.between(1024, 65535)}`,
    `https://${name}/v1/items?limit=5`,
    `https://${name}:8443/`,
  ]);
  return { value, parts: [name] };
};

const password = r =>
  r.one([
    () => r.text(ALNUM, r.between(10, 24)),
    () => `${r.text(LOWER, 6)}!${r.text(DIGITS, 3)}`,
    () => `${r.text(ALNUM, 8)}%21${r.text(ALNUM, 2)}`,
  ])();

/** RFC 3986 userinfo. */
const urlCredentials = r => {
  const secret = password(r);
  const at = `${label(r)}.internal`;
  const value = r.one([
    () => `https://${label(r)}:${secret}@${at}/path`,
    () => `postgres://${label(r)}:${secret}@${at}:5432/orders?sslmode=require`,
    () => `redis://:${secret}@${at}:6379/0`,
    () => `amqp://${label(r)}:${secret}@${at}/vhost`,
    () => `mongodb+srv://${label(r)}:${secret}@${at}/db`,
    () => `https://${r.text(ALNUM, 32)}@${at}/repo.git`,
  ])();
  return {
    value,
    parts: [/\/\/(?:[^:@]*:)?([^@]+)@/.exec(value)[1]],
  };
};

export const network = {
  IPv4: ipv4,
  IPv6: ipv6,
  MAC: mac,
  'host name': host,
  'credentials in URLs': urlCredentials,
};
