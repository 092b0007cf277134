import { isFileName } from '../rules/suffixes';
import { AT, nextOf, Report, Token } from './detector';

const SIGNS = ['@', '＠', '﹫', '%40', '\\u0040'];
const ENTITY = /&(?:#0*64|#x0*40|commat)$/i;
const HOST =
  /^[\p{L}\p{N}][\p{L}\p{M}\p{N}-]*(?:[.．。․][\p{L}\p{M}\p{N}-]+)*[.．。․]([\p{L}\p{M}]{2,})/u;

/** Whatever has the sign of an address between a word and a host. @internal */
export function mailAddresses(
  text: string,
  tokens: Token[],
  report: Report,
): void {
  const tell = (start: number, end: number) =>
    report('e-mail', start, end, 'An address of e-mail');
  tokens.forEach(token => {
    const { length } = token.text;
    if ((token.has & AT) === 0 && length !== 2) return;
    for (const sign of SIGNS) {
      let at = token.text.indexOf(sign);
      while (at >= 0) {
        const local = token.text.slice(Math.max(0, at - 64), at);
        const host = HOST.exec(token.text.slice(at + sign.length, at + 262));
        // Cut as quoted-printable is.
        if (
          /[\p{L}\p{N}]@[\w-]+=$/u.test(token.text.slice(Math.max(0, at - 1)))
        ) {
          tell(token.start, token.start + token.text.length);
        }
        const redacted = /^host-[a-z][a-z2-9]{5}\b/.test(
          token.text.slice(at + sign.length, at + 30),
        );
        if (
          redacted &&
          /[\p{L}\p{N}]$/u.test(local) &&
          !/(?:^|[^\w])git$/.test(local) &&
          !token.text.slice(0, at).includes('://')
        ) {
          tell(token.start, token.start + at + sign.length);
        }
        const user = /[\p{L}\p{M}\p{N}_+-]+$/u.exec(local)?.[0];
        if (
          host &&
          user &&
          user !== 'git' &&
          !isFileName(host[1].toLowerCase())
        ) {
          const isUrl =
            token.text.lastIndexOf('://', at) >= 0 &&
            !/^(?:mailto|https?:\/\/[^@]*\/)/.test(token.text.slice(0, at));
          if (!isUrl)
            tell(token.start, token.start + at + sign.length + host[0].length);
        }
        at = token.text.indexOf(sign, at + sign.length);
      }
    }
    const next =
      length === 2 || ENTITY.test(token.text) ? nextOf(text, token) : undefined;
    if (!next) return;
    const between = text.slice(token.start + token.text.length, next.start);
    if (
      ENTITY.test(token.text) &&
      between.startsWith(';') &&
      HOST.test(next.text)
    ) {
      tell(token.start, next.start + next.text.length);
    }
    if (/^(?:at|ät)$/i.test(token.text) && /^[\])}>] ?$/.test(between)) {
      if ('[({<'.includes(text[token.start - 1]))
        tell(token.start - 1, next.start);
    }
  });
}
