import { Person } from '../../catalog/model';
import { beginningOf, DAY_MS, someTime } from './calendar';
import { Chance } from './Chance';
import { Commit } from './model';

/** When it happened that a document tells of, as far as one sees. */
const HAPPENED =
  /^(?:resolved|ended|date|started):\s*['"]?(\d{4}-\d{2}-\d{2})|^\*\*(?:Date|Datum):?\*\*:?\s*(\d{4}-\d{2}-\d{2})/m;
/** Within these days after it, it is written. */
const SOON: [least: number, most: number] = [1, 6];

function writtenAt(chance: Chance, text: string, until: Date): Date {
  const [, ...days] = HAPPENED.exec(text) ?? [];
  const happened = Date.parse(days.find(Boolean) ?? '');
  const [least, most] = SOON;
  const from = Number.isNaN(happened)
    ? beginningOf(until)
    : new Date(happened + least * DAY_MS);
  const to = Number.isNaN(happened)
    ? until
    : new Date(happened + most * DAY_MS);
  const at = someTime(chance, from, to);
  return at < until ? at : until;
}

/** A commit for each document, some days after what it tells of, by one of the people. @internal */
export function documentHistory(
  files: Record<string, string>,
  people: Person[],
  until: Date,
): Commit[] {
  return Object.entries(files)
    .map(([path, text]): Commit => {
      const chance = Chance.of(`document ${path}`);
      const { name, email } = chance.pick(people);
      const title = path.split('/').at(-1)?.replace(/\.md$/, '');
      return {
        author: { name, email },
        at: writtenAt(chance, text, until),
        message: `Add ${title?.replaceAll('-', ' ')}`,
        files: { [path]: text },
      };
    })
    .sort((a, b) => a.at.getTime() - b.at.getTime());
}
