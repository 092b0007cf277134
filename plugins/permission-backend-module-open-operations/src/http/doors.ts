import { Request } from 'express';
import { PrincipalKind } from '../principal';

/**
 * What a visitor has to reach in order to read. Each of these asks for a permission wherever it says or
 * changes anything. The other plugins of Backstage take any user token for somebody who has signed in.
 */
const OPEN_PLUGINS = [
  'app',
  'auth',
  'catalog',
  'operations',
  'permission',
  'search',
  'signals',
];

interface InnerDoor {
  /** Any, where none is named. */
  method?: string;
  path: string;
  opens: PrincipalKind[];
}

/** Doors that Backstage opens to every user token, or by a permission that means something else. */
const INNER_DOORS: InnerDoor[] = [
  // Runs and cancels background tasks.
  { path: '/.backstage/scheduler/', opens: ['admin'] },
  // Runs what plugins offer to assistants.
  { path: '/.backstage/actions/', opens: ['member', 'admin'] },
  // Answers whether conditions hold for any object: for the permission plugin.
  { path: '/.well-known/backstage/', opens: ['member', 'admin'] },
  // Makes a location another one; asks only for the permission to add one, whoever it belongs to.
  { method: 'PUT', path: '/api/catalog/locations/', opens: ['admin'] },
];

/** Several slashes are one to a router, and so are capital letters and small ones. */
function pathOf(req: Request): string {
  return req.originalUrl
    .split('?')[0]
    .replace(/\/+/g, '/')
    .toLocaleLowerCase('en-US');
}

/**
 * Who may pass at the door that a request knocks at.
 *
 * @internal
 */
export class Doors {
  readonly #open: boolean;

  static of(pluginId: string, alsoOpen: string[] = []): Doors {
    return new Doors([...OPEN_PLUGINS, ...alsoOpen].includes(pluginId));
  }

  private constructor(open: boolean) {
    this.#open = open;
  }

  /**
   * The kinds of people who may pass here.
   *
   * A plugin that asks on somebody's behalf, as the permission plugin does, knows what it asks at an inner
   * door; it does not open a whole plugin to a visitor.
   */
  opensTo(req: Request, options: { throughPlugin: boolean }): PrincipalKind[] {
    const path = pathOf(req);
    const inner = INNER_DOORS.find(
      door =>
        path.includes(door.path) && (door.method ?? req.method) === req.method,
    );
    if (inner && !options.throughPlugin) return inner.opens;
    return this.#open ? ['anonymous', 'member', 'admin'] : ['member', 'admin'];
  }
}
