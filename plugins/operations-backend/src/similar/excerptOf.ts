const LONGEST_EXCERPT = 300;

/** How a text begins, in one line; undefined where it says nothing. @internal */
export function excerptOf(text: string | undefined): string | undefined {
  const line = text?.replace(/\s+/g, ' ').trim();
  if (!line) return undefined;
  return line.length > LONGEST_EXCERPT
    ? `${line.slice(0, LONGEST_EXCERPT - 1)}…`
    : line;
}
