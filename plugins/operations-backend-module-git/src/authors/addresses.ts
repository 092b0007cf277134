import { normaliseRepository } from '@operate-first/plugin-operations-common';
import { InsteadOf } from './config';

/** What follows the prefix; undefined where the address does not begin with it, or goes on in the middle of a name. */
function restOf(address: string, prefix: string): string | undefined {
  const plain = prefix.replace(/\/+$/, '').replace(/\.git$/, '');
  if (!address.startsWith(plain)) return undefined;
  const rest = address.slice(plain.length);
  return rest === '' || rest.startsWith('/') ? rest : undefined;
}

/** Whether a repository may be read. @internal */
export function isAdmitted(address: string, allow: string[]): boolean {
  return allow.some(prefix => restOf(address, prefix) !== undefined);
}

/** Where a repository really is: of several prefixes the longest counts, as in git. @internal */
export function realAddress(address: string, rules: InsteadOf[]): string {
  const [best] = rules
    .filter(({ prefix }) => restOf(address, prefix) !== undefined)
    .sort((a, b) => b.prefix.length - a.prefix.length);
  if (!best) return withLogin(address);
  const rest = restOf(address, best.prefix) ?? '';
  return rest === '' ? best.base : best.base.replace(/\/+$/, '') + rest;
}

/** What people call a repository that really is at an address: the rules, the other way round. @internal */
export function calledAddresses(address: string, rules: InsteadOf[]): string[] {
  const plain = nameOf(address);
  return rules.flatMap(({ base, prefix }) => {
    const rest = restOf(plain, base);
    if (rest === undefined) return [];
    return [rest === '' ? prefix : prefix.replace(/\/+$/, '') + rest];
  });
}

/** Over SSH everybody is `git`, unless the address says otherwise; the catalog's addresses carry no login. */
function withLogin(address: string): string {
  return address.replace(/^ssh:\/\/(?![^/]*@)/, 'ssh://git@');
}

/** The name by which a repository is known here, however somebody writes its address. @internal */
export function nameOf(address: string): string {
  return normaliseRepository(address);
}
