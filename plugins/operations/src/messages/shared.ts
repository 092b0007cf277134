/** What several pages say alike. */
export const SHARED_MESSAGES = {
  health: {
    healthy: 'Healthy',
    degraded: 'Degraded',
    down: 'Down',
    unknown: 'Unknown',
    stale: '{{health}}, stale',
    since: '{{health}} for {{duration}}',
    was: 'Was {{health}} as of {{time}}',
    notLooked: 'Not looked yet',
  },
  signIn: 'Sign in',
  settings: {
    save: 'Save',
    saved: 'Saved.',
    refused: 'Not saved: {{message}}',
  },
  list: {
    moved_one: '1 row changed place',
    moved_other: '{{count}} rows changed place',
    reorder: 'Reorder',
    gone: 'No longer in this list.',
  },
} as const;
