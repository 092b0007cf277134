import { InputError } from '@backstage/errors';
import ipaddr, { IPv4, IPv6 } from 'ipaddr.js';
import {
  embeddedIPv4,
  isNever,
  isPublic,
  isPrivateNetwork,
  NEVER_HOSTS,
} from './addresses';

type Block = [IPv4 | IPv6, number];

/** What one list names. */
interface Entries {
  /** Whether `*` is among them: every public address. */
  everything: boolean;
  hosts: string[];
  blocks: Block[];
}

/**
 * Says that a host may not be contacted, and why, as the end of a sentence for everybody: where a name leads
 * is in the message alone, which is for the log.
 *
 * @internal
 */
export class ForbiddenAddressError extends Error {
  constructor(readonly why: string, address?: string) {
    super(address === undefined ? why : `${why} (${address})`);
    this.name = 'ForbiddenAddressError';
  }
}

function readEntries(key: string, list: string[]): Entries {
  const entries: Entries = { everything: false, hosts: [], blocks: [] };
  for (const entry of list.map(text => text.trim())) {
    if (entry === '*') {
      entries.everything = true;
    } else if (ipaddr.isValidCIDR(entry)) {
      entries.blocks.push(ipaddr.parseCIDR(entry));
    } else if (ipaddr.isValid(entry)) {
      const address = ipaddr.parse(entry);
      entries.blocks.push([address, address.kind() === 'ipv4' ? 32 : 128]);
    } else if (/^(\*\.)?[a-z0-9_-]+(\.[a-z0-9_-]+)*$/i.test(entry)) {
      entries.hosts.push(entry.toLocaleLowerCase('en-US'));
    } else {
      throw new InputError(
        `operations.probe.${key} names '${entry}', which is no host name, address or CIDR block; write for example '*.example.com' or '10.1.0.0/16'`,
      );
    }
  }
  return entries;
}

function namesHost({ hosts }: Entries, host: string): boolean {
  return hosts.some(entry =>
    entry.startsWith('*.') ? host.endsWith(entry.slice(1)) : host === entry,
  );
}

function namesAddress({ blocks }: Entries, address: IPv4 | IPv6): boolean {
  return blocks.some(
    ([network, bits]) =>
      network.kind() === address.kind() && address.match([network, bits]),
  );
}

/**
 * Which hosts and addresses a probe may contact. Names are judged once per request, addresses each time a
 * name was looked up, so that a name whose answer changes cannot lead anywhere new.
 *
 * @internal
 */
export class AddressPolicy {
  readonly #allow: Entries;
  readonly #deny: Entries;
  readonly #allowPrivate: boolean;

  private constructor(allow: Entries, deny: Entries, allowPrivate: boolean) {
    this.#allow = allow;
    this.#deny = deny;
    this.#allowPrivate = allowPrivate;
  }

  static create(options: {
    allow?: string[];
    deny?: string[];
    allowPrivate?: boolean;
  }): AddressPolicy {
    return new AddressPolicy(
      readEntries('allow', options.allow ?? ['*']),
      readEntries('deny', options.deny ?? []),
      options.allowPrivate ?? false,
    );
  }

  /**
   * Refuses a host by its name, or by its address where it is one.
   *
   * @param hostname - As `URL` writes it: decimal and octal spellings are plain addresses by then.
   */
  assertHost(hostname: string): void {
    const host = plainHost(hostname);
    if (ipaddr.isValid(host)) {
      this.assertAddress(host, host);
    } else if (NEVER_HOSTS.has(host)) {
      throw new ForbiddenAddressError(
        `${host} is the metadata service of a cloud, which probes never contact`,
      );
    } else if (namesHost(this.#deny, host)) {
      throw new ForbiddenAddressError(
        `${host} is on the list of hosts that probes do not contact (operations.probe.deny)`,
      );
    }
  }

  /** Refuses an address to which a host leads. */
  assertAddress(address: string, hostname: string): void {
    const written = ipaddr.parse(address);
    const meant = embeddedIPv4(written) ?? written;
    const host = plainHost(hostname);
    const forbidden = (why: string) =>
      new ForbiddenAddressError(`${host} ${why}`, address);
    if (isNever(meant) || isNever(written)) {
      throw forbidden(
        'is at an address that probes never contact (link-local, multicast or cloud metadata)',
      );
    }
    if (namesAddress(this.#deny, meant) || namesAddress(this.#deny, written)) {
      throw forbidden(
        'is on the list of hosts that probes do not contact (operations.probe.deny)',
      );
    }
    if (namesHost(this.#allow, host) || namesAddress(this.#allow, meant)) {
      return;
    }
    const countsAsPublic =
      isPublic(meant) || (this.#allowPrivate && isPrivateNetwork(meant));
    if (!countsAsPublic) {
      throw forbidden(
        'is not at a public address, and operations.probe.allow does not name it',
      );
    }
    if (!this.#allow.everything) {
      throw forbidden(
        'is not among the hosts that operations.probe.allow names',
      );
    }
  }
}

/** Without the brackets of IPv6, the dot at the end and capital letters. */
function plainHost(hostname: string): string {
  return hostname
    .replace(/^\[(.*)\]$/, '$1')
    .replace(/\.$/, '')
    .toLocaleLowerCase('en-US');
}
