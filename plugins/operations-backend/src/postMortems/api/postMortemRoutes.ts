import { AuditorService } from '@backstage/backend-plugin-api';
import {
  PostMortemFilter,
  PostMortemInput,
  PostMortemListQuery,
  PostMortemReviewInput,
  PostMortemText,
} from '@operate-first/plugin-operations-common';
import { Request, Router } from 'express';
import { AccessControl } from '../../access/AccessControl';
import { audited } from '../../api/audited';
import { queryOf } from '../../api/queryOf';
import { PostMortemDesk } from '../desk/PostMortemDesk';
import { Publisher } from '../desk/Publisher';
import { ReviewDesk } from '../desk/ReviewDesk';
import { HistoryReader } from '../readers/HistoryReader';
import { PostMortemReader } from '../readers/PostMortemReader';
import { SourcesReader } from '../readers/SourcesReader';
import { PostMortemRow } from '../rows';
import { PostMortemCallers } from './PostMortemCallers';

/** @internal */
export interface PostMortemRoutesOptions {
  access: AccessControl;
  auditor: AuditorService;
  callers: PostMortemCallers;
  reader: PostMortemReader;
  history: HistoryReader;
  sources: SourcesReader;
  desk: PostMortemDesk;
  reviews: ReviewDesk;
  publisher: Publisher;
}

type KeyRequest = Request<{ key: string }>;

/** Post-mortems: published ones open to read, written and published by those who may. @internal */
export function addPostMortemRoutes(
  router: Router,
  options: PostMortemRoutesOptions,
): void {
  const { access, auditor, callers, reader, desk, reviews } = options;

  /** One of them as it is by now, for whoever has just written it. */
  const written = async (id: string, request: unknown) => {
    const audience = await callers.audience(request);
    const row = await reader.byId(id, audience);
    return row && reader.detail(row, audience);
  };

  /** Lets somebody write one of them, with an event in the audit log. */
  const change = async (
    request: KeyRequest,
    eventId: string,
    work: (row: PostMortemRow, by: string) => Promise<void>,
  ) => {
    const { row } = await callers.toWrite(request);
    const by = await callers.writer(request);
    await audited(
      auditor,
      {
        request: request as unknown as Request,
        eventId,
        meta: { key: row.key },
      },
      () => work(row, by),
    );
    return written(row.id, request);
  };

  router.get('/post-mortems', async (request, response) => {
    const audience = await callers.audience(request);
    const query = queryOf<PostMortemListQuery>(request);
    response.json(await reader.list(query, audience));
  });

  router.get('/post-mortems/facets', async (request, response) => {
    const audience = await callers.audience(request);
    const filter = queryOf<PostMortemFilter>(request);
    response.json(await reader.facets(filter, audience));
  });

  router.get('/post-mortems/sources', async (request, response) => {
    const audience = await callers.audience(request);
    // What is wrong with files may quote them, and they belong to no service that could be asked about.
    const inside = audience.internal === undefined;
    response.json(await options.sources.list(audience, inside));
  });

  router.post('/post-mortems', async (request, response) => {
    await access.requirePostMortems(request);
    const audience = await callers.audience(request);
    const by = await callers.writer(request);
    const input: PostMortemInput = request.body;
    const id = await audited(
      auditor,
      {
        request,
        eventId: 'post-mortem-start',
        meta: { incident: input.incident ?? null },
      },
      () => desk.start(input, by, audience),
    );
    response.status(201).json(await written(id, request));
  });

  router.get('/post-mortems/:key', async (request, response) => {
    const { row, audience } = await callers.found(request);
    response.json(await reader.detail(row, audience));
  });

  router.put('/post-mortems/:key', async (request, response) => {
    await access.requirePostMortems(request as unknown as Request);
    const text: PostMortemText = request.body;
    response.json(
      await change(request, 'post-mortem-save', (row, by) =>
        desk.save(row, text, by),
      ),
    );
  });

  router.delete('/post-mortems/:key', async (request, response) => {
    await access.requirePostMortems(request as unknown as Request);
    await change(request, 'post-mortem-discard', (row, by) =>
      desk.discard(row, by),
    );
    response.status(204).end();
  });

  router.post('/post-mortems/:key/preview', async (request, response) => {
    await access.requirePostMortems(request as unknown as Request);
    await callers.toWrite(request);
    const { markdown }: { markdown: string } = request.body;
    response.json(desk.preview(markdown));
  });

  router.post('/post-mortems/:key/review', async (request, response) => {
    await access.requirePostMortems(request as unknown as Request);
    const { version }: { version: number } = request.body;
    response.json(
      await change(request, 'post-mortem-propose', (row, by) =>
        reviews.propose(row.id, version, by),
      ),
    );
  });

  router.delete('/post-mortems/:key/review', async (request, response) => {
    await access.requirePostMortems(request as unknown as Request);
    response.json(
      await change(request, 'post-mortem-withdraw', (row, by) =>
        reviews.withdraw(row.id, by),
      ),
    );
  });

  router.post('/post-mortems/:key/reviews', async (request, response) => {
    await access.requirePostMortems(request as unknown as Request);
    const review: PostMortemReviewInput = request.body;
    const detail = await change(request, 'post-mortem-review', (row, by) =>
      reviews.review(row.id, review, by),
    );
    response.status(201).json(detail);
  });

  router.post('/post-mortems/:key/publication', async (request, response) => {
    await access.requirePublishing(request as unknown as Request);
    const { version }: { version: number } = request.body;
    response.json(
      await change(request, 'post-mortem-publish', (row, by) =>
        options.publisher.publish(row, version, by),
      ),
    );
  });

  router.get('/post-mortems/:key/history', async (request, response) => {
    const { row, audience, inside } = await callers.found(request);
    response.json(await options.history.read(row, inside, audience));
  });
}
