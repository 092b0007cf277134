import { AuditorService } from '@backstage/backend-plugin-api';
import {
  AuthorSettings,
  AuthorsQuery,
  operationsQuestionWritePermission,
} from '@operate-first/plugin-operations-common';
import { json, Request, Router } from 'express';
import { AccessControl } from '../access/AccessControl';
import { audited } from '../api/audited';
import { TooManyRequestsError } from '../api/TooManyRequestsError';
import { RateWindow } from '../inspect/RateWindow';
import { AuthorAudience, AuthorDesk } from './AuthorDesk';
import { AuthorSettingsStore } from './AuthorSettingsStore';

/** Looking at lines of git costs more than reading a page. */
const PER_MINUTE = 120;

/** Bodies are read only after it is known who sends them. @internal */
export function authorBodies(): Router {
  const router = Router();
  const body = json({ limit: '100kb' });
  router.use('/authors', body);
  router.use('/author-settings', body);
  return router;
}

/** @internal */
export interface AuthorRoutesOptions {
  access: AccessControl;
  auditor: AuditorService;
  desk: AuthorDesk;
  settings: AuthorSettingsStore;
}

/** Who reads of authors. @internal */
export async function authorAudience(
  access: AccessControl,
  request: Request,
): Promise<AuthorAudience> {
  const [criteria, internal, showPersons] = await Promise.all([
    access.services(request),
    access.internal(request),
    access.mayReadPeople(request),
  ]);
  return { criteria, internal, showPersons };
}

/** Whom to ask, and how people want to be asked. @internal */
export function addAuthorRoutes(
  router: Router,
  { access, auditor, desk, settings }: AuthorRoutesOptions,
): void {
  const window = RateWindow.create(PER_MINUTE, () => performance.now());

  router.post('/authors', async (request, response) => {
    // All visitors are one to the portal: what tells them apart is where they come from.
    const who = await access.reader(request);
    const wait = window.take(JSON.stringify([who, request.ip]));
    if (wait !== undefined) {
      throw new TooManyRequestsError(
        `You have asked ${PER_MINUTE} times within a minute. Try again in ${wait} s.`,
        wait,
      );
    }
    const query: AuthorsQuery = request.body;
    const audience = await authorAudience(access, request);
    response.json(await desk.find(query, audience));
  });

  const personOf = (request: Request) =>
    access.requirePersonally(
      request,
      operationsQuestionWritePermission,
      'say how you want to be asked',
    );

  router.get('/author-settings', async (request, response) => {
    response.json(await settings.read(await personOf(request)));
  });

  router.put('/author-settings', async (request, response) => {
    const person = await personOf(request);
    const wanted: AuthorSettings = request.body;
    await audited(
      auditor,
      { request, eventId: 'author-settings-change', meta: {} },
      () => settings.write(person, wanted),
    );
    response.json(await settings.read(person));
  });
}
