import {
  PostMortemDocument,
  PostMortemPreview,
  ReadPostMortem,
} from '@operate-first/plugin-operations-common';
import { PublicText } from '../../redaction/PublicText';
import { PublicAccount } from '../account';

const MOST_FINDINGS = 1_000;
const EXCERPT = 120;

/** Where each line of a text begins. */
function lineStarts(text: string): number[] {
  const starts = [0];
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) {
    starts.push(at + 1);
  }
  return starts;
}

/** What is said beside the body, as members and as everybody else reads it. */
function fieldsOf(
  { title, tags, actionItems }: PostMortemDocument,
  open: PostMortemDocument | undefined,
  publicText: PublicText,
): PostMortemPreview['fields'] {
  const redacted = (text: string | undefined) =>
    text === undefined ? undefined : publicText.preview(text).text;
  const items = new Map(open?.actionItems.map(item => [item.id, item]));
  return [
    { field: 'title', internal: title, public: redacted(open?.title) },
    ...tags.map(tag => ({
      field: 'tag' as const,
      internal: tag,
      public: publicText.isPublic(tag) ? tag : undefined,
    })),
    ...actionItems.flatMap(({ id, title: promised, owner }) => [
      {
        field: 'actionItem' as const,
        internal: promised,
        public: redacted(items.get(id)?.title),
      },
      ...(owner === undefined
        ? []
        : [
            {
              field: 'owner' as const,
              internal: owner,
              public: items.get(id)?.owner,
            },
          ]),
    ]),
  ];
}

/** Both accounts side by side, with what was redacted. Findings come in the order of the text. @internal */
export function previewOf(
  { document, problems }: ReadPostMortem,
  { document: open, body, source, findings, leaks }: PublicAccount,
  publicText: PublicText,
): PostMortemPreview {
  const starts = lineStarts(source);
  let line = 0;
  return {
    internal: document?.body ?? '',
    public: body,
    fields: document ? fieldsOf(document, open, publicText) : [],
    findings: findings
      .slice(0, MOST_FINDINGS)
      .map(({ kind, start, end, pseudonym }) => {
        while (line + 1 < starts.length && starts[line + 1] <= start) line++;
        return {
          kind,
          line: line + 1,
          excerpt: source.slice(start, Math.min(end, start + EXCERPT)),
          replacement: pseudonym,
        };
      }),
    leaks,
    problems,
  };
}
