import { NotFoundError } from '@backstage/errors';
import { Alert, SimilarQuery } from '@operate-first/plugin-operations-common';
import { json, Request, Router } from 'express';
import { Knex } from 'knex';
import { AccessControl } from '../access/AccessControl';
import { AlertReader } from '../alerts/AlertReader';
import { TooManyRequestsError } from '../api/TooManyRequestsError';
import { IncidentCallers } from '../incidents/api/IncidentCallers';
import { RateWindow } from '../inspect/RateWindow';
import { PostMortemCallers } from '../postMortems/api/PostMortemCallers';
import { IncidentTexts } from '../searchDocuments/IncidentTexts';
import { silenceAudience } from '../silences/silenceRoutes';
import { incidentIdOf, incidentQuestion } from './incidentQuestion';
import { SimilarReader } from './SimilarReader';

/** @internal */
export interface SimilarRoutesOptions {
  access: AccessControl;
  alerts: AlertReader;
  database: Knex;
  incidents: { callers: IncidentCallers };
  postMortems: { callers: PostMortemCallers };
  reader: SimilarReader;
  texts: IncidentTexts;
}

/** A text of 1 MB, whatever of it has to be escaped. */
const LARGEST_REQUEST = '4mb';
const PER_MINUTE = 120;

/** The body is read only after it is known who sends it. @internal */
export function similarBody(): Router {
  const router = Router();
  router.use('/similar', json({ limit: LARGEST_REQUEST }));
  return router;
}

/** Everything that an alert says to its reader. */
function wordsOf({
  title,
  message,
  summary,
  description,
  annotations,
}: Alert): string {
  const said = Object.values(annotations).filter(text => !URL.canParse(text));
  const all = [title, summary, description, message, ...said];
  return [...new Set(all.filter(Boolean))].join('\n');
}

/**
 * What resembles a text, an incident or an alert. What is pasted is neither kept nor logged.
 *
 * @internal
 */
export function addSimilarRoutes(
  router: Router,
  options: SimilarRoutesOptions,
): void {
  const { access, alerts, database, reader, texts } = options;
  const { callers } = options.postMortems;
  const asked = RateWindow.create(PER_MINUTE, () => performance.now());

  /** All visitors are one to the portal: what tells them apart is where they come from. */
  async function limited(request: Request): Promise<void> {
    const who = await access.reader(request);
    const wait = asked.take(JSON.stringify([who, request.ip]));
    if (wait === undefined) return;
    throw new TooManyRequestsError(
      `You have asked what is similar ${PER_MINUTE} times within a minute. Try again in ${wait} s.`,
      wait,
    );
  }

  router.post('/similar', async (request, response) => {
    const audience = await callers.audience(request);
    await limited(request);
    const query: SimilarQuery = request.body;
    response.json(await reader.answer(query, audience));
  });

  router.get('/incidents/:key/similar', async (request, response) => {
    const { row } = await options.incidents.callers.found(request);
    const audience = await callers.audience(request);
    await limited(request as unknown as Request);
    const question = await incidentQuestion(row, audience, { database, texts });
    response.json(await reader.answer(question, audience));
  });

  router.get('/alerts/:id/similar', async (request, response) => {
    const plain = request as unknown as Request;
    const { id } = request.params;
    const known = await alerts.detail(id, await silenceAudience(access, plain));
    if (!known) {
      throw new NotFoundError(
        `There is no alert ${id} any more, or you may not see it.`,
      );
    }
    await limited(plain);
    const { alert } = known;
    const question = {
      text: wordsOf(alert),
      service: alert.service?.ref,
      exceptIncident: await incidentIdOf(database, alert.incident?.key),
    };
    const audience = await callers.audience(request);
    response.json(await reader.answer(question, audience));
  });
}
