import { isWord } from '../characters';
import { isPseudonym } from '../Pseudonyms';
import { Match, Rule } from '../rule';

/** Users that are nobody. @internal */
export const EVERYBODYS = new Set(
  'node app runner ubuntu user users git vagrant circleci jenkins shared public default admin administrator root ec2-user debian linuxbrew coder vscode appuser nonroot postgres www-data build builder deploy centos fedora core nobody home username you me name'.split(
    ' ',
  ),
);
const PAGE = /\.(?:html?|php|js|css|png|svg|json|md|aspx?)$/i;
const NAME = /[\p{L}\p{N}][\p{L}\p{M}\p{N}._+-]{0,63}/uy;
const REQUEST = /(?:GET|POST|PUT|HEAD|DELETE|PATCH|OPTIONS) $/;

function nameAt(text: string, start: number): Match | undefined {
  NAME.lastIndex = start;
  if (!NAME.test(text)) return undefined;
  let end = NAME.lastIndex;
  while (end > start && '.+-'.includes(text[end - 1])) end -= 1;
  const name = text.slice(start, end);
  if (EVERYBODYS.has(name.toLowerCase()) || isPseudonym(name)) return undefined;
  if (PAGE.test(name)) return undefined;
  return { start, end, value: name.normalize('NFC') };
}

/** Whether the path is that of a URL, where /home/ is a page. */
function isInUrl(text: string, slash: number): boolean {
  if (!isWord(text.charCodeAt(slash - 1))) {
    return REQUEST.test(text.slice(Math.max(0, slash - 8), slash));
  }
  const before = text.slice(Math.max(0, slash - 200), slash);
  return /\bhttps?:\/\/[^\s"'<>]*$/.test(before);
}

/** Homes of people in paths. @internal */
export const PATH_RULES: Rule[] = [
  {
    kind: 'user path',
    at: '/',
    next: 'hUu',
    find: (text, slash) => {
      const next = text.charCodeAt(slash + 1);
      if (next !== 104 && next !== 85 && next !== 117) return undefined;
      const length = text.startsWith('home/', slash + 1) ? 6 : 7;
      if (length === 7 && !text.startsWith('Users/', slash + 1)) {
        // Only Windows does not tell capitals from small letters.
        if (text[slash - 1] !== ':' || !text.startsWith('users/', slash + 1))
          return undefined;
      }
      return isInUrl(text, slash) ? undefined : nameAt(text, slash + length);
    },
  },
  {
    kind: 'user path',
    at: '\\',
    next: '\\uUdD',
    find: (text, slash) => {
      if (text[slash - 1] !== ':') return undefined;
      const folder = /\\{1,2}(?:users|documents and settings)\\{1,2}/iy;
      folder.lastIndex = slash;
      return folder.test(text) ? nameAt(text, folder.lastIndex) : undefined;
    },
  },
];
