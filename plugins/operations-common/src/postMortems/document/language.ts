import { PostMortemLanguage } from '../model';

const WORDS = {
  de: /\b(?:der|das|den|dem|des|und|nicht|ist|wir|mit|ein|eine|zu|es|auf|von|bei|sich|dass)\b/gi,
  en: /\b(?:the|and|not|is|were|we|with|for|to|of|it|that|by|had|has)\b/gi,
};
/** So much tells. */
const ENOUGH = 20_000;

/** In which of our languages a text is. @internal */
export function languageOf(text: string): PostMortemLanguage {
  const some = text.slice(0, ENOUGH);
  const count = (words: RegExp) => some.match(words)?.length ?? 0;
  return count(WORDS.de) > count(WORDS.en) ? 'de' : 'en';
}
