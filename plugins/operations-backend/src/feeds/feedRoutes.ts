import { Request, Response, Router } from 'express';
import { AccessControl } from '../access/AccessControl';
import { queryOf } from '../api/queryOf';
import { atomOf } from './atom';
import { Feed } from './Feed';
import { FeedFilter, FeedReader } from './FeedReader';
import { jsonFeedOf } from './jsonFeed';

/** @internal */
export interface FeedRoutesOptions {
  access: AccessControl;
  feeds: FeedReader;
}

/** Feeds of what everybody may read. @internal */
export function addFeedRoutes(
  router: Router,
  { access, feeds }: FeedRoutesOptions,
): void {
  const send = async (
    request: Request,
    response: Response,
    format: { type: string; write: (feed: Feed) => string },
  ) => {
    // Who may not see services at all may not see what became of them.
    await access.services(request);
    const { protocol, originalUrl } = request;
    const self = `${protocol}://${request.get('host')}${originalUrl}`;
    const feed = await feeds.read(queryOf<FeedFilter>(request), self);
    response
      .set('Cache-Control', 'private, max-age=60')
      .type(format.type)
      // Express adds an ETag of all that is in it, and answers that nothing is new. No time says that: what is redacted
      // otherwise, or has left the feed, is in it no more, and nothing in it is newer.
      .send(format.write(feed));
  };

  router.get('/feeds/post-mortems.atom', async (request, response) => {
    await send(request, response, {
      type: 'application/atom+xml',
      write: atomOf,
    });
  });

  router.get('/feeds/post-mortems.json', async (request, response) => {
    await send(request, response, {
      type: 'application/feed+json',
      write: feed => JSON.stringify(jsonFeedOf(feed)),
    });
  });
}
