/** An entry of a feed. @internal */
export interface FeedEntry {
  /** The address of its page, which never changes. */
  url: string;
  title: string;
  summary?: string;
  html: string;
  tags: string[];
  publishedAt: string;
  updatedAt: string;
}

/** What is told in a feed, whatever its format. @internal */
export interface Feed {
  title: string;
  /** Who speaks: the organisation, never a person. */
  author: string;
  /** The page that shows the same. */
  page: string;
  /** Its own address. */
  self: string;
  updatedAt: string;
  entries: FeedEntry[];
}
