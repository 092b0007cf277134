import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { navTranslationRef } from '../nav';

/** Pages say their titles to the framework in English, once: those that the navigation knows have a word in every language. */
const KNOWN = {
  Operations: 'operations',
  Catalog: 'catalog',
  APIs: 'apis',
  Create: 'create',
  Search: 'search',
  Settings: 'settings',
} as const;

/** What headers of pages say, in the language of the page. */
export function useTitles() {
  const { t } = useTranslationRef(navTranslationRef);
  return {
    header: t('pageHeader'),
    titleOf: (title: string) => {
      const key = Object.entries(KNOWN).find(([known]) => known === title)?.[1];
      return key ? t(key) : title;
    },
  };
}
