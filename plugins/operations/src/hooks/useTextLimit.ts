import { formatCount } from '../format/numbers';
import { useOperationsTranslation } from './useOperationsTranslation';

/** So many characters an entry of a timeline has at most. @internal */
export const MOST_CHARACTERS = 100_000;

/**
 * That a text is too long for an entry of a timeline, in words. It is not cut: what somebody pasted is theirs.
 *
 * @internal
 */
export function useTextLimit(text: string): string | undefined {
  const { t, locale } = useOperationsTranslation();
  if (text.length <= MOST_CHARACTERS) return undefined;
  return t('incident.note.tooLong', {
    length: formatCount(text.length, locale),
    most: formatCount(MOST_CHARACTERS, locale),
  });
}
