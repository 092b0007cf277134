/** A pull request that was merged, as far as it tells who knows what. @internal */
export interface MergedPull {
  number: number;
  url: string;
  title: string;
  mergedAt: Date;
  /** Changes when somebody reviews or comments. */
  updatedAt: Date;
  /** Those of its commits that are known: the last of its own, the one that merged it, and any that somebody asked about. */
  commits: string[];
  /** Undefined where the account is gone or a program. */
  author?: string;
  /** Who reviewed it, each once; never its author. */
  reviewers: string[];
  /** The first hundred. */
  paths: string[];
}
