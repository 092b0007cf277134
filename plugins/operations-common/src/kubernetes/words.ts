const LONGEST = 160;

/**
 * The first line of what a program or a controller said, short, without a full stop. It may say anything, also
 * what is private: it belongs into the detail of a finding, never into its message.
 */
export function quote(text: string | undefined): string | undefined {
  const line =
    (text ?? '')
      .split('\n')
      .map(candidate => candidate.trim())
      .find(candidate => candidate !== '') ?? '';
  const short = line.length > LONGEST ? `${line.slice(0, LONGEST - 1)}…` : line;
  return short.replace(/[.!]+$/, '') || undefined;
}

/** Our own words after a colon, or nothing where there is nothing to say. */
export function because(words: string | undefined): string {
  return words === undefined ? '' : `: ${words}`;
}

/** The verb that fits the number. */
export function verb(count: number, one: string, many: string): string {
  return count === 1 ? one : many;
}

/** A number of things: `1 pod`, `2 pods`. */
export function counted(count: number, thing: string): string {
  return `${count} ${thing}${count === 1 ? '' : 's'}`;
}

/** Names in a row: `a`, `a and b`, `a, b and 3 more`. */
export function listed(names: string[]): string {
  if (names.length <= 1) return names.join('');
  if (names.length === 2) return names.join(' and ');
  return `${names.slice(0, 2).join(', ')} and ${names.length - 2} more`;
}
