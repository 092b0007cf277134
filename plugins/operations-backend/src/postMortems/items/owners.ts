import { NamedRef } from '@operate-first/plugin-operations-common';

const REF = /^[a-z][a-z0-9]*:[^/\s:]+\/[^/\s:]+$/i;

/** Whether it names an entity in full; imported texts have plain names, too. @internal */
export function isEntityRef(text: string): boolean {
  return REF.test(text);
}

/** Who is to do something, as far as the reader may see that: people only by those who may see people. @internal */
export function shownOwner(
  owner: string | null,
  showPersons: boolean,
): NamedRef | undefined {
  if (owner === null || !isEntityRef(owner)) return undefined;
  const isGroup = /^group:/i.test(owner);
  return isGroup || showPersons ? { ref: owner } : undefined;
}
