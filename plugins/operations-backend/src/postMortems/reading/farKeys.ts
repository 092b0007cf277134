import { Knex } from 'knex';
import { keyNumber, lastPostMortemNumber } from '../keys';
import { ReadFile } from './ReadFile';

/** So far ahead of the last key a file may be: it may come from elsewhere, and from before some were deleted. */
const MARGIN = 10_000;

/**
 * Keys that are drawn come after those that files bring along, so one far out would leave no numbers for the others. Such a
 * file gets a key of its own, and says why.
 *
 * @internal
 */
export async function refuseFarKeys(
  database: Knex,
  read: ReadFile[],
): Promise<void> {
  const wanted = read
    .flatMap(one => {
      const key = keyNumber(one.account?.document.id);
      return key ? [{ one, ...key }] : [];
    })
    .sort((a, b) => a.number - b.number);
  for (const visibility of ['public', 'internal'] as const) {
    const theirs = wanted.filter(key => key.visibility === visibility);
    if (theirs.length === 0) continue;
    let last = await lastPostMortemNumber(database, visibility);
    for (const { one, number } of theirs) {
      if (number > last + MARGIN) refuse(one, last);
      else last = Math.max(last, number);
    }
  }
}

function refuse(read: ReadFile, last: number): void {
  const { account } = read;
  if (!account) return;
  const { id, ...document } = account.document;
  read.account = { ...account, document };
  read.problems = [
    ...read.problems,
    {
      severity: 'error',
      field: 'id',
      message: `The id ${id} is far beyond the last one, ${last}, so it has another one here. Take it out of the file.`,
    },
  ];
}
