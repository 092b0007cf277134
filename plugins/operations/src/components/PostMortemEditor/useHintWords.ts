import { LensFinding } from '@operate-first/plugin-operations-common';
import { useOperationsTranslation } from '../../hooks/useOperationsTranslation';
import { Hint } from './hints';

/** Rules come from elsewhere: there may be some that have no words here. */
type TranslateRule = (key: string, values: LensFinding['values']) => string;

/**
 * What a hint says in the language of the reader.
 *
 * @internal
 */
export function useHintWords(): (hint: Hint) => string {
  const { t } = useOperationsTranslation();
  const translate = t as unknown as TranslateRule;
  const momentOf = (moment: string | number) =>
    translate(`lens.moment.${moment}`, {});
  return ({ message, finding }) => {
    if (!finding) return message;
    const { rule, values } = finding;
    const key = `lens.${rule}`;
    const words = translate(key, {
      ...values,
      ...(values.moment && { moment: momentOf(values.moment) }),
      ...(values.before && { before: momentOf(values.before) }),
    });
    return words === key ? message : words;
  };
}
