import { Config } from '@backstage/config';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Where mirrors are: in the backend's own working folder. @internal */
export function folderOf(root: Config): string {
  const working = root.getOptionalString('backend.workingDirectory');
  return join(working ?? tmpdir(), 'operate-first-git');
}
