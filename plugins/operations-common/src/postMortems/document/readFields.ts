import {
  POST_MORTEM_MOMENTS,
  PostMortemFields,
  PostMortemMoment,
} from '../model';
import { readActionItems } from './actionItems';
import { FieldReader } from './FieldReader';

/** What fields of front matter say, as far as they say anything. @internal */
export type SaidFields = Partial<PostMortemFields> & { date?: string };

type Name = PostMortemMoment | keyof PostMortemFields | 'date' | 'unpublished';

/** Names that others give to our fields, without dashes and in small letters. */
const NAMES: Array<[Name, string[]]> = [
  ['id', ['id']],
  ['title', ['title', 'titel']],
  ['status', ['status']],
  ['visibility', ['visibility']],
  ['incident', ['incident', 'incidentid', 'incidentkey']],
  [
    'services',
    ['services', 'service', 'components', 'affectedservices', 'dienste'],
  ],
  ['severity', ['severity', 'sev', 'priority', 'schweregrad']],
  [
    'started',
    ['started', 'start', 'startedat', 'starttime', 'began', 'begin', 'beginn'],
  ],
  ['detected', ['detected', 'detectedat', 'detecttime', 'bemerkt']],
  ['acknowledged', ['acknowledged', 'acknowledgedat']],
  ['mitigated', ['mitigated', 'mitigatedat']],
  [
    'resolved',
    ['resolved', 'resolvedat', 'end', 'ended', 'endtime', 'ende', 'behoben'],
  ],
  ['authors', ['authors', 'author', 'autoren', 'autor', 'contact']],
  ['tags', ['tags', 'categories', 'keywords', 'labels']],
  ['cause', ['cause']],
  ['actionItems', ['actionitems']],
  ['date', ['date', 'datum', 'incidentdate']],
  ['unpublished', ['draft']],
];
const BY_NAME = new Map(
  NAMES.flatMap(([name, all]) => all.map(each => [each, name] as const)),
);

/** Names by which a front matter is known to be one of ours. */
const OWN = ['incident', 'services', 'actionItems', 'visibility', 'detected'];

/** Which of our fields a name means. @internal */
export function fieldOf(name: string): Name | undefined {
  return BY_NAME.get(name.toLocaleLowerCase('en-US').replace(/[-_\s]/g, ''));
}

/** Whether front matter is ours, so that what is wrong in it is an error. @internal */
export function isOwn(values: Record<string, unknown>): boolean {
  return (
    OWN.some(name => Object.hasOwn(values, name)) ||
    /^PM-\d+$/.test(String(values.id ?? ''))
  );
}

function readField(
  reader: FieldReader,
  said: SaidFields,
  name: Name,
  value: unknown,
  field: string,
) {
  switch (name) {
    case 'actionItems':
      said.actionItems = readActionItems(reader, value, field);
      break;
    case 'date': {
      // A day, or a day with its time.
      const day = reader.read('day', value, field);
      if (day !== undefined) said.date = day;
      break;
    }
    case 'unpublished':
      if (value === true) said.status = 'draft';
      break;
    case 'visibility':
      // What is not understood must not be shown to everybody.
      said.visibility = reader.read('visibility', value, field) ?? 'internal';
      break;
    default:
      if ((POST_MORTEM_MOMENTS as readonly string[]).includes(name)) {
        const at = reader.moment(value, field);
        if (at !== undefined) said[name as PostMortemMoment] = at;
      } else {
        const known = name as Exclude<
          typeof name,
          PostMortemMoment | 'actionItems'
        >;
        const read = reader.read(known, value, field);
        if (read !== undefined) Object.assign(said, { [known]: read });
      }
  }
}

/** Reads fields by our names, or by those that others give them; ours count first. @internal */
export function readFields(
  reader: FieldReader,
  values: Record<string, unknown>,
): SaidFields {
  const said: SaidFields = {};
  const own = (key: string) => fieldOf(key) === key;
  const keys = Object.keys(values).sort(
    (a, b) => Number(own(b)) - Number(own(a)),
  );
  const read = new Set<Name>();
  for (const key of keys) {
    const name = fieldOf(key);
    if (name && !read.has(name)) {
      readField(reader, said, name, values[key], key);
      read.add(name);
    }
  }
  return said;
}
