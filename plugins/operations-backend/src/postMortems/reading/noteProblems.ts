import { Knex } from 'knex';
import { chunksOf } from '../../database/rows';
import { ReadFile } from './ReadFile';

function isBroken({ account, problems }: ReadFile): boolean {
  return !account || problems.some(({ severity }) => severity === 'error');
}

/** Keeps what is wrong with files; of those that were not read again, what was wrong before still is. @internal */
export async function noteProblems(
  transaction: Knex.Transaction,
  repository: string,
  options: { read: ReadFile[]; present: Set<string> },
): Promise<void> {
  const { read, present } = options;
  const again = new Set(read.map(({ file }) => file.path));
  const known: Array<{ path: string }> = await transaction('broken_documents')
    .where('repository', repository)
    .select('path');
  const over = known
    .map(({ path }) => path)
    .filter(path => again.has(path) || !present.has(path));
  for (const paths of chunksOf(over)) {
    await transaction('broken_documents')
      .where('repository', repository)
      .whereIn('path', paths)
      .delete();
  }
  for (const { file, problems } of read.filter(isBroken)) {
    await transaction('broken_documents').insert({
      repository,
      path: file.path,
      problems: JSON.stringify(problems),
      url: file.url ?? null,
    });
  }
}
