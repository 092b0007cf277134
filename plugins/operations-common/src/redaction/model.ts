import { RedactionKind } from './kinds';

/** A name that the catalog knows. @public */
export interface KnownName {
  /**
   * As the catalog writes it: a display name, a handle without `@`, an e-mail address, a number of a telephone, the title of
   * a group. What is called a person and looks like one of the others is taken for it.
   */
  name: string;
  kind: 'person' | 'handle' | 'email' | 'phone' | 'group';
  /** Whose it is, such as an entity ref: all names of one get the same pseudonym. */
  of?: string;
  /** Stays as it is, as a team does that the public catalog shows. */
  keep?: boolean;
}

/** Which names of hosts everybody may read. Documentation names and well-known public hosts always stay. @public */
export interface HostPolicy {
  /** Hosts that stay, with all below them: `operate-first.io`. */
  allowed?: string[];
  /** Services of the public catalog: the first label stays in their names inside a cluster. */
  services?: string[];
}

/** A rule of the organisation's own. @public */
export interface OrganisationRule {
  /** What it finds, in a word or two; stands in the text instead of it unless there is a replacement. */
  name: string;
  /** Literal text, or `/an expression of RE2/`, with `i` behind it where case does not matter. */
  pattern: string;
  replacement?: string;
  /** What fits stays, whatever the other rules say of it. */
  keep?: true;
}

/** @public */
export interface RedactorOptions {
  /** Secret of the installation: without it nobody can try out names until a pseudonym fits. */
  salt: string;
  names?: KnownName[];
  hosts?: HostPolicy;
  rules?: OrganisationRule[];
}

/** What was redacted; the offsets are those of the text that was given. @public */
export interface Finding {
  kind: RedactionKind | 'organisation';
  start: number;
  end: number;
  /** What stands there now. */
  pseudonym: string;
}

/** @public */
export interface Redacted {
  text: string;
  findings: Finding[];
}

/** Something that must not be published as it is. @public */
export interface FoundLeak {
  kind:
    | 'address'
    | 'card'
    | 'e-mail'
    | 'host'
    | 'iban'
    | 'name'
    | 'path'
    | 'phone'
    | 'secret'
    | 'organisation';
  start: number;
  end: number;
  /** Why it is taken for one, in a sentence that does not repeat it. */
  reason: string;
}

/** What the leak check has to know. @public */
export type LeakOptions = Omit<RedactorOptions, 'salt'>;

/** Makes text fit for everybody. @public */
export interface Redactor {
  redact(text: string): Redacted;
  /** What a broken redactor would have left, found by other means than the redaction's. */
  leaks(text: string): FoundLeak[];
}
