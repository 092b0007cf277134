import { useOperationsTranslation } from './useOperationsTranslation';

/**
 * Says that a field has to be filled in, in the language of the page: fields of Backstage UI say it in English by themselves.
 *
 * @internal
 */
export function useRequired() {
  const { t } = useOperationsTranslation();
  return (isRequired: boolean | undefined) => ({
    isRequired,
    secondaryLabel: isRequired ? t('onboarding.required') : undefined,
  });
}
