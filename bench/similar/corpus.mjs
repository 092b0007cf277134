import { readdirSync, readFileSync } from 'node:fs';

/** Sections `## a | b | c`, a line or more of words, and a block that is indented by four blanks. */
function sections(folder) {
  const url = new URL(`./${folder}/`, import.meta.url);
  return readdirSync(url)
    .sort()
    .flatMap(name => readFileSync(new URL(name, url), 'utf8').split(/^## /m))
    .filter(section => section.trim() !== '')
    .map(section => {
      const [head, first, ...lines] = section
        .split('\n')
        .filter(line => line !== '');
      const [id, kind, last] = head.split('|').map(part => part.trim());
      const isBlock = line => line.startsWith('    ');
      const block = lines.filter(isBlock).map(line => line.slice(4));
      const words = lines.filter(line => !isBlock(line));
      const note = first.slice(first.indexOf(':') + 1).trim();
      return { id, kind, last, note, words, block: block.join('\n') };
    });
}

/** Accounts as the portal has them: Markdown, with what was seen in a block of code. */
export function readAccounts() {
  return sections('accounts').map(({ id, kind, last, note, words, block }) => ({
    id,
    kind,
    title: last,
    text: [
      '## Summary',
      words.join('\n'),
      '```',
      block,
      '```',
      '## Cause',
      note,
    ].join('\n\n'),
  }));
}

/** FNV-1a: into which half a text falls was never chosen by hand. */
function hashOf(text) {
  let hash = 0x811c9dc5;
  for (const char of text) {
    hash = Math.imul(hash ^ char.charCodeAt(0), 0x01000193) >>> 0;
  }
  return hash;
}

/** Texts that somebody pastes; `expected` is undefined where no account is about it. */
export function readQueries() {
  return sections('queries').map(({ id, kind, last, note, block }) => ({
    id,
    kind,
    expected: last === 'none' ? undefined : last,
    reason: note,
    text: block,
    half: hashOf(id) % 2 === 0 ? 'development' : 'held out',
  }));
}
