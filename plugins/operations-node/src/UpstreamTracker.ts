/**
 * An issue or a pull request of a project that a service is built on.
 *
 * @public
 */
export interface UpstreamItem {
  /** Its page, as it is called now: what has moved is found there. */
  url: string;
  kind: 'issue' | 'pullRequest';
  /** As people name it, as in `acme/lib#12`. */
  name: string;
  /** What it is about. */
  title: string;
  state: 'open' | 'closed' | 'merged';
  /** Why it was closed without being mended, in a sentence. */
  message?: string;
}

/** A repository of an upstream project. @public */
export interface UpstreamRepository {
  /** Its page, without what comes behind the name. */
  url: string;
  /** As people name it, as in `acme/lib`. */
  name: string;
}

/** What an address names, without asking anybody. @public */
export interface UpstreamAddress extends UpstreamRepository {
  /** Missing where the address is that of the repository. */
  item?: { kind: UpstreamItem['kind']; number: number; url: string };
}

/**
 * Where upstream projects keep their issues. It reads and opens with the credentials of the portal; whatever it refuses, it
 * refuses with a sentence for people.
 *
 * @public
 */
export interface UpstreamTracker {
  /** Short and stable, as in `github`. */
  id: string;
  title: string;
  /** Reads an address; undefined where it is none of a host that is configured. Cheap. */
  read(url: string): UpstreamAddress | undefined;
  /** Whether the portal has credentials to open issues at the host of an address. */
  mayOpen(url: string, options: { signal: AbortSignal }): Promise<boolean>;
  /** Whether everybody may read the repository. */
  isPublic(
    repository: string,
    options: { signal: AbortSignal },
  ): Promise<boolean>;
  /**
   * How an issue or a pull request is.
   *
   * @param options - etag: of the last answer; where nothing has changed since, there is no `item`.
   */
  look(
    url: string,
    options: { etag?: string; signal: AbortSignal },
  ): Promise<{ item?: UpstreamItem; etag?: string }>;
  /** Opens an issue, or finds the one that was opened with the same marker since a moment. */
  open(
    repository: string,
    issue: { title: string; body: string; marker: string; since: Date },
    options: { signal: AbortSignal },
  ): Promise<UpstreamItem>;
  /** Where people write the issue themselves, with as much filled in as an address holds. */
  formUrl(repository: string, issue: { title: string; body: string }): string;
  /** Where people propose a change of the code. */
  compareUrl(repository: string): string;
  /** Called once on every replica, where a webhook may tell of changes. */
  connect?(inbox: UpstreamInbox): void;
}

/** Where it is told that an issue or a pull request may have changed; resolves once that is stored. @public */
export interface UpstreamInbox {
  changed(url: string): Promise<void>;
}
