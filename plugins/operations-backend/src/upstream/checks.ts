import { FieldError, FieldsError } from '../api/FieldError';
import { Worded } from './PublicWords';
import { KnownAddress, UpstreamSet } from './UpstreamSet';

const LONGEST_VALUE = 200;

/** @internal */
export interface Hosts {
  set: UpstreamSet;
  /** Of all integrations. */
  hosts: string[];
}

/** An address as it was checked; without `known` it is of a host that no module knows. @internal */
export interface CheckedAddress {
  url: string;
  known?: KnownAddress;
}

/** @throws FieldError where the address is none of a host that is configured. @internal */
export function checkAddress(
  field: string,
  value: string | undefined,
  { set, hosts }: Hosts,
): CheckedAddress {
  const url = value?.trim() ?? '';
  const isWeb = URL.canParse(url) && /^https?:$/.test(new URL(url).protocol);
  const refuse = (message: string, remedy: string) => {
    const shown = url.slice(0, LONGEST_VALUE);
    return new FieldError({ field, value: shown, message, remedy });
  };
  if (!isWeb) {
    throw refuse(
      `${field} is no address of the web.`,
      'Give an address that begins with https://, as in https://github.com/acme/lib/issues/12.',
    );
  }
  const { username, password, host, pathname } = new URL(url);
  if (username || password) {
    throw refuse(
      `${field} has credentials in it.`,
      'Give the address without them.',
    );
  }
  const known = set.read(url);
  if (known) return { url, known };
  if (!hosts.includes(host) || pathname.length < 2) {
    const named = hosts.length > 0 ? hosts.join(', ') : 'none';
    throw refuse(
      `${field} names no project of a host that the portal knows.`,
      `Give the address of a project on a host of integrations (there is ${named}), or ask who runs the portal to add the host.`,
    );
  }
  return { url };
}

/**
 * What a host answers; that it cannot be read, or not by everybody, is the fault of its address.
 *
 * @param ask - answers undefined where not everybody may read the project.
 * @internal
 */
export async function publicOnly<T>(
  field: string,
  value: string,
  name: string,
  ask: () => Promise<T | undefined>,
): Promise<T> {
  const refuse = (message: string, remedy: string) =>
    new FieldError({ field, value, message, remedy });
  const answer = await ask().catch(error => {
    throw refuse(
      `${value} cannot be read: ${(error as Error).message}`,
      'Check the address; only projects that everybody may read are followed.',
    );
  });
  if (answer !== undefined) return answer;
  throw refuse(
    `${name} is private.`,
    'Only projects that everybody may read are followed. Give the address of a public one.',
  );
}

/** @throws FieldError where there is something in the text that visitors must not read. @internal */
export function checkWords(
  texts: Array<{ field: string; text: string; worded: Worded }>,
): void {
  const problems = texts.flatMap(({ field, text, worded }) => {
    if (text.trim() === '') {
      return [
        {
          field,
          message: `There is no ${field}.`,
          remedy: 'Say in a few words what it is about.',
        },
      ];
    }
    if (worded.text === text && !worded.leaks) return [];
    const found = worded.removed.map(({ kind, count }) => `${kind} (${count})`);
    return [
      {
        field,
        message: `The ${field} holds what must not be public: ${found.join(
          ', ',
        )}.`,
        remedy:
          'Look at the text as it will be public, take out what is in the way, and send that.',
      },
    ];
  });
  if (problems.length > 0) throw new FieldsError(problems);
}
