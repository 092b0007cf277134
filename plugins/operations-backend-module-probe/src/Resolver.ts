import { LookupAddress, LookupOptions } from 'node:dns';
import { lookup as systemLookup } from 'node:dns/promises';
import { LookupFunction } from 'node:net';
import { AddressPolicy, ForbiddenAddressError } from './AddressPolicy';

/** Every address of a name, as the system of the portal answers. @internal */
export type LookupAll = (hostname: string) => Promise<LookupAddress[]>;

/**
 * Looks names up for connections and lets only those addresses through that the policy allows: what was
 * judged is what is connected to, whatever the next answer would be.
 *
 * @internal
 */
export class Resolver {
  readonly #policy: AddressPolicy;
  readonly #lookupAll: LookupAll;
  /** The system looks up on few threads: a name that hangs may occupy one of them, not one per probe. */
  readonly #pending = new Map<string, Promise<LookupAddress[]>>();

  private constructor(policy: AddressPolicy, lookupAll: LookupAll) {
    this.#policy = policy;
    this.#lookupAll = lookupAll;
  }

  static create(options: {
    policy: AddressPolicy;
    lookupAll?: LookupAll;
  }): Resolver {
    return new Resolver(
      options.policy,
      options.lookupAll ?? (name => systemLookup(name, { all: true })),
    );
  }

  /** For the `lookup` option of a connection. */
  readonly lookup: LookupFunction = (hostname, options, callback) => {
    this.#allowedAddresses(hostname, options).then(
      allowed =>
        options.all
          ? callback(null, allowed)
          : callback(null, allowed[0].address, allowed[0].family),
      error => callback(error, []),
    );
  };

  async #allowedAddresses(
    hostname: string,
    { family }: LookupOptions,
  ): Promise<LookupAddress[]> {
    const all = await this.#shared(hostname);
    const asked = all.filter(
      address => !family || `${family}`.endsWith(`${address.family}`),
    );
    let refusal: unknown;
    const allowed = asked.filter(({ address }) => {
      try {
        this.#policy.assertAddress(address, hostname);
        return true;
      } catch (error) {
        refusal = error;
        return false;
      }
    });
    if (allowed.length === 0) {
      throw refusal ?? new ForbiddenAddressError(`${hostname} has no address`);
    }
    return allowed;
  }

  #shared(hostname: string): Promise<LookupAddress[]> {
    const pending = this.#pending.get(hostname);
    if (pending) return pending;
    const started = this.#lookupAll(hostname).finally(() =>
      this.#pending.delete(hostname),
    );
    this.#pending.set(hostname, started);
    return started;
  }
}
