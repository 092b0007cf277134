/** Text that is nothing but text in Markdown, in one line. @internal */
export function escaped(text: string): string {
  return text
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/[\\`*_{}[\]<>|]/g, '\\$&');
}

/** A link where there is an address; addresses are those of the portal or of http. @internal */
export function linked(text: string, url: string | undefined): string {
  const safe = url !== undefined && /^(?:https?:\/\/|\/)[^\s<>()]*$/.test(url);
  return safe ? `[${escaped(text)}](${url})` : escaped(text);
}

/** A prompt for whoever writes; nobody reads it in the account. @internal */
export function prompt(text: string): string {
  return `<!-- ${text.replace(/--+>?/g, '–')} -->`;
}

/** Text that stays inside, where it must. @internal */
export function inside(text: string, internal: boolean | undefined): string {
  return internal ? `<!-- internal -->${text}<!-- /internal -->` : text;
}

/** The same of what stands in lines of its own; undefined where there is nothing. @internal */
export function insideLines(text: string | undefined): string | undefined {
  return text && `<!-- internal -->\n\n${text}\n\n<!-- /internal -->`;
}

/** @internal */
export function table(head: string[], rows: string[][]): string {
  const line = (cells: string[]) => `| ${cells.join(' | ')} |`;
  return [head, head.map(() => '---'), ...rows].map(line).join('\n');
}

/** @internal */
export function list(items: string[]): string {
  return items.map(item => `- ${item}`).join('\n');
}

/** Text as it is, set in as far as the item of a list that it belongs to. @internal */
export function fenced(text: string, indent: string): string {
  const longest = Math.max(2, ...(text.match(/`+/g) ?? []).map(x => x.length));
  const fence = '`'.repeat(longest + 1);
  return [fence, ...text.trimEnd().split(/\r\n?|\n/), fence]
    .map(line => (line ? indent + line : line))
    .join('\n');
}
