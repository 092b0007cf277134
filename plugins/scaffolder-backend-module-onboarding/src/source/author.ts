import { parseEntityRef } from '@backstage/catalog-model';
import { ActionContext } from '@backstage/plugin-scaffolder-node';
import { JsonObject } from '@backstage/types';

/** As a commit names people. @internal */
export interface Person {
  name: string;
  email: string;
}

/** What would end a name in a commit. */
function plain(text: string): string {
  return text
    .replace(/[<>\p{Control}]/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim();
}

/**
 * Who has started a task, as the author of a commit. Somebody without an e-mail address keeps the name, with the address of
 * the portal: an invented one would be somebody else's.
 *
 * @internal
 */
export function authorOf(
  user: ActionContext<JsonObject>['user'],
  portal: Person,
): Person {
  if (!user?.ref) return portal;
  const { displayName, email } = user.entity?.spec?.profile ?? {};
  const name = plain(displayName ?? '') || parseEntityRef(user.ref).name;
  return { name, email: plain(email ?? '') || portal.email };
}
