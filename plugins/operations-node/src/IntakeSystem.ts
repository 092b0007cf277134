/**
 * An issue in a repository of support, by which somebody asks for something.
 *
 * @public
 */
export interface IntakeIssueRef {
  /** The page of the repository. */
  repository: string;
  number: number;
}

/**
 * What a signed webhook told of an issue.
 *
 * @public
 */
export interface IntakeEvent extends IntakeIssueRef {
  /** What tells the delivery from all others; the same one twice changes nothing. At most 200 characters. */
  delivery: string;
  action: string;
  url: string;
  title: string;
  /** Markdown, as the issue form has made it. */
  body: string;
  labels: string[];
  state: 'open' | 'closed';
  /** Login of whoever opened the issue. */
  author: string;
  /** Login of whoever did what is told of. */
  by: string;
  /** By which the portal marked it, where it opened the issue itself. */
  marker?: string;
  /** When the issue was changed last. */
  at: Date;
}

/** Where intake events go, on every replica. @public */
export interface IntakeInbox {
  /** Resolves once it is stored; false where nobody asks through this repository. */
  receive(event: IntakeEvent): Promise<boolean>;
}

/**
 * Where people ask by issues. The core decides what is said and tries again; everything here may be called twice for the same.
 *
 * @public
 */
export interface IntakeSystem {
  /** Short and stable, as in `github`. */
  id: string;
  title: string;
  /** The annotation by which users of the catalog say their logins there. */
  loginAnnotation: string;
  /** Whether the address is one of a repository of this system that is configured. Cheap. */
  knows(repository: string): boolean;
  /** Called once on every replica, as soon as events can be stored. */
  connect(inbox: IntakeInbox): void;
  /**
   * Writes a comment, or makes the one with the same marker say this.
   *
   * @param said - commentId: where it is known already.
   * @returns the id of the comment.
   */
  say(
    issue: IntakeIssueRef,
    said: { marker: string; text: string; commentId?: string },
    options: { signal: AbortSignal },
  ): Promise<string>;
  /** Closes an issue; one that is closed stays so. */
  close(
    issue: IntakeIssueRef,
    reason: 'completed' | 'notPlanned',
    options: { signal: AbortSignal },
  ): Promise<void>;
  /** Opens an issue, or finds the one with the same marker. */
  open(
    repository: string,
    issue: {
      title: string;
      body: string;
      labels: string[];
      marker: string;
      since: Date;
    },
    options: { signal: AbortSignal },
  ): Promise<IntakeIssueRef>;
}
