import { createTranslationRef } from '@backstage/frontend-plugin-api';

/** What the navigation says. */
export const navTranslationRef = createTranslationRef({
  id: 'portal-navigation',
  translations: { de: () => import('./de') },
  messages: {
    start: 'Operate First, start page',
    operations: 'Operations',
    questions: 'Questions',
    runbooks: 'Runbooks',
    postMortems: 'Post-mortems',
    catalog: 'Catalog',
    apis: 'APIs',
    create: 'Create',
    search: 'Search',
    notifications: 'Notifications',
    settings: 'Settings',
    signIn: 'Sign in',
    signOut: 'Sign out',
    pageHeader: 'Page header',
    nothingFound: 'Nothing found',
  },
});
