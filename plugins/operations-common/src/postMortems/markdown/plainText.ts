/** Markdown of a line or two as the text that people see. @internal */
export function plainText(markdown: string): string {
  return markdown
    .replace(/<!--[^]*?(?:-->|$)/g, '')
    .replace(/!\[([^\][]*)\]\([^()\s]*(?: "[^"]*")?\)/g, '$1')
    .replace(/\[([^\][]*)\]\([^()\s]*(?: "[^"]*")?\)/g, '$1')
    .replace(/<((?:https?|mailto):[^<>\s]*)>/g, '$1')
    .replace(/(\*\*|__|~~|`+)(?=\S)([^\n]*?\S)\1/g, '$2')
    .replace(/(?<![\p{L}\p{N}*])\*(?=\S)([^*\n]*\S)\*(?!\*)/gu, '$1')
    .replace(/(?<![\p{L}\p{N}_])_(?=\S)([^_\n]*\S)_(?![\p{L}\p{N}_])/gu, '$1')
    .replace(/\\([\\`*_{}[\]()#+.!|~<>-])/g, '$1')
    .replace(/\s+/g, ' ')
    .trim();
}
