const ALIKE: Record<string, string> = {
  ß: 'ss',
  ø: 'o',
  ł: 'l',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ı: 'i',
  æ: 'ae',
  œ: 'oe',
  ħ: 'h',
};
const SPECIAL = /[ßøłđðþıæœħ]/g;
const MARKS = /\p{M}+/gu;
const ASCII = /^[\x20-\x7e]*$/;

/** A word without capitals and marks: Müller, MULLER and Mu¨ller are one. @internal */
export function fold(word: string): string {
  const lower = word.toLowerCase();
  if (ASCII.test(lower)) return lower;
  return lower
    .normalize('NFKD')
    .replace(MARKS, '')
    .toLowerCase()
    .replace(SPECIAL, letter => ALIKE[letter]);
}

const TRANSCRIBED: Record<string, string> = {
  ä: 'ae',
  ö: 'oe',
  ü: 'ue',
  ø: 'oe',
  å: 'aa',
};

/** As it is written where there are no umlauts: Mueller. @internal */
export function transcribed(word: string): string {
  const composed = word.toLowerCase().normalize('NFC');
  return fold(composed.replace(/[äöüøå]/g, letter => TRANSCRIBED[letter]));
}

/** One spelling for all of them, by which they are compared. @internal */
export function canonical(word: string): string {
  return fold(word)
    .replace(/[aou]e/g, pair => pair[0])
    .replace(/aa/g, 'a');
}

const WORDS = /[\p{L}\p{M}\p{N}]+/gu;

/** The words of a name. @internal */
export function wordsOf(name: string): string[] {
  return name.match(WORDS) ?? [];
}
