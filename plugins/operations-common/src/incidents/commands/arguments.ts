import { parseEntityRef, stringifyEntityRef } from '@backstage/catalog-model';

const NONE = ['none', 'nobody', '-'];

/** A person or a service that is named in a command, and what to say where it is not. */
export type Named = { ref: string } | { problem: string };

/** Whether a word takes something away. */
export function isNone(word: string): boolean {
  return NONE.includes(word.toLocaleLowerCase('en-US'));
}

/** One of several words, in whatever case it is written. */
export function oneOf<T extends string>(
  words: readonly T[],
  written: string | undefined,
): T | undefined {
  const lower = written?.toLocaleLowerCase('en-US');
  return words.find(word => word.toLocaleLowerCase('en-US') === lower);
}

/** The entity that is named; what is left out of its ref is as usual. */
export function entityOf(written: string, defaultKind: string): Named {
  try {
    const parsed = parseEntityRef(written.replace(/^@/, ''), {
      defaultKind,
      defaultNamespace: 'default',
    });
    return { ref: stringifyEntityRef(parsed) };
  } catch {
    return { problem: `${written} is no entity ref.` };
  }
}

/** The address, if it is one that a browser may open. */
export function addressOf(written: string): string | undefined {
  try {
    const { protocol, username, password } = new URL(written);
    const isWeb = protocol === 'https:' || protocol === 'http:';
    return isWeb && !username && !password ? written : undefined;
  } catch {
    return undefined;
  }
}
