import { Feed, FeedEntry } from './Feed';

const ESCAPED: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&apos;',
};

/** What XML has no place for, such as the colours of a terminal. */
// eslint-disable-next-line no-control-regex
const FORBIDDEN = /[\0-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]|[\ud800-\udfff]/gu;

function escaped(text: string): string {
  return text
    .replace(FORBIDDEN, '')
    .replace(/[&<>"']/g, found => ESCAPED[found]);
}

function element(
  name: string,
  text: string | undefined,
  attributes: Record<string, string> = {},
): string {
  if (text === '' || text === undefined) return '';
  const said = Object.entries(attributes)
    .map(([key, value]) => ` ${key}="${escaped(value)}"`)
    .join('');
  return `<${name}${said}>${escaped(text)}</${name}>`;
}

function link(href: string, more: Record<string, string>): string {
  const said = Object.entries({ ...more, href })
    .map(([key, value]) => ` ${key}="${escaped(value)}"`)
    .join('');
  return `<link${said}/>`;
}

function entryOf(entry: FeedEntry): string {
  return [
    '<entry>',
    element('id', entry.url),
    element('title', entry.title),
    link(entry.url, { rel: 'alternate', type: 'text/html' }),
    element('published', entry.publishedAt),
    element('updated', entry.updatedAt),
    ...entry.tags.map(tag => `<category term="${escaped(tag)}"/>`),
    element('summary', entry.summary),
    element('content', entry.html, { type: 'html' }),
    '</entry>',
  ]
    .filter(Boolean)
    .join('\n');
}

/** As RFC 4287 has it. @internal */
export function atomOf(feed: Feed): string {
  return [
    '<?xml version="1.0" encoding="utf-8"?>',
    '<feed xmlns="http://www.w3.org/2005/Atom">',
    element('id', feed.self),
    element('title', feed.title),
    element('updated', feed.updatedAt),
    `<author>${element('name', feed.author)}</author>`,
    link(feed.page, { rel: 'alternate', type: 'text/html' }),
    link(feed.self, { rel: 'self', type: 'application/atom+xml' }),
    ...feed.entries.map(entryOf),
    '</feed>',
    '',
  ].join('\n');
}
