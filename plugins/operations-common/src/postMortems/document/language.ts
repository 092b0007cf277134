import { PostMortemLanguage } from '../model';

const WORDS = {
  de: /\b(?:der|die|das|und|nicht|ist|war|wurde|wir|mit|für|ein|eine|zu)\b/gi,
  en: /\b(?:the|and|not|is|was|were|we|with|for|an?|to|of)\b/gi,
};
/** So much tells. */
const ENOUGH = 20_000;

/** In which of our languages a text is. @internal */
export function languageOf(text: string): PostMortemLanguage {
  const some = text.slice(0, ENOUGH);
  const count = (words: RegExp) => some.match(words)?.length ?? 0;
  return count(WORDS.de) > count(WORDS.en) ? 'de' : 'en';
}
