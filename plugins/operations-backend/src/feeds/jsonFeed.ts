import { JsonObject } from '@backstage/types';
import { Feed } from './Feed';

/** As JSON Feed 1.1 has it. @internal */
export function jsonFeedOf(feed: Feed): JsonObject {
  return {
    version: 'https://jsonfeed.org/version/1.1',
    title: feed.title,
    home_page_url: feed.page,
    feed_url: feed.self,
    authors: [{ name: feed.author }],
    items: feed.entries.map(entry => ({
      id: entry.url,
      url: entry.url,
      title: entry.title,
      content_html: entry.html,
      summary: entry.summary,
      date_published: entry.publishedAt,
      date_modified: entry.updatedAt,
      tags: entry.tags,
    })),
  };
}
