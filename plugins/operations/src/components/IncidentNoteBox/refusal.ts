import { ProblemError } from '@operate-first/plugin-operations-common';
import { formatCount } from '../../format/numbers';
import { Translate } from '../../hooks/useOperationsTranslation';
import { MOST_CHARACTERS } from '../../hooks/useTextLimit';

const TOO_LARGE = 413;

/** In which line of a text a command names something. */
function lineOf(text: string, value: string | undefined): number | undefined {
  if (!value) return undefined;
  const index = text
    .split(/\r\n|\r|\n/)
    .findIndex(line => line.startsWith('/') && line.includes(value));
  return index < 0 ? undefined : index + 1;
}

/**
 * Why a text was not taken: each thing that was wrong, with its line where a command named it, and what to do. What is
 * in the way of the API may take less than the API does, and says no limit.
 *
 * @internal
 */
export function refusal(
  error: Error,
  text: string,
  words: { t: Translate; locale: string },
): string {
  const { t, locale } = words;
  if (!(error instanceof ProblemError)) return error.message;
  if (error.status === TOO_LARGE) {
    const most = formatCount(MOST_CHARACTERS, locale);
    return t('incident.note.tooLarge', { most });
  }
  const { errors = [] } = error.problem;
  if (errors.length === 0) return error.message;
  return errors
    .flatMap(({ field, value, message, remedy }) => {
      const line = field === 'text' ? lineOf(text, value) : undefined;
      const said = line
        ? t('incident.note.line', { line: String(line), message })
        : message;
      return [said, remedy];
    })
    .filter(Boolean)
    .join(' ');
}
