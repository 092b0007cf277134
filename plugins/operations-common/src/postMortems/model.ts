import {
  PostMortemProblem,
  IncidentCause,
  PostMortemStatus,
  Visibility,
} from '../generated/openapi';
import { IncidentSeverity } from '../incidents';

/** @public */
export type PostMortemLanguage = 'en' | 'de';

/** Which of the four questions an action item answers. @public */
export type ActionItemKind = 'protect' | 'prevent' | 'recover' | 'detect';

/** @public */
export type ActionItemSeverity = 'high' | 'medium' | 'low';

/** What was promised in a post-mortem. @public */
export interface PostMortemActionItem {
  /** Tells it apart in its post-mortem. */
  id: string;
  title: string;
  /** An entity ref, or a name as imported texts have it. */
  owner?: string;
  kind?: ActionItemKind;
  severity?: ActionItemSeverity;
  /** The last day, `2026-12-31`. */
  due?: string;
  /** An address of http or https, or what a tracker calls it. */
  issue?: string;
  /** The day on which it was done, or true where only that is known. */
  done?: string | true;
}

/** The moments of an incident that a post-mortem names. @public */
export const POST_MORTEM_MOMENTS = [
  'started',
  'detected',
  'acknowledged',
  'mitigated',
  'resolved',
] as const;

/** @public */
export type PostMortemMoment = (typeof POST_MORTEM_MOMENTS)[number];

/**
 * What the front matter of a post-mortem says. Moments are ISO 8601 in UTC.
 *
 * @public
 */
export interface PostMortemFields
  extends Partial<Record<PostMortemMoment, string>> {
  /** Given by the portal: `PM-7`. It is known by it even when its file is renamed. */
  id?: string;
  title: string;
  /** `inReview` is `in-review` in the file. */
  status: PostMortemStatus;
  visibility: Visibility;
  /** The key of the incident that it is about. */
  incident?: string;
  /** Entity refs, the root first. */
  services: string[];
  severity?: IncidentSeverity;
  /** Entity refs, or names as imported texts have them. */
  authors: string[];
  tags: string[];
  cause?: IncidentCause;
  actionItems: PostMortemActionItem[];
}

/** Where something is in the text of the whole file. @public */
export interface TextPlace {
  /** From 1. */
  line: number;
  /** The first character. */
  start: number;
  /** The character after the last one. */
  end: number;
}

/** A post-mortem as it was read from its Markdown. @public */
export interface PostMortemDocument extends PostMortemFields {
  language: PostMortemLanguage;
  /** What it is sorted by: when it started, else the date it says, else that of its file. */
  dated?: string;
  /** Whether fields were read from our front matter, from somebody else's, or from headings. */
  convention: 'own' | 'foreign' | 'headings';
  /** Markdown without front matter, internal parts included. */
  body: string;
  /** The whole file as it was read. */
  markdown: string;
  /** Where the body begins in it. */
  bodyStart: number;
  /** Lines of the fields in the file, from 1, by their paths: `severity`, `actionItems[0].due`. */
  lines: Record<string, number>;
}

/** @public */
export interface ReadPostMortem {
  /** Missing where the text cannot be read as a post-mortem at all; then an error says why. */
  document?: PostMortemDocument;
  /** Of errors the field is not read; warnings say how it was understood. */
  problems: PostMortemProblem[];
}

/** @public */
export interface ReadPostMortemOptions {
  /** Of the file, for a title where it has none. */
  path?: string;
  /** When the file was written last, for texts that say no date. */
  dated?: Date;
  /** What holds where the text does not say: `draft` and `internal` unless said otherwise. */
  defaults?: { status?: PostMortemStatus; visibility?: Visibility };
}

/** What a section of an account is about. @public */
export type PostMortemSectionKind =
  | 'summary'
  | 'impact'
  | 'timeline'
  | 'contributingFactors'
  | ActionItemKind
  | 'questions'
  | 'wentWell'
  | 'wentWrong'
  | 'lucky'
  | 'asked'
  | 'detection'
  | 'actionItems'
  | 'other';

/** A part of an account under its own heading. @public */
export interface PostMortemSection extends TextPlace {
  kind: PostMortemSectionKind;
  /** As it is written. */
  title: string;
  /** Of the heading; 0 for a label in bold before a paragraph. */
  level: number;
  /** Markdown under the heading. */
  text: string;
}
