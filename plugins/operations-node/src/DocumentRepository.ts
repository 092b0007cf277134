import { SourceReport } from './ObservationSource';

/** What documents are about; each purpose has folders of its own. @public */
export type DocumentPurpose = 'postMortem' | 'runbook';

/** A file as a repository has it. @public */
export interface RepositoryFile {
  /** From the root of the repository, as in `post-mortems/2026/expired-certificate.md`. */
  path: string;
  purpose: DocumentPurpose;
  /** What tells this content from every other, as git's blob id does. */
  contentId: string;
  /** Missing where it cannot be read as text. */
  text?: string;
  /** Why there is no text: it is too large, or no UTF-8. */
  problem?: string;
  /** When it was last changed, and by whom. */
  changedAt: Date;
  changedBy?: { name: string; email?: string };
  /** The revision in which it was last changed. */
  revision: string;
  /** Where people look at it. */
  url?: string;
}

/** Everything that a repository has at one moment. @public */
export interface RepositoryContent {
  /** The revision that was read. */
  revision: string;
  /** Where it comes from is clear: the former path of a file that was renamed since `since`. */
  renamed: Array<{ from: string; to: string }>;
  files: RepositoryFile[];
  /** Every file there is, whatever it is about, so that links to it can be judged; missing where that is not known. */
  paths?: string[];
}

/**
 * All texts of a branch at one moment, for whoever computes changes of the whole: a GitOps tree.
 *
 * @public
 */
export interface RepositoryTree {
  /** The revision that was read; empty where nobody has committed anything yet. */
  revision: string;
  /** By path, from the root of the repository. */
  files: Map<string, { contentId: string; text: string }>;
  /** Paths of files that are no text, or too large to be read. Links and other repositories are not in the tree at all. */
  unread: string[];
}

/** Who changes something, as the commit says. @public */
export interface ChangeAuthor {
  /** Empty where they are to be named nowhere; then the portal's own stands there. */
  name: string;
  /** Missing where nobody knows it; then the portal's own stands there. */
  email?: string;
  /**
   * By which the portal, and nobody else, knows them again: it is written behind the portal's own address, as in
   * `portal+KEY@example.org`; see `portalAddressOf`.
   */
  key?: string;
}

/** A change of files that somebody wants. @public */
export interface WantedChange {
  /** Of its own: the same branch again replaces what was proposed on it. */
  branch: string;
  /** The first line is the title. */
  message: string;
  author: ChangeAuthor;
  /** Whose words are in it as well. */
  coAuthors?: ChangeAuthor[];
  files: Array<{
    path: string;
    /** Missing where the file is to go. */
    text?: string;
    /** The content that the text was made from; missing where the file is new. */
    baseContentId?: string;
  }>;
}

/** A change that waits in a branch of its own. @public */
export interface ProposedChange {
  branch: string;
  /** The commit of the branch. */
  revision: string;
  /** The remote, for whoever may open a pull request there. */
  remote: string;
  /** The branch that it is for. */
  target: string;
  url?: string;
}

/** How a proposed change is now. @public */
export interface ProposedState {
  state: 'open' | 'conflicting' | 'merged' | 'gone';
  /** The commit of the branch, while there is one. */
  revision?: string;
  /** What it changes, as a unified diff; cut to 200,000 characters. */
  diff?: string;
  message?: string;
}

/**
 * The file was changed since the text was begun, or the remote moved on too often.
 *
 * @public
 */
export class ChangeConflictError extends Error {
  readonly path: string;
  /** What the file says now; missing where it is gone. */
  readonly text?: string;

  constructor(message: string, path: string, text?: string) {
    super(message);
    this.name = 'ChangeConflictError';
    this.path = path;
    this.text = text;
  }
}

/** The remote takes no changes, as a sentence that says why and what to do. @public */
export class ChangeRefusedError extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'ChangeRefusedError';
  }
}

/**
 * A place where documents are: read by every replica, written to by whoever asks. Nothing here trusts what it reads.
 * Everything rejects with a sentence for people; credentials never stand in it.
 *
 * @public
 */
