import { Rule } from '../rule';

const LONGEST = 300;
const END = /[\s"'<>`/?#\\]/;
const PLACEHOLDER =
  /^(?:\$\{?\w+\}?|<\w+>|\{\w+\}|\*+|x{3,}|\[secret: [\w ]+\])?(?::(?:\$\{?\w+\}?|<\w+>|\{\w+\}|\*+|x{3,}|\[secret: [\w ]+\]))?$/i;

/** What stands before the host of a URL (RFC 3986, userinfo). @internal */
export const URL_RULES: Rule[] = [
  {
    kind: 'url credentials',
    wraps: true,
    at: ':',
    next: '/',
    previous: 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789',
    find: (text, colon) => {
      if (text[colon + 1] !== '/' || text[colon + 2] !== '/') return undefined;
      const start = colon + 3;
      const last = Math.min(text.length, start + LONGEST);
      let end = -1;
      for (let at = start; at < last; at += 1) {
        const character = text[at];
        // Redacted before: what is in brackets has a blank.
        if (character === '[' && text.startsWith('[secret: ', at))
          return undefined;
        if (END.test(character)) break;
        if (character === '@') end = at;
      }
      if (end <= start) return undefined;
      const user = text.slice(start, end);
      if (PLACEHOLDER.test(user)) return undefined;
      // A user without a password is no secret, unless it is a token.
      if (!user.includes(':') && !(user.length >= 16 && /\d/.test(user)))
        return undefined;
      return { start, end };
    },
  },
];
