import { Prover } from './model';

function counted(count: number): string {
  return count === 1 ? '1 member' : `${count} members`;
}

/** The catalog has exactly these members now. Who they are is said to nobody. @internal */
export const proveMembers: Prover<'members'> = async (place, context) => {
  const { expects, synced } = place;
  if (synced) return place;
  const name = expects.group.slice(expects.group.lastIndexOf('/') + 1);
  const group = await context.catalog.groupNow(expects.group);
  if (!group) {
    return { ...place, problem: `The catalog has no team ${name} yet` };
  }
  const wanted = new Set(
    expects.members.map(ref => ref.toLocaleLowerCase('en-US')),
  );
  const missing = [...wanted].filter(ref => !group.members.includes(ref));
  const others = group.members.filter(ref => !wanted.has(ref));
  if (missing.length + others.length > 0) {
    return {
      ...place,
      problem: `The catalog shows ${counted(
        group.members.length,
      )} of ${name}: ${missing.length} are missing and ${
        others.length
      } should not be there`,
    };
  }
  return {
    ...place,
    synced: {
      text: `The catalog shows ${name} with its ${counted(wanted.size)}.`,
      at: new Date(context.now).toISOString(),
    },
  };
};
