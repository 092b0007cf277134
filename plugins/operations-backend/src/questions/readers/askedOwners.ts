import { lowerRefs } from '../../services/filters';

/** The owners that somebody asks for; that a person owns something is for those who may see people. @internal */
export function askedOwners(
  owners: string[],
  { showPersons }: { showPersons: boolean },
): string[] {
  return lowerRefs(owners).filter(
    ref => showPersons || !ref.startsWith('user:'),
  );
}
