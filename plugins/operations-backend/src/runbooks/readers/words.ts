import {
  readRunbook,
  withoutInternal,
} from '@operate-first/plugin-operations-common';
import { PublicText } from '../../redaction/PublicText';
import { RunbookRow } from '../rows';

/** What a reader gets of a runbook. @internal */
export interface RunbookWords {
  title: string;
  text: string;
  withheld?: boolean;
}

const WITHHELD: RunbookWords = { title: '', text: '', withheld: true };

/** Its text as it is written, or for everybody: without what is internal, and redacted. @internal */
export function wordsOf(
  { title, markdown, path }: Pick<RunbookRow, 'title' | 'markdown' | 'path'>,
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
