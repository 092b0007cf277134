import { WORDS } from './lexicon/words';

/** A word of a line: what it means, and where it stands. */
export interface Word {
  /** The word that stands for all that mean the same. */
  word: string;
  /** As it stands there. */
  said: string;
  start: number;
  end: number;
  /** Words of different sentences are no phrase. */
  sentence: number;
}

const STOP_WORDS = new Set(
  (
    'a an the this that these those it its is are was were be been being am of to in on at by for from with as and or but if then than so ' +
    'we our us you your they their he she i me my has have had do does did will would could should can may might must shall which who whom ' +
    'what when where while why how there here also just even into onto about during again all any both each few more most ' +
    'other some own same very via per etc get gets got while because since until one every everything something anything another still ' +
    'der die das den dem des ein eine einer eines einem einen und oder aber wenn dann als auch schon sehr ist sind war waren wird ' +
    'werden wurde wurden worden sein seine hat haben hatte hatten kann koennen konnte konnten soll muss musste von vom zum zur bei beim mit ' +
    'aus auf an am im in ins fuer ueber unter durch gegen um bis seit wir uns unser unsere ihr sie er es man sich dass weil da hier ' +
    'dort wie was wer wo warum immer mehr alle alles beim jetzt gerade nun mal etwas jeder jede jedes ganz weiterhin offenbar anscheinend'
  ).split(' '),
);

/** Needed to tell what a phrase means, and in every other line of a log. */
const WEAK_WORDS = new Set(
  'not only such use error fail too many out up new old start stop n x v com org java lang net io github'.split(
    ' ',
  ),
);

const UMLAUTS: Record<string, string> = { ä: 'ae', ö: 'oe', ü: 'ue', ß: 'ss' };

/** A word whatever its case and its accents. */
export function fold(word: string): string {
  const lower = word.toLowerCase().replace(/[äöüß]/g, one => UMLAUTS[one]);
  // eslint-disable-next-line no-control-regex
  return /^[\x00-\x7f]*$/.test(lower)
    ? lower
    : lower.normalize('NFKD').replace(/\p{M}/gu, '');
}

const ENDINGS = /(?:ations?|ungen|ung|ing|edly|ed|ers|er|ens|en|em|es|ly|e|s)$/;

/** Takes off the endings of English and German alike; crude, and the same for every text. */
export function stemOf(word: string): string {
  if (word.length < 5 || /\d/.test(word)) return word;
  let stem = word.replace(/ies$/, 'y').replace(/([^su])s$/, '$1');
  const shorter = stem.replace(ENDINGS, '');
  if (shorter.length >= 4) stem = shorter;
  return stem.replace(/([bdfglmnprt])\1$/, '$1');
}

const MEANINGS = new Map<string, string[]>();
for (const [meaning, forms] of Object.entries(WORDS)) {
  const words = meaning.split(' ');
  const own = words.length === 1 ? [meaning] : [];
  for (const form of [...own, ...forms.split(' ')]) {
    if (!MEANINGS.has(form)) MEANINGS.set(form, words);
  }
}
// Stems only where no entry has the word itself.
for (const [form, words] of [...MEANINGS]) {
  const stem = stemOf(form);
  if (!MEANINGS.has(stem)) MEANINGS.set(stem, words);
}

const KNOWN = new Set([...MEANINGS.values()].flat());

/** Whether the lexicon of operations knows a word; given as what it means. */
export function isKnown(word: string): boolean {
  return KNOWN.has(word);
}

/** What a word means: itself, without its ending, where the lexicon does not know it. */
function meaningsOf(word: string): string[] {
  const folded = fold(word).replace(/['’]/g, '');
  const stem = stemOf(folded);
  return MEANINGS.get(folded) ?? MEANINGS.get(stem) ?? [stem];
}

const TOKEN =
  /‹[^›]{0,20}›|(?<!\p{N})\p{L}[\p{L}\p{M}\p{N}]{0,60}(?:['’]\p{L}{1,3})?|[.;!?](?=\s|$)/gu;
const HUMPS = /(?<=[a-zäöüß\d])(?=[A-ZÄÖÜ])|(?<=[A-Z])(?=[A-Z][a-z])/;

/** The words of a masked line that say something; placeholders are none. */
export function wordsOf(masked: string): Word[] {
  const words: Word[] = [];
  let sentence = 0;
  for (const match of masked.matchAll(TOKEN)) {
    const [token] = match;
    if (token.startsWith('‹')) continue;
    if (token.length === 1 && '.;!?'.includes(token)) {
      sentence += 1;
      continue;
    }
    const start = match.index;
    const end = start + token.length;
    for (const part of token.split(HUMPS)) {
      const folded = fold(part);
      if (STOP_WORDS.has(folded)) continue;
      for (const word of meaningsOf(part)) {
        words.push({ word, said: token, start, end, sentence });
      }
    }
  }
  return words;
}

/** Whether a word alone tells anything about a text. */
export function tells(word: string): boolean {
  return word.length > 1 && word.length <= 40 && !WEAK_WORDS.has(word);
}
