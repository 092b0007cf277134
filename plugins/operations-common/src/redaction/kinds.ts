/**
 * What can be redacted, and what stands for it: people and machines get a pseudonym, so that a story stays readable;
 * secrets get none.
 *
 * @public
 */
export const REDACTION_KINDS = {
  person: { pseudonym: 'person' },
  group: { pseudonym: 'group' },
  email: { pseudonym: 'email' },
  'user path': { pseudonym: 'user' },
  'key comment': { pseudonym: 'comment' },
  phone: { pseudonym: 'phone' },
  card: { pseudonym: 'card' },
  iban: { pseudonym: 'iban' },
  ipv4: { pseudonym: 'ip' },
  ipv6: { pseudonym: 'ip6' },
  mac: { pseudonym: 'mac' },
  host: { pseudonym: 'host' },
  'url credentials': {},
  authorization: {},
  cookie: {},
  password: {},
  'private key': {},
  jwt: {},
  'aws key id': {},
  'aws secret': {},
  'google key': {},
  'azure key': {},
  'github token': {},
  'gitlab token': {},
  'slack token': {},
  'stripe key': {},
  'npm token': {},
  'pypi token': {},
  'digitalocean token': {},
  'hugging face token': {},
  'openai key': {},
  'anthropic key': {},
  'sendgrid key': {},
  'docker token': {},
  'vault token': {},
  'grafana token': {},
  'openshift token': {},
  'telegram token': {},
  'service token': {},
} as const satisfies Record<string, { pseudonym?: string }>;

/** @public */
export type RedactionKind = keyof typeof REDACTION_KINDS;
