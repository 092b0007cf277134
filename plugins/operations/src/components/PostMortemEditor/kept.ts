/** Text that is not saved yet, with what it was made from. @internal */
export interface Kept {
  text: string;
  /** The version of the working text it was made from. */
  version: number;
  /** The content in git that it was made from. */
  base: string | undefined;
}

const nameOf = (key: string) => `operations post-mortem ${key}`;
/** The version and the base, then the text as it is. */
const FORMAT = /^(\d+) (\S*)\n([\s\S]*)$/;

/**
 * What this browser holds of a post-mortem and nobody has saved.
 *
 * @internal
 */
export function readKept(key: string): Kept | undefined {
  try {
    const found = FORMAT.exec(window.localStorage.getItem(nameOf(key)) ?? '');
    if (!found) return undefined;
    const [, version, base, text] = found;
    return { text, version: Number(version), base: base || undefined };
  } catch {
    // A browser may refuse to keep anything; then nothing is kept, and writing goes on.
    return undefined;
  }
}

/** @internal */
export function keep(key: string, kept: Kept | undefined) {
  try {
    if (!kept) {
      window.localStorage.removeItem(nameOf(key));
      return;
    }
    const { version, base = '', text } = kept;
    window.localStorage.setItem(nameOf(key), `${version} ${base}\n${text}`);
  } catch {
    // As above, and where there is no room left.
  }
}
