import {
  PostMortemProblem,
  Visibility,
} from '@operate-first/plugin-operations-common';
import { RepositoryFile } from '@operate-first/plugin-operations-node';
import { PublicText } from '../../redaction/PublicText';
import { Account, readAccount } from '../account';

/** A file as it was read. @internal */
export interface ReadFile {
  file: RepositoryFile;
  /** Missing where it is broken. */
  account?: Account;
  problems: PostMortemProblem[];
}

/** Reads a file; whatever is in it, it never throws. @internal */
export function readFile(
  file: RepositoryFile,
  options: { publicText: PublicText; visibility: Visibility; now: number },
): ReadFile {
  const { publicText, visibility, now } = options;
  if (file.text === undefined) {
    const message = file.problem ?? 'It cannot be read as text.';
    return { file, problems: [{ severity: 'error', message }] };
  }
  try {
    const read = readAccount(file.text, {
      publicText,
      now,
      read: {
        path: file.path,
        dated: file.changedAt,
        // What stands in git has been agreed on, unless it says otherwise.
        defaults: { status: 'published', visibility },
      },
    });
    return { file, ...read };
  } catch (error) {
    const message = `It cannot be read: ${
      error instanceof Error ? error.message : error
    }`;
    return { file, problems: [{ severity: 'error', message }] };
  }
}
