import { Endpoint } from './listEndpoints';

type Expected = [number, number, number, number];

interface Door {
  method: string;
  path: string;
  /** Where the plugin admits requests without a token. */
  public: Expected;
  /** Where it admits every token. */
  open: Expected;
  /** Where visitors who have not signed in are kept out. */
  closed: Expected;
}

const KEYS: Door = {
  method: 'GET',
  path: '/.backstage/auth/v1/jwks.json',
  public: [200, 200, 200, 200],
  open: [200, 200, 200, 200],
  closed: [200, 200, 200, 200],
};
const COOKIE: Door = {
  method: 'GET',
  path: '/.backstage/auth/v1/cookie',
  public: [401, 200, 200, 200],
  open: [401, 200, 200, 200],
  closed: [401, 403, 200, 200],
};
const NO_COOKIE: Door = {
  method: 'DELETE',
  path: '/.backstage/auth/v1/cookie',
  public: [204, 204, 204, 204],
  open: [401, 204, 204, 204],
  closed: [401, 403, 204, 204],
};
const PERMISSIONS: Door[] = [
  {
    method: 'GET',
    path: '/.well-known/backstage/permissions/metadata',
    public: [200, 200, 200, 200],
    open: [401, 403, 200, 200],
    closed: [401, 403, 200, 200],
  },
  {
    method: 'POST',
    path: '/.well-known/backstage/permissions/apply-conditions',
    public: [401, 403, 403, 403],
    open: [401, 403, 403, 403],
    closed: [401, 403, 403, 403],
  },
];
const SCHEDULER: Door[] = [
  ['GET', '', 200] as const,
  ['POST', '/:id/trigger', 404] as const,
  ['POST', '/:id/cancel', 404] as const,
].map(([method, rest, forAdmins]) => ({
  method,
  path: `/.backstage/scheduler/v1/tasks${rest}`,
  public: [403, 403, 403, forAdmins],
  open: [401, 403, 403, forAdmins],
  closed: [401, 403, 403, forAdmins],
}));
const ACTIONS: Door[] = [
  {
    method: 'GET',
    path: '/.backstage/actions/v1/actions',
    public: [200, 403, 200, 200],
    open: [401, 403, 200, 200],
    closed: [401, 403, 200, 200],
  },
  ...['v1', 'v2'].map(
    (version): Door => ({
      method: 'POST',
      path: `/.backstage/actions/${version}/actions/:actionId/invoke`,
      public: [403, 403, 404, 404],
      open: [401, 403, 404, 404],
      closed: [401, 403, 404, 404],
    }),
  ),
];

const BASIC = [KEYS, COOKIE, NO_COOKIE];

/** Which of the doors that Backstage can give to a plugin each plugin has, and how open the plugin is. */
const PLUGINS: Array<[string, 'public' | 'open' | 'closed', Door[]]> = [
  // The app is served at the root as well.
  ['', 'public', BASIC],
  ['/api/app', 'public', BASIC],
  [
    '/api/auth',
    'public',
    [KEYS, COOKIE, NO_COOKIE, ...PERMISSIONS, ...ACTIONS],
  ],
  ['/api/signals', 'public', BASIC],
  ['/api/permission', 'open', BASIC],
  [
    '/api/catalog',
    'open',
    [...BASIC, ...PERMISSIONS, ...SCHEDULER, ...ACTIONS],
  ],
  ['/api/operations', 'open', [...BASIC, ...PERMISSIONS]],
  ['/api/search', 'open', [...BASIC, ...PERMISSIONS, ...SCHEDULER, ...ACTIONS]],
  ['/api/events', 'closed', [...BASIC, ...SCHEDULER]],
  ['/api/kubernetes', 'closed', [...BASIC, ...PERMISSIONS, ...ACTIONS]],
  [
    '/api/notifications',
    'closed',
    [...BASIC, ...PERMISSIONS, ...SCHEDULER, ...ACTIONS],
  ],
  ['/api/proxy', 'closed', BASIC],
  [
    '/api/scaffolder',
    'closed',
    [...BASIC, ...PERMISSIONS, ...SCHEDULER, ...ACTIONS],
  ],
  ['/api/user-settings', 'closed', BASIC],
];

/** The doors that Backstage itself puts into plugins: keys, cookies, conditions, schedules, actions. */
export function innerDoors(): Array<[Endpoint, Expected]> {
  return PLUGINS.flatMap(([prefix, openness, doors]) =>
    doors.map((door): [Endpoint, Expected] => [
      `${door.method} ${prefix}${door.path}`,
      door[openness],
    ]),
  );
}
