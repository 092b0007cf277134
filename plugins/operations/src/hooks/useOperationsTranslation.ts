import {
  appLanguageApiRef,
  useApi,
  useTranslationRef,
} from '@backstage/frontend-plugin-api';
import { operationsTranslationRef } from '../translation';

/**
 * The words of the pages, and the language they are in for numbers and dates.
 *
 * @internal
 */
export function useOperationsTranslation() {
  const { t } = useTranslationRef(operationsTranslationRef);
  const { language } = useApi(appLanguageApiRef).getLanguage();
  // English without a country would be written as in one country; the 20 Nov is read by everybody.
  return { t, locale: language === 'en' ? 'en-GB' : language };
}

/** @internal */
export type Translate = ReturnType<typeof useOperationsTranslation>['t'];
