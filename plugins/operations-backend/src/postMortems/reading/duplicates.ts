import { DocumentRepository } from '@operate-first/plugin-operations-node';
import { Knex } from 'knex';
import { isPostMortemKey } from '../keys';
import { RepositorySet } from '../RepositorySet';
import { PostMortemRow } from '../rows';
import { ReadFile } from './ReadFile';

function say(read: ReadFile, id: string, other: string): void {
  read.account = undefined;
  read.problems = [
    ...read.problems,
    {
      severity: 'error',
      field: 'id',
      message: `The id ${id} is also that of ${other}. Leave it to one of them, and take it out of the other.`,
    },
  ];
}

/** Files that say they are the same post-mortem: neither is taken, and each says where the other is. @internal */
export async function findDuplicates(
  database: Knex,
  options: {
    repository: DocumentRepository;
    repositories: RepositorySet;
    /** Of all files that are there. */
    paths: Set<string>;
    read: ReadFile[];
  },
): Promise<void> {
  const { repository, repositories, paths, read } = options;
  const byId = new Map<string, ReadFile[]>();
  for (const one of read) {
    const id = one.account?.document.id;
    if (!isPostMortemKey(id)) continue;
    byId.set(id, [...(byId.get(id) ?? []), one]);
  }
  for (const [id, same] of byId) {
    if (same.length > 1) {
      for (const one of same) {
        const [other] = same.filter(each => each !== one);
        say(one, id, other.file.path);
      }
      continue;
    }
    const [one] = same;
    const row: PostMortemRow | undefined = await database('post_mortems')
      .where('key', id)
      .whereNull('gone_at')
      .whereNotNull('path')
      .first();
    if (!row?.path) continue;
    const here = row.repository === repository.id;
    if (here && (row.path === one.file.path || !paths.has(row.path))) continue;
    const elsewhere = repositories.find(row.repository);
    if (!here && !elsewhere) continue;
    say(one, id, here ? row.path : `${row.path} in ${elsewhere?.title}`);
  }
}
