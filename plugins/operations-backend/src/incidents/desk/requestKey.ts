import { createHash } from 'node:crypto';
import { Actor } from '../model';

/** What makes the same request of the same caller known when it is sent again, whatever others send. @internal */
export function requestKey(actor: Actor, key: string): string {
  return `request:${createHash('sha256')
    .update(JSON.stringify([actor, key]))
    .digest('base64url')}`;
}
