/** @internal */
export interface Author {
  name: string;
  email: string;
}

/** A commit that is to be made; its parent is the one before it. @internal */
export interface Commit {
  author: Author;
  at: Date;
  message: string;
  /** What the files say after it; undefined where one goes. */
  files: Record<string, string | undefined>;
  /** The name of a tag on it, and what is said of it. */
  tag?: { name: string; message: string };
}

/** A version and when who has released it. @internal */
export interface Release {
  version: string;
  at: Date;
  by: Author;
}
