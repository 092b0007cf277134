import { createHash } from 'node:crypto';

/** Under what an address is kept; a migration has made its own. @internal */
export function linkId(url: string): string {
  return createHash('sha256').update(url.replace(/#.*$/, '')).digest('hex');
}
