import { KnownName } from '@operate-first/plugin-operations-common';
import { Knex } from 'knex';

function plain(handle: string): string {
  return handle.toLocaleLowerCase('en-US');
}

/**
 * How many of those who approve a pull request are others than whoever put the text to review. Pull requests are opened
 * by the portal, so that their systems do not know whose they are; the catalog knows under which handles people are there.
 *
 * @internal
 */
export async function countOthers(
  database: Knex,
  approvers: string[],
  proposer: string,
): Promise<number> {
  if (approvers.length === 0) return 0;
  const row: { names: string } | undefined = await database('redaction_names')
    .where('ref', proposer)
    .first('names');
  const known: KnownName[] = row ? JSON.parse(row.names) : [];
  const theirs = new Set([
    plain(proposer.slice(proposer.indexOf('/') + 1)),
    ...known
      .filter(({ kind }) => kind === 'handle')
      .map(({ name }) => plain(name)),
  ]);
  return new Set(approvers.map(plain).filter(one => !theirs.has(one))).size;
}
