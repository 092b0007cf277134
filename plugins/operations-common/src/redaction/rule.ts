import { RedactionKind } from './kinds';

/** A stretch of text that a rule takes for something to redact. @internal */
export interface Match {
  start: number;
  end: number;
  /** What it is, where the rule finds several kinds. */
  kind?: RedactionKind;
  /** What the pseudonym is made of, where several ways of writing mean one thing. */
  value?: string;
}

/**
 * One kind of thing and how it is found. Rules are asked only where the text has what they are anchored at, so that a
 * text costs one pass; what they read from there is limited, so that no text costs more.
 *
 * @internal
 */
export interface Rule {
  kind: RedactionKind;
  /** Whether it may be cut over two lines. */
  wraps?: true;
  /** Characters, none of them a letter or digit, at which it is asked. */
  at?: string;
  /** Beginnings of words (of letters and digits) at which it is asked: up to three characters each count. */
  words?: string[];
  /** Whether it is also asked behind the letter of an escape, as in `\\nAKIA…`. */
  escaped?: true;
  /** The character behind which it is asked at each word of ASCII. */
  behind?: '.';
  /** What must follow the character or the word, for most of what begins so is something else. */
  next?: string;
  /** What must stand before the character or the word. */
  previous?: string;
  /** Whether what it finds may begin before the character. */
  back?: true;
  /** How long the word is. */
  lengths?: [least: number, most: number];
  /** Whether it may find something at a character, by what stands before: cheap, and wrong only if it says yes. */
  may?(text: string, at: number): boolean;
  find(text: string, start: number, end: number): Match | undefined;
}

/** @internal */
export interface Found extends Match {
  kind: RedactionKind;
}
