import { createTranslationRef } from '@backstage/frontend-plugin-api';

/** What signing in says, and what pages say that belong to one person. */
export const signInTranslationRef = createTranslationRef({
  id: 'portal-sign-in',
  translations: { de: () => import('./de') },
  messages: {
    signIn: 'Sign in',
    signInWith: 'Sign in with {{provider}}',
    ownAccount: 'your organisation’s account',
    why: 'Reading needs no account. Sign in to see the people behind a service, and to write.',
    nobodyYet:
      'Nobody can sign in here yet. Whoever runs this portal can configure GitHub, GitLab or an OIDC provider under auth.providers.',
    examples: 'Somebody of the example organisation',
    playground: 'This is a playground: no password, and nobody here is real.',
    noTeam: 'In no team',
    noUsers:
      'The catalog has no users yet. It is read when the portal starts: reload this page in a moment.',
    notListed: 'The example users cannot be listed',
    notListedWhy: '{{reason}}. Reload the page to try again.',
    notSignedIn: 'You are not signed in',
    didNotWork: 'Signing in did not work: {{reason}}.',
    sessionEnded: 'Your session with {{provider}} has ended.',
    stillReading: 'You can read what is public.',
    unreachable: 'The portal does not answer',
    unreachableWhy:
      'Nothing can be shown until it does. It may be starting: try again in a few seconds.',
    tryAgain: 'Try again',
    'notifications.title': 'Notifications',
    'notifications.invitation': 'Sign in to see your notifications.',
    'settings.title': 'Settings',
    'settings.invitation': 'Sign in to see and change your settings.',
    'create.title': 'Create',
    'create.invitation':
      'Sign in to start a template. How a service is onboarded can be tried without.',
  },
});
