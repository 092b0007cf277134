/**
 * What a term is, from what tells most to what tells least: a whole line as it is without its variables, a code, the
 * class of an error, a frame of a stack, a phrase whose meaning is known, a word.
 *
 * @public
 */
export type TermKind =
  | 'signature'
  | 'code'
  | 'exception'
  | 'frame'
  | 'phrase'
  | 'terms';

/** Something by which two texts are found to be alike. @public */
export interface SimilarTerm {
  /** The same in every text that means the same. */
  term: string;
  kind: TermKind;
  /** How much it matters in its text: 1 is an ordinary line that matters, 0 is noise. */
  weight: number;
  /** What it is in the text, as it stands there; of a whole line, what does not differ each time. */
  text: string;
  /** Of a whole line: the same where it is said in the same words. */
  wording?: string;
  /** The line in which it first stands, from 1. */
  line?: number;
}

/** A line that matters, without what differs each time. @public */
export interface SignatureLine {
  /** From 1, in the text that was read. */
  line: number;
  text: string;
  weight: number;
}

/** What an error message, a stack trace or log lines are about. @public */
export interface ErrorSignature {
  /** The lines that matter, what matters most first. */
  lines: SignatureLine[];
  codes: string[];
  exceptions: string[];
  frames: string[];
  terms: SimilarTerm[];
  /** The text was longer than what is read of one; its middle was left out. */
  cut: boolean;
}

/** @public */
export type SimilarKind = 'post-mortem' | 'incident' | 'question' | 'runbook';

/** Something that may be found. @public */
export interface SimilarDocument {
  id: string;
  title: string;
  /** Markdown. */
  text: string;
  kind: SimilarKind;
  services?: string[];
  tags?: string[];
}

/**
 * What an index keeps of a document, small and as plain JSON: to be stored and added again after a restart, as long as
 * its version is {@link SIMILAR_VERSION}.
 *
 * @public
 */
export interface SimilarEntry {
  id: string;
  kind: SimilarKind;
  version: number;
  /** Terms and their weights in turn. */
  terms: (string | number)[];
  /** How the document says them. */
  quotes: string;
}

/** Why a document was found: what agrees, as the document says it. @public */
export interface Reason {
  kind: TermKind;
  text: string;
  /** Where the pasted text says it. */
  line?: number;
}

/** @public */
export type Confidence = 'high' | 'medium' | 'low';

/** @public */
export interface SimilarHit {
  id: string;
  kind?: SimilarKind;
  /** From 0 to 1: how much of what matters in the text agrees. */
  score: number;
  confidence: Confidence;
  /** What tells most first. */
  why: Reason[];
}

/** @public */
export interface SimilarAnswer {
  /** That of the first result: low also where there is none. */
  confidence: Confidence;
  results: SimilarHit[];
}

/** @public */
export interface SimilarOptions {
  /** At most so many results, 10 unless said. */
  limit?: number;
  /** Only these; all unless said. */
  kinds?: SimilarKind[];
  /** Which documents the reader may find; the others are as if they were not there. */
  filter?: (id: string) => boolean;
}

/** A document that may be ranked. @public */
export interface SimilarCandidate {
  id: string;
  kind?: SimilarKind;
  /** Of a term in this document; 0 where it is not there. */
  weightOf(term: string): number;
  /** How the document says a term that it has. Without it, reasons are quoted from the text that was pasted. */
  saidOf?(term: string): string | undefined;
}

/** What is known of all documents together. @public */
export interface SimilarCollection {
  documents: number;
  /** How many documents have a term. */
  documentsWith(term: string): number;
}