export interface DocumentRepository {
  /** Short and stable, as in `post-mortems`. */
  id: string;
  title: string;
  /** Where people look at it. */
  url?: string;
  /**
   * What else people call it: addresses of the clone, of a mirror, of its page. An address such as
   * `https://git.example.org/acme/clusters/blob/main/runbooks/queue.md` means a file of it where it begins with one of these.
   */
  addresses?: string[];
  /** The address under which the portal commits there; see `portalAddressOf`. */
  committer?: string;
  /** Who reads there. */
  visibility: 'public' | 'internal';
  /** Purposes of documents that are looked for here; none where it is only a tree. Missing where all are. */
  reads?: DocumentPurpose[];
  /** Purposes of documents that new ones are written here for. */
  writes: DocumentPurpose[];
  /** The folder in which new documents of a purpose are put, without slashes around it. */
  folderOf(purpose: DocumentPurpose): string;
  /** Fetches, and reads what is there; `since` is the revision that was read last. Undefined where it still is the same. */
  read(options: {
    since?: string;
    signal: AbortSignal;
  }): Promise<RepositoryContent | undefined>;
  /**
   * Fetches, and reads every text there is. Undefined where the branch still is at `since`. Missing where a repository holds
   * documents only.
   */
  readTree?(options: {
    since?: string;
    signal: AbortSignal;
  }): Promise<RepositoryTree | undefined>;
  /** Who changed a file, newest first; across renames. Merges, which write nothing themselves, are left out. */
  history(
    path: string,
    options: { limit: number; signal: AbortSignal },
  ): Promise<
    Array<{
      revision: string;
      at: Date;
      author: { name: string; email?: string };
      /** Whom the message names as authors, too. */
      coAuthors?: Array<{ name: string; email?: string }>;
      message: string;
      url?: string;
    }>
  >;
  /**
   * Puts a change into a branch, on top of what counts now. The same again changes nothing; commits of others are not
   * replaced. Throws {@link ChangeConflictError} and {@link ChangeRefusedError}.
   */
  propose(
    change: WantedChange,
    options: { signal: AbortSignal },
  ): Promise<ProposedChange>;
  /** How a proposed change is; `revision` is what was proposed, by which one that was merged elsewhere is recognised. */
  look(
    branch: string,
    options: { revision?: string; signal: AbortSignal },
  ): Promise<ProposedState>;
  /**
   * Brings a branch into the target and removes it; merged already is as good. Only where the branch still is at
   * `revision`: nobody publishes what was not reviewed.
   */
  merge(
    branch: string,
    options: {
      revision: string;
      message: string;
      author: ChangeAuthor;
      signal: AbortSignal;
    },
  ): Promise<{ revision: string }>;
  /** Removes a branch; none is as good. */
  withdraw(branch: string, options: { signal: AbortSignal }): Promise<void>;
  /** Commits to the target at once, for what needs no review. */
  commit(
    change: Omit<WantedChange, 'branch'>,
    options: { signal: AbortSignal },
  ): Promise<{ revision: string }>;
  /** Calls back when something was pushed, where that can be known before it is read again. */
  onPushed?(listener: () => void): void;
  /** How it is, for `/sources`. */
  report?(): SourceReport;
}

/** A pull request, a merge request. @public */
export interface ChangeRequestRef {
  id: string;
  url: string;
}

/** How a pull request is now. @public */
export interface ChangeRequestState {
  state: 'open' | 'merged' | 'closed';
  /** Who approves now, each once, by the handles that the system knows them by. */
  approvers: string[];
  /**
   * Who wants changes first and has not taken that back, whatever revision they looked at; by the same handles. Missing where
   * the system does not tell.
   */
  changesRequested?: string[];
}

/**
 * A module that opens pull requests for branches of remotes that it knows.
 *
 * @public
 */
export interface ChangeRequestSystem {
  id: string;
  /** The annotation by which users of the catalog say how the system calls them, such as `github.com/user-login`. */
  loginAnnotation: string;
  /** Opens one for a branch, or finds the one that is open; undefined where the remote is none of its own. */
  open(
    change: ProposedChange & { title: string; body: string },
    options: { signal: AbortSignal },
  ): Promise<ChangeRequestRef | undefined>;
  /** `revision` is what was put to review: who approved another one has not approved this. */
  look(
    remote: string,
    request: ChangeRequestRef,
    options: { revision?: string; signal: AbortSignal },
  ): Promise<ChangeRequestState>;
}

/**
 * A module that reads the repositories of services, and says which documents are in them: what it has read already, without
 * asking anybody outside. Nothing is written there.
 *
 * @public
 */
export interface SourceDocuments {
  /**
   * Documents of a repository, by the address that the catalog uses. Undefined where it is none of its own, not read yet, or
   * still as it was at `since`. Rejects with a sentence for people.
   */
  read(
    repository: string,
    options: {
      /** Whether a file is a runbook. */
      wanted: (path: string) => boolean;
      since?: string;
      signal: AbortSignal;
    },
  ): Promise<RepositoryContent | undefined>;
}
