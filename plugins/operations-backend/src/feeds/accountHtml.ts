import MarkdownIt from 'markdown-it';

/** Whatever is in a text, nothing of it runs and nothing of it is loaded: HTML is shown as text, pictures are left out. */
const markdown = MarkdownIt({ html: false, linkify: false }).disable('image');

/** An account as HTML for readers of feeds. @internal */
export function accountHtml(text: string): string {
  return markdown.render(text);
}
