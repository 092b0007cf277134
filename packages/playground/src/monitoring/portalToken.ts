import { randomBytes } from 'node:crypto';
import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * The file with what Alertmanager shows the portal when it tells it of alerts; the portal reads the same file. It is
 * made once for each state, so that no secret is written down anywhere else.
 *
 * @internal
 */
export function portalTokenFile(folder: string): string {
  const file = join(folder, 'portal-token');
  if (!existsSync(file)) {
    writeFileSync(file, randomBytes(32).toString('hex'), { mode: 0o600 });
  }
  return file;
}
