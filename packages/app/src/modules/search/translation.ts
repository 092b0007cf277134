import { createTranslationRef } from '@backstage/frontend-plugin-api';

/** What the search page says beside what Backstage's own search does. */
export const searchPageTranslationRef = createTranslationRef({
  id: 'portal-search',
  translations: { de: () => import('./de') },
  messages: {
    byWords: 'Search by words',
    kinds: 'Kind of result',
    operations: 'Incidents and post-mortems',
    catalog: 'Catalog',
    internal: 'What is internal of them',
    none: 'No page has these words.',
  },
});
