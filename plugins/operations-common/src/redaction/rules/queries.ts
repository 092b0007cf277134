import { DIGIT, is, TOKEN } from '../characters';
import { Rule } from '../rule';
import { EVERYBODYS } from './paths';

/** What says in the address of a page who somebody is. @internal */
export const PEOPLES = new Set(
  'user username login loginname loginhint email mail author assignee reporter'.split(
    ' ',
  ),
);
const KEY = /[?&](?:amp;)?([a-z_-]{4,12})$/i;
const VALUE = /[\p{L}\p{N}][\p{L}\p{M}\p{N}._~+%-]{1,99}/uy;
const NOBODY =
  /^(?:\d+|true|false|null|undefined|none|any|all|anonymous|guest|self|x+|\$.*)$/i;
/** Users of databases are programs. */
const OTHER_SCHEME =
  /(?:^|[\s"'`(<=])(?!https?:)[a-z][a-z0-9+.:-]{1,30}:\/\/\S*$/i;

const isKey = (code: number) => is(code, TOKEN) && !is(code, DIGIT);

/** Whether the name of a field means a person; `user_name` and `userName` are one. @internal */
export function meansSomebody(key: string): boolean {
  return PEOPLES.has(key.replace(/[_-]/g, '').toLowerCase());
}

/** Whether it is nobody's name. @internal */
export function isNobody(name: string): boolean {
  return NOBODY.test(name) || EVERYBODYS.has(name.toLowerCase());
}

/** People in the addresses of pages: `?user=ada`. What has an `@` is found as an address as well, which is longer. @internal */
export const QUERY_RULES: Rule[] = [
  {
    kind: 'user path',
    at: '=',
    // Last letters of the fields.
    previous: 'rnletRNLET',
    find: (text, at) => {
      let start = at;
      while (at - start < 14 && isKey(text.charCodeAt(start - 1))) start -= 1;
      const sign = text[start - 1];
      if (sign !== '?' && sign !== '&' && sign !== ';') return undefined;
      const key = KEY.exec(text.slice(Math.max(0, at - 20), at));
      if (!key || !meansSomebody(key[1])) return undefined;
      VALUE.lastIndex = at + 1;
      const written = VALUE.exec(text)?.[0].replace(/%40.*|[.~+%-]+$/i, '');
      if (!written || written.length < 2 || isNobody(written)) return undefined;
      if (OTHER_SCHEME.test(text.slice(Math.max(0, at - 400), at)))
        return undefined;
      return {
        start: at + 1,
        end: at + 1 + written.length,
        value: written.normalize('NFC'),
      };
    },
  },
];
