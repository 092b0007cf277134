/** Never `passed` where something could not be looked at. @internal */
export type CheckStatus = 'passed' | 'failed' | 'not run';

/** @internal */
export interface Finding {
  /** The file, or what it was built from. */
  path: string;
  /** `Namespace payments`. */
  object?: string;
  message: string;
}

/** @internal */
export interface Check {
  name: string;
  status: CheckStatus;
  /** False where there is nothing for it to look at. */
  applies?: boolean;
  /** What was looked at, in a sentence. */
  message: string;
  findings: Finding[];
}
