import {
  PostMortemProblem,
  Finding,
  Leak,
  PostMortemDocument,
  publicSource,
  readPostMortem,
  sectionsOf,
} from '@operate-first/plugin-operations-common';
import { createHash } from 'node:crypto';
import { FoundLeak, PublicText } from '../redaction/PublicText';
import { visibleText } from '../searchDocuments/visibleText';
import { ActionItemRow, PostMortemRow } from './rows';
import { plainSummary } from './plainSummary';

const EXCERPT = 120;
const MOST_LEAKS = 100;
const SEVERITIES = { min: 1, max: 4 };

/** What a text says, as columns. @internal */
export type AccountColumns = Pick<
  PostMortemRow,
  | 'title'
  | 'summary'
  | 'visibility'
  | 'severity'
  | 'cause'
  | 'started_at'
  | 'sorted_at'
  | 'detected_at'
  | 'mitigated_at'
  | 'resolved_at'
  | 'service_refs'
  | 'authors'
  | 'search_text'
  | keyof PublicColumns
>;

/** The public account, or what keeps it back. @internal */
export type PublicColumns = Pick<
  PostMortemRow,
  | 'public_title'
  | 'public_summary'
  | 'public_text'
  | 'public_search_text'
  | 'leaks'
  | 'public_basis'
>;

/** An action item as its text has it. @internal */
export type ItemColumns = Omit<
  ActionItemRow,
  'post_mortem_id' | 'pending' | 'reminded_at'
>;

/** A text, read and redacted. @internal */
export interface Account {
  document: PostMortemDocument;
  problems: PostMortemProblem[];
  columns: AccountColumns;
  tags: string[];
  items: ItemColumns[];
  /** What keeps the public account back. */
  leaks: Leak[];
}

/** The public account of a text, with its action items' titles by their ids. @internal */
export interface PublicAccount {
  /** What is redacted; missing where there is nothing to read. */
  document?: PostMortemDocument;
  columns: PublicColumns;
  itemTitles: Map<string, string>;
  leaks: Leak[];
  /** Redacted, whether or not it leaks. */
  body: string;
  /** What was redacted. */
  source: string;
  findings: Finding[];
}

/** There is no public account. @internal */
export const NO_PUBLIC: PublicColumns = {
  public_title: null,
  public_summary: null,
  public_text: null,
  public_search_text: null,
  leaks: null,
  public_basis: null,
};

function timeOf(text: string | undefined): number | null {
  const time = text === undefined ? NaN : Date.parse(text);
  return Number.isNaN(time) ? null : time;
}

/** What words are searched in. */
function searchText(title: string, body: string, tags: string[]): string {
  return [title, ...tags, body].join('\n').toLocaleLowerCase('en-US');
}

/** What public accounts of these texts depend on; its first part is that of the rules. @internal */
export function basisOf(publicText: PublicText, markdown: string): string {
  const hash = createHash('sha256').update(markdown).digest('hex');
  return `${publicText.basis}:${hash.slice(0, 24)}`;
}

/** The first section as plain text. */
function summaryOf(document: PostMortemDocument): string {
  const sections = sectionsOf(document);
  const summary =
    sections.find(({ kind }) => kind === 'summary') ?? sections[0];
  return plainSummary(summary?.text ?? document.body);
}

/** What the leak check found, for those who may see it. @internal */
export function leaksOf(text: string, leaks: FoundLeak[]): Leak[] {
  // Each costs a look at all the text before it, and nobody corrects more at once.
  return leaks.slice(0, MOST_LEAKS).map(({ kind, start, end, reason }) => ({
    kind,
    line: text.slice(0, start).split('\n').length,
    excerpt: text.slice(start, Math.min(end, start + EXCERPT)),
    remedy: `${reason} Write it otherwise, or put it between <!-- internal --> and <!-- /internal -->.`,
  }));
}

