import { Portal } from './startPortal';

/** Whoever asks: without any token, with the one every visitor gets, or signed in. */
export const VISITORS = ['none', 'anonymous', 'member', 'admin'] as const;

export type Visitor = (typeof VISITORS)[number];

const USERS: Partial<Record<Visitor, string>> = {
  member: 'user:default/mia',
  admin: 'user:default/adam',
};

async function signIn(portal: Portal, visitor: Visitor): Promise<string> {
  const user = USERS[visitor];
  const response = await fetch(
    `${portal.url}/api/auth/${user ? 'example-users' : 'guest'}/refresh`,
    { headers: user ? { 'x-example-user': user } : {} },
  );
  if (!response.ok) throw new Error(await response.text());
  return (await response.json()).backstageIdentity.token;
}

/** What each visitor sends along. */
export async function credentialsOf(
  portal: Portal,
): Promise<Record<Visitor, Record<string, string>>> {
  const entries = await Promise.all(
    VISITORS.map(async visitor => [
      visitor,
      visitor === 'none'
        ? {}
        : { authorization: `Bearer ${await signIn(portal, visitor)}` },
    ]),
  );
  return Object.fromEntries(entries);
}
