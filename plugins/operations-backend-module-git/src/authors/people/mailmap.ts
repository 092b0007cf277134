import { Mirror } from '../../git/Mirror';
import { decode } from '../history/decode';
import { Named } from './Named';

/** What git can read as a contact; others nobody can map. */
// eslint-disable-next-line no-control-regex
const UNREADABLE = /[<>\u0000-\u001f]/;
const CONTACT = /^(.*?) ?<([^<>]*)>$/;

/** As whom `.mailmap` of a commit knows them, in their order; git reads it, and passes over lines that it cannot. @internal */
export async function mapPeople(
  mirror: Mirror,
  people: readonly Named[],
  options: { revision: string; signal: AbortSignal },
): Promise<Named[]> {
  const { revision, signal } = options;
  const mapped = [...people];
  const readable = people.flatMap(({ name, email }, at) =>
    UNREADABLE.test(name) || UNREADABLE.test(email) ? [] : [at],
  );
  if (readable.length === 0) return mapped;
  const said = await mirror.local(['check-mailmap', '--stdin'], {
    signal,
    input: readable
      .map(at => `${people[at].name} <${people[at].email}>\n`)
      .join(''),
    settings: [['mailmap.blob', `${revision}:.mailmap`]],
  });
  const lines = decode(said).split('\n');
  readable.forEach((at, line) => {
    const contact = CONTACT.exec(lines[line] ?? '');
    if (contact) mapped[at] = { name: contact[1], email: contact[2] };
  });
  return mapped;
}
