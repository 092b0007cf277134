/** @public */
export interface RequestOptions {
  signal?: AbortSignal;
  /** A token of Backstage, for callers whose `fetch` adds none. */
  token?: string;
}
