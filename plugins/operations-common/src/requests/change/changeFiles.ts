import type { ChangedFile } from '../../generated/openapi';
import type { KindChange } from '../../kinds/model';

/**
 * The files of a change as a request shows them.
 *
 * @public
 */
export function changeFiles({
  files,
}: Pick<KindChange, 'files'>): ChangedFile[] {
  return files.map(({ path, before, after }) => {
    if (after === undefined) return { path, change: 'removed', before };
    return before === undefined
      ? { path, change: 'added', after }
      : { path, change: 'changed', before, after };
  });
}
