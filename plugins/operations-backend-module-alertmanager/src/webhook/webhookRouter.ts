import { LoggerService } from '@backstage/backend-plugin-api';
import { Request, RequestHandler, Response, Router } from 'express';
import PromiseRouter from 'express-promise-router';
import { rateLimit } from 'express-rate-limit';
import { AlertmanagerSource } from '../AlertmanagerSource';
import { WebhookConfig } from '../config';
import { answerProblem, problems } from './problems';
import { ProofCheck, proofCheck } from './proof';
import { readMessage } from './readMessage';
import { declaredSize, provenBody, unprovenBody } from './unprovenBody';

const MINUTE = 60_000;

/** @internal */
export interface WebhookDoor {
  name: string;
  config: WebhookConfig;
  source: Pick<AlertmanagerSource, 'id' | 'receive' | 'askSoon'>;
}

/** @internal */
export interface WebhookRouterOptions {
  doors: WebhookDoor[];
  replicaLabels: string[];
  logger: LoggerService;
}

/** Refuses who does not prove who they are, by what there is of the request so far. */
function refusesUnless(
  proves: (request: Request) => boolean | Promise<boolean>,
  { challenge }: ProofCheck,
  logger: LoggerService,
): RequestHandler {
  return async (request, response, next) => {
    if (await proves(request)) {
      next();
      return;
    }
    logger.warn(`POST ${request.path} refused: it does not prove who sent it`);
    if (challenge) response.set('WWW-Authenticate', challenge);
    answerProblem(
      response,
      401,
      'The message does not prove who sent it. Give the receiver the credentials that operations.alertmanager has for its webhook.',
    );
  };
}

/** What a message goes through before it is read as one; the body comes last, where it does not prove anything. */
function guards(door: WebhookDoor, logger: LoggerService): RequestHandler[] {
  const proof = proofCheck(door.config.proof);
  const { mayProve } = proof;
  const proven = refusesUnless(proof.check, proof, logger);
  return mayProve
    ? [
        refusesUnless(mayProve, proof, logger),
        declaredSize,
        unprovenBody(),
        proven,
        limited(door),
      ]
    : [proven, limited(door), declaredSize, provenBody];
}

/** Each server has its own count, and only who has proved who they are is counted. */
function limited({ name, config }: WebhookDoor): RequestHandler {
  return rateLimit({
    windowMs: MINUTE,
    limit: config.perMinute,
    standardHeaders: 'draft-7',
    legacyHeaders: false,
    keyGenerator: () => name,
    handler: (_request, response) =>
      answerProblem(
        response,
        429,
        `${name} may send ${config.perMinute} messages within a minute. What is left out is asked for soon.`,
      ),
  });
}

/** Takes what Alertmanagers and Grafana push: it is stored before it is answered. @internal */
export function webhookRouter(options: WebhookRouterOptions): Router {
  const { doors, replicaLabels, logger } = options;
  const router = PromiseRouter();

  for (const door of doors) {
    const { name, source } = door;
    router.post(
      `/webhooks/alertmanager/${name}`,
      ...guards(door, logger),
      async (request: Request, response: Response) => {
        const { reports, left, leftCount, truncated } = readMessage(
          Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0),
          replicaLabels,
          new Date(),
        );
        const stored = await source.receive(reports);
        if (truncated) source.askSoon();
        if (leftCount > 0) {
          logger.warn(
            `${source.id}: ${leftCount} alerts of a message were left out, as ${left[0].field}: ${left[0].message}`,
          );
        }
        response.json({ stored, left });
      },
    );
  }

  router.post('/webhooks/alertmanager/:name', (_request, response) =>
    answerProblem(
      response,
      404,
      'There is no webhook of that name. operations.alertmanager.servers says which there are.',
    ),
  );
  router.use('/webhooks/alertmanager', problems(logger));
  return router;
}
