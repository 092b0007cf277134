import { AuthorReason } from '@operate-first/plugin-operations-common';
import { SourceReport } from './ObservationSource';

/** Somebody as git, a pull request or a calendar names them; the core finds out who that is. @public */
export interface OutsideIdentity {
  name?: string;
  email?: string;
  /** As in `octocat`, without `@`. */
  handle?: string;
  /** A team as CODEOWNERS names it, as in `acme/payments`. */
  team?: string;
}

/** Where something is in git. @public */
export interface CodePlace {
  /** The address of the repository, as the catalog or a cluster names it. */
  repository: string;
  /** A file or a folder from the root; everything where it is missing. */
  path?: string;
  /** Further files and folders of the repository which are one place with it, as the manifests of one service are. */
  others?: string[];
  /** From 1. */
  line?: number;
  /** Instead of a line: a key of a YAML, JSON, properties or env file, as in `data.RETRIES`. */
  key?: string;
  /** A commit or a tag; the branch that counts where it is missing. */
  revision?: string;
}

/** Something that speaks for somebody as author of a place. @public */
export interface AuthorEvidence {
  identity: OutsideIdentity;
  kind: AuthorReason['kind'];
  /**
   * How much it speaks for them among all of its kind, from 0 to 1: the share of the weighted changes, 1 for the one who
   * wrote the line.
   */
  weight: number;
  /** Why, without the name: `wrote 62 % of retry.ts`. */
  text: string;
  /**
   * Of commits, what the weight is a share of: who commits under two addresses has two shares, which the core adds up once it
   * knows that they are one person.
   */
  part?: { of: string; title: string };
  at?: Date;
  url?: string;
}

/** A commit. @public */
export interface Commit {
  repository: string;
  revision: string;
  /** When it came into the branch that counts. */
  at: Date;
  author: OutsideIdentity;
  coAuthors?: OutsideIdentity[];
  /** The first line. */
  message: string;
  /** What it changed; the first 100 of them, with their names after it. */
  paths: string[];
  /** Whether it takes back another one. */
  reverts?: string;
  url?: string;
  pullRequest?: { url: string; title?: string };
}

/** What is known of a place. @public */
export interface PlaceAnswer {
  evidence: AuthorEvidence[];
  /** The commit that wrote the line or made the revision, where one was asked for. */
  commit?: Commit;
  /** The place as it is called now, where the file was renamed. */
  path?: string;
  /** Where the key is that was asked for. */
  line?: number;
  url?: string;
  /** The other files and folders of the place, in the order in which they were asked for. */
  others?: Array<{ path?: string; url?: string }>;
  /** When the repository was read last. */
  readAt?: Date;
  /** What could not be found out, as sentences with what to do. */
  problems: string[];
}

/** A line of a stack trace. @public */
export interface StackFrame {
  /** As it stands there: absolute, of a container, or of a package. */
  file: string;
  line?: number;
  function?: string;
}

/**
 * A module that knows who wrote what. It reads its repositories in the background; what it is asked here is answered from
 * what it has read and waits for nobody outside. Everything rejects with a sentence for people, without credentials.
 *
 * @public
 */
export interface AuthorSource {
  /** Short and stable, as in `git`. Its own. */
  id: string;
  title: string;
  /**
   * The repositories that services name, all of them, each time they change. The module reads those that its configuration
   * admits, and forgets the others.
   */
  follow(repositories: string[]): void;
  /** Calls back with the repository when new commits were read. */
  onRead(listener: (repository: string) => void): void;
  /**
   * Somebody waits for what is new in a repository: it is read soon, unless it was read after that moment. May be called as
   * often as one likes; the source asks its remote no more often than is polite.
   */
  refresh?(repository: string, after: Date): void;
  /** Undefined where the repository is none of its own, or not read yet. */
  look(
    place: CodePlace,
    options: { signal: AbortSignal },
  ): Promise<PlaceAnswer | undefined>;
  /** Where in a repository a frame is: the best match first; at most five. */
  find?(
    repository: string,
    frame: StackFrame,
    options: { revision?: string; signal: AbortSignal },
  ): Promise<Array<{ path: string; line?: number }>>;
  /**
   * Where in a repository rules are that make alerts of a name, by what its files say: the first line in each file, at most
   * twenty.
   */
  findRule?(
    repository: string,
    alert: string,
    options: { signal: AbortSignal },
  ): Promise<Array<{ path: string; line: number }>>;
  /** Commits that touched a place, newest first; undefined where the repository is none of its own, or not read yet. */
  commits(
    place: CodePlace,
    options: {
      from: Date;
      to: Date;
      limit: number;
      /** Only what `place.revision` has and this commit or tag has not. */
      notIn?: string;
      signal: AbortSignal;
    },
  ): Promise<Commit[] | undefined>;
  /** The pull request by which a commit came, where it is known already: answers from memory, at once. */
  pullRequest?(
    repository: string,
    revision: string,
  ): Commit['pullRequest'] | undefined;
  /** How it is, for `/sources`. */
  report?(): SourceReport;
}
