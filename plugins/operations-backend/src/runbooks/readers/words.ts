import {
  readRunbook,
  withoutInternal,
} from '@operate-first/plugin-operations-common';
import { PublicText } from '../../redaction/PublicText';
import { Recent } from '../../redaction/Recent';
import { RunbookRow } from '../rows';

/** What a reader gets of a runbook. @internal */
export interface RunbookWords {
  title: string;
  text: string;
  withheld?: boolean;
}

const WITHHELD: RunbookWords = { title: '', text: '', withheld: true };

/** In characters. */
const KEPT_CHARACTERS = 16 * 1024 * 1024;
/** Whatever is looked for finds the same texts again and again. */
const KEPT = new WeakMap<PublicText, Recent<RunbookWords>>();

type WrittenRunbook = Pick<
  RunbookRow,
  'id' | 'version' | 'title' | 'markdown' | 'path'
>;

/**
 * Its text as it is written, or for everybody: without what is internal, and redacted. Each version is read once, as long as
 * the same people and hosts are known.
 *
 * @internal
 */
export function wordsOf(
  row: WrittenRunbook,
  inside: boolean,
  publicText: PublicText,
): RunbookWords {
  const { basis } = publicText;
  // Nobody knows yet whom texts may name.
  if (basis === undefined) return readWords(row, inside, publicText);
  const kept = KEPT.get(publicText) ?? Recent.create(KEPT_CHARACTERS);
  KEPT.set(publicText, kept);
  const key = JSON.stringify([row.id, row.version, inside, basis]);
  const known = kept.get(key);
  if (known) return known;
  const words = readWords(row, inside, publicText);
  kept.set(key, words, words.title.length + words.text.length);
  return words;
}

function readWords(
  { title, markdown, path }: WrittenRunbook,
  inside: boolean,
  publicText: PublicText,
): RunbookWords {
  const { body } = readRunbook(markdown, path ?? 'runbook.md');
  if (inside) {
    return {
      title: publicText.withoutRemoved(title),
      text: publicText.withoutRemoved(body),
    };
  }
  const open = publicText.of(title).text;
  if (open === undefined) return WITHHELD;
  try {
    const text = publicText.of(withoutInternal(body)).text;
    return text === undefined
      ? { title: open, text: '', withheld: true }
      : { title: open, text };
  } catch {
    // What is internal cannot be told from the rest.
    return { title: open, text: '', withheld: true };
  }
}
