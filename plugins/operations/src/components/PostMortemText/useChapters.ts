import { useMemo } from 'react';
import { useOperationsTranslation } from '../../hooks/useOperationsTranslation';
import { Chapter, chaptersOf } from './chapters';

/**
 * The chapters of an account, in the words of the reader where something in it is internal.
 *
 * @internal
 */
export function useChapters(text: string | undefined): Chapter[] | undefined {
  const { t } = useOperationsTranslation();
  const label = t('postMortem.internal');
  return useMemo(
    () =>
      text === undefined
        ? undefined
        : chaptersOf(text, { before: `\\[${label}: `, after: '\\]' }),
    [text, label],
  );
}
