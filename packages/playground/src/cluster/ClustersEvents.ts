/** What is heard of the clusters while they run. @internal */
export interface ClustersEvents {
  log(line: string): void;
  /** A program that is not ours has been started. */
  runs(name: string, pid: number): void;
  /** Something is not as it should be. */
  note(sentence: string): void;
}
