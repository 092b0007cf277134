import { parseEntityRef } from '@backstage/catalog-model';

const MOST_NAMED = 3;

/** With a full stop at its end. @internal */
export function sentence(text: string): string {
  const said = text.trim();
  return said === '' || /[.!?…]$/.test(said) ? said : `${said}.`;
}

/** `a`, `a and b`, `a, b, c and 4 more`. @internal */
export function listInWords(
  names: string[],
  word: 'and' | 'or' = 'and',
): string {
  const shown =
    names.length > MOST_NAMED + 1
      ? [
          ...names.slice(0, MOST_NAMED),
          `${names.length - MOST_NAMED} ${word === 'and' ? 'more' : 'others'}`,
        ]
      : names;
  if (shown.length < 2) return shown.join('');
  return `${shown.slice(0, -1).join(', ')} ${word} ${shown[shown.length - 1]}`;
}

/** What people call whoever an entity ref is of. @internal */
export function nameOfRef(ref: string): string {
  try {
    return parseEntityRef(ref, { defaultKind: 'group' }).name;
  } catch {
    return ref;
  }
}

/** `1 namespace`, `2 namespaces`. @internal */
export function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}
