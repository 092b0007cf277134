import {
  appLanguageApiRef,
  useApi,
  useTranslationRef,
} from '@backstage/frontend-plugin-api';
import { ReactElement } from 'react';
import { OperationsMessages, operationsTranslationRef } from '../translation';

/** Every message with its key. What Backstage makes of as many is too deep for the compiler. */
type Messages<T = OperationsMessages, P extends string = ''> = {
  [K in keyof T & string]: T[K] extends string
    ? { key: `${P}${K}`; text: T[K] }
    : Messages<T[K], `${P}${K}.`>;
}[keyof T & string];
type Plural = 'zero' | 'one' | 'two' | 'few' | 'many' | 'other';
type Singular<K> = K extends `${infer S}_${Plural}` ? S : K;
/** What is said, by its key; plurals are one. */
type Said = { [M in Messages as Singular<M['key']>]: M['text'] };
/** Keys that are said by number. */
type Counted = Messages['key'] extends infer K
  ? K extends `${infer S}_${Plural}`
    ? S
    : never
  : never;

/** The names of what is put into a message. */
type Places<M> = M extends `${string}{{${infer N}}}${infer Rest}`
  ? N | Places<Rest>
  : never;
type Values<K extends keyof Said, V> = {
  [N in Exclude<Places<Said[K]>, 'count'>]: V;
} & (K extends Counted ? { count: number } : unknown);
type Options<K extends keyof Said, V> = [Places<Said[K]>] extends [never]
  ? K extends Counted
    ? [options: { count: number }]
    : [options?: undefined]
  : [options: Values<K, V>];

/**
 * What Backstage's own type says of these messages, without what makes checking it slow where there are many: formats
 * and nested messages, which are not used here.
 *
 * @internal
 */
export interface Translate {
  <K extends keyof Said>(key: K, ...options: Options<K, string>): string;
  <K extends keyof Said>(
    key: K,
    ...options: Options<K, string | ReactElement>
  ): ReactElement;
}

/**
 * The words of the pages, and the language they are in for numbers and dates.
 *
 * @internal
 */
export function useOperationsTranslation() {
  const { t } = useTranslationRef(operationsTranslationRef);
  const { language } = useApi(appLanguageApiRef).getLanguage();
  // English without a country would be written as in one country; the 20 Nov is read by everybody.
  return {
    t: t as unknown as Translate,
    locale: language === 'en' ? 'en-GB' : language,
  };
}