/** Makes the public account of a text. @internal */
export function publicAccountOf(
  markdown: string,
  publicText: PublicText,
): PublicAccount {
  const { document } = readPostMortem(publicSource(markdown), {
    path: 'account',
  });
  const none = { columns: NO_PUBLIC, itemTitles: new Map(), leaks: [] };
  if (!document) return { ...none, body: '', source: '', findings: [] };
  const leaks: Leak[] = [];
  const redact = (text: string) => {
    const redacted = publicText.preview(text);
    leaks.push(...leaksOf(redacted.text, redacted.leaks));
    return redacted;
  };
  const title = redact(document.title).text;
  const { text: body, findings } = redact(document.body);
  const itemTitles = new Map(
    document.actionItems.map(item => [item.id, redact(item.title).text]),
  );
  const plain = summaryOf({ ...document, body });
  // Without its marks, a text may say what nobody saw in it before.
  const summary = leaks.length === 0 ? redact(plain).text : plain;
  const visible = visibleText(body);
  const searched =
    visible !== body && leaks.length === 0 ? redact(visible).text : visible;
  const public_basis = basisOf(publicText, markdown);
  const made = { document, body, source: document.body, findings, leaks };
  if (leaks.length > 0) {
    const columns = {
      ...NO_PUBLIC,
      leaks: JSON.stringify(leaks),
      public_basis,
    };
    return { ...none, ...made, columns };
  }
  const tags = document.tags.filter(tag => publicText.isPublic(tag));
  return {
    ...made,
    itemTitles,
    columns: {
      public_title: title,
      public_summary: summary,
      public_text: body,
      public_search_text: searchText(title, searched, tags),
      leaks: null,
      public_basis,
    },
  };
}

function itemsOf(
  { actionItems }: PostMortemDocument,
  publicTitles: Map<string, string>,
  day: string,
): ItemColumns[] {
  const unique = new Map(actionItems.map(item => [item.id, item]));
  return [...unique.values()].map((item, position) => ({
    item_id: item.id,
    position,
    title: item.title,
    public_title: publicTitles.get(item.id) ?? null,
    kind: item.kind ?? null,
    severity: item.severity ?? null,
    owner: item.owner ?? null,
    due: item.due ?? null,
    issue: item.issue ?? null,
    // Where nobody knows when, the day on which the text said so will do.
    done: item.done === true ? day : item.done ?? null,
  }));
}

/** Reads a text; undefined where it cannot be read at all. Fields with errors are left out, and the problems say so. @internal */
export function readAccount(
  markdown: string,
  options: {
    publicText: PublicText;
    read: Parameters<typeof readPostMortem>[1];
    now: number;
  },
): { account?: Account; problems: PostMortemProblem[] } {
  const { publicText, now } = options;
  const { document, problems } = readPostMortem(markdown, options.read);
  if (!document) return { problems };
  const { severity } = document;
  const made =
    document.visibility === 'public'
      ? publicAccountOf(markdown, publicText)
      : {
          columns: NO_PUBLIC,
          itemTitles: new Map<string, string>(),
          leaks: [],
        };
  const tags = [...new Set(document.tags)].filter(tag =>
    publicText.isPublic(tag),
  );
  const account: Account = {
    document,
    problems,
    tags,
    leaks: made.leaks,
    items: itemsOf(
      document,
      made.itemTitles,
      new Date(now).toISOString().slice(0, 10),
    ),
    columns: {
      title: document.title,
      summary: summaryOf(document),
      visibility: document.visibility,
      severity:
        severity && severity >= SEVERITIES.min && severity <= SEVERITIES.max
          ? severity
          : null,
      cause: document.cause ?? null,
      started_at: timeOf(document.started),
      sorted_at: timeOf(document.started ?? document.dated) ?? now,
      detected_at: timeOf(document.detected),
      mitigated_at: timeOf(document.mitigated),
      resolved_at: timeOf(document.resolved),
      service_refs: JSON.stringify(document.services),
      authors: JSON.stringify(document.authors),
      search_text: searchText(
        document.title,
        visibleText(document.body),
        document.tags,
      ),
      ...made.columns,
    },
  };
  return { account, problems };
}
