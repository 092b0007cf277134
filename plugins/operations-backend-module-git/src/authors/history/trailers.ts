const CO_AUTHOR = /^\s*co-authored-by:\s*(.*?)\s*<([^<>\s]*)>\s*$/gim;
const REVERTS = /^\s*This reverts commit ([0-9a-f]{7,64})\b/im;

/** Whom a message names as authors, besides the one whom git names. @internal */
export function coAuthorsOf(
  body: string,
): Array<{ name: string; email: string }> {
  return [...body.matchAll(CO_AUTHOR)].map(([, name, email]) => ({
    name,
    email,
  }));
}

/** The commit that a message says it takes back. @internal */
export function revertedBy(body: string): string | undefined {
  return REVERTS.exec(body)?.[1];
}
