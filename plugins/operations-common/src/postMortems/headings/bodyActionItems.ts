import { readDay } from '../document/moments';
import { readReference } from '../document/references';
import { withIds } from '../document/actionItems';
import { Block } from '../markdown/blocks';
import { plainText } from '../markdown/plainText';
import { ActionItemKind, PostMortemActionItem } from '../model';
import { BlockSection } from './sections';

type Item = Omit<PostMortemActionItem, 'id'>;

const ADDRESS = /https?:\/\/[^\s)>\]]+/;
const TICKET = /(?<=^|[\s(])(#\d+|[A-Z][A-Z0-9]+-\d+)(?=$|[\s),.;])/;
const DUE =
  /\b(?:due|until|by|bis|fällig)(?: date)?:? +(?:on +|am +)?(\d{4}-\d{2}-\d{2})/i;
const OWNER =
  /\b(?:owner|assignee|verantwortlich):? +((?:group|user):[\w./-]+|@[\w.-]+|[\w.-]+)/i;
const SOMEBODY = /(?<=^|[\s(])((?:group|user):[\w./-]*\w|@[\w.-]*\w)/;
const FINISHED = /^(?:done|closed|completed?|fixed|resolved|erledigt|✅|✔|x)/iu;
const TASK = /^\[([ xX])\]\s+/;

const COLUMNS: Array<[keyof Item | 'state', RegExp]> = [
  [
    'title',
    /^(?:action(?: item)?|task|description|item|what|maßnahme|aufgabe)s?$/,
  ],
  ['owner', /^(?:owner|assignee|who|responsible|verantwortlich|wer)$/],
  ['due', /^(?:due(?: date)?|deadline|by|when|fällig|bis)$/],
  ['kind', /^(?:type|kind|category|art)$/],
  ['severity', /^(?:priority|prio|severity|criticality)$/],
  ['issue', /^(?:issue|bug|ticket|jira|link|tracker)$/],
  ['state', /^(?:status|state|done|stand)$/],
];

function kindOf(text: string): ActionItemKind | undefined {
  const plain = text.toLocaleLowerCase('en-US');
  if (/^prevent|^avoid/.test(plain)) return 'prevent';
  if (/^detect|^monitor/.test(plain)) return 'detect';
  if (/^mitigat|^protect/.test(plain)) return 'protect';
  return /^recover|^repair/.test(plain) ? 'recover' : undefined;
}

function severityOf(text: string): Item['severity'] {
  if (/^(?:p[01]|high|critical|urgent|hoch)/i.test(text)) return 'high';
  if (/^(?:p2|medium|mittel)/i.test(text)) return 'medium';
  return /^(?:p[3-5]|low|niedrig)/i.test(text) ? 'low' : undefined;
}

function issueOf(text: string): string | undefined {
  return ADDRESS.exec(text)?.[0] ?? TICKET.exec(text)?.[1];
}

function compact(item: Item): Item {
  const said = Object.entries(item).filter(([, each]) => each !== undefined);
  return Object.fromEntries(said) as unknown as Item;
}

/** What is left of the words when owner, date and issue are taken out. */
function titleOf(text: string): string {
  return plainText(text)
    .replace(TASK, '')
    .replace(DUE, '')
    .replace(OWNER, '')
    .replace(SOMEBODY, ' ')
    .replace(ADDRESS, '')
    .replace(TICKET, ' ')
    .replace(/\(\s*[,;:]*\s*(?:,\s*)*\)|\[\s*\]/g, '')
    .replace(/\s+/g, ' ')
    .replace(/\s+([,.;)])/g, '$1')
    .replace(/(?:^[\s,;:–—-]+)|(?:[\s,;:(–—-]+$)/g, '')
    .slice(0, 300);
}

function fromText(text: string): Item | undefined {
  const [, tick] = TASK.exec(text) ?? [];
  const struck = /^~~.*~~/.test(text.replace(TASK, ''));
  const title = titleOf(text);
  if (!title) return undefined;
  const written = OWNER.exec(text)?.[1] ?? SOMEBODY.exec(text)?.[1];
  return compact({
    title,
    owner: written && (readReference(written) ?? written),
    due: readDay(DUE.exec(text)?.[1] ?? ''),
    issue: issueOf(text),
    ...((struck || tick?.toLowerCase() === 'x') && { done: true }),
  });
}

function fromRow(cells: string[], head: string[]): Item | undefined {
  const columns = head.map(
    name =>
      COLUMNS.find(([, pattern]) =>
        pattern.test(plainText(name).toLocaleLowerCase('en-US')),
      )?.[0],
  );
  const cell = (column: keyof Item | 'state') => {
    const index = columns.indexOf(column);
    return index < 0 ? '' : cells[index] ?? '';
  };
  const title = plainText(cell('title')).slice(0, 300);
  if (!title) return undefined;
  const owner = plainText(cell('owner'));
  const state = plainText(cell('state'));
  const issue = plainText(cell('issue'));
  return compact({
    title,
    owner: owner ? readReference(owner) ?? owner : undefined,
    due: readDay(plainText(cell('due'))),
    kind: kindOf(plainText(cell('kind'))),
    severity: severityOf(plainText(cell('severity'))),
    issue: issueOf(cell('issue')),
    // Where there is no column for it, people write it behind the number of the ticket.
    done: FINISHED.test(state) || /\bdone\b/i.test(issue) ? true : undefined,
  });
}

/** Action items of texts that have none in front matter: from the lists and tables of their section. @internal */
export function bodyActionItems(
  sections: BlockSection[],
): PostMortemActionItem[] {
  const items: Item[] = [];
  for (const section of sections) {
    if (section.kind !== 'actionItems') continue;
    let head: string[] = [];
    const read = (block: Block) => {
      if (block.kind === 'row' && block.head) {
        head = block.cells;
        return undefined;
      }
      if (block.kind === 'row') return fromRow(block.cells, head);
      return block.kind === 'text' && block.item
        ? fromText(block.content)
        : undefined;
    };
    items.push(...section.blocks.flatMap(block => read(block) ?? []));
  }
  return withIds(items);
}
