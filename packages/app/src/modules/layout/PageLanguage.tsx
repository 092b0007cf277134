import {
  appLanguageApiRef,
  useApi,
  useTranslationRef,
} from '@backstage/frontend-plugin-api';
import { useEffect } from 'react';
import { navTranslationRef } from '../nav';
import './emptyLists.css';

/**
 * Says on the document which language the page is in: screen readers read it by that. Lists of Backstage UI say only in
 * English that they have found nothing; emptyLists.css says it with the words that are left here.
 */
export function PageLanguage() {
  const { t } = useTranslationRef(navTranslationRef);
  const { language } = useApi(appLanguageApiRef).getLanguage();
  const words = t('nothingFound');
  useEffect(() => {
    const root = document.documentElement;
    root.lang = language;
    root.style.setProperty('--portal-nothing-found', JSON.stringify(words));
  }, [language, words]);
  return null;
}
