import { DocumentRepository } from '@operate-first/plugin-operations-node';
import { PostMortemRow } from '../rows';

const MOST = 60;

/** A title as part of the name of a file. */
function slugOf(title: string): string {
  return title
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLocaleLowerCase('en-US')
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, MOST)
    .replace(/^-+|-+$/g, '');
}

/** Where a post-mortem is kept, or is to be; its key keeps two of the same title apart. @internal */
export function pathOf(
  row: Pick<PostMortemRow, 'key' | 'repository' | 'path'>,
  title: string,
  repository: DocumentRepository,
): string {
  if (row.repository === repository.id && row.path) return row.path;
  const folder = repository.folderOf('postMortem');
  const name = [row.key.toLocaleLowerCase('en-US'), slugOf(title)]
    .filter(Boolean)
    .join('-');
  return [folder, `${name}.md`].filter(Boolean).join('/');
}

/** The branch in which a post-mortem waits for its review. @internal */
export function branchOf({ key }: Pick<PostMortemRow, 'key'>): string {
  return `post-mortem/${key}`;
}
