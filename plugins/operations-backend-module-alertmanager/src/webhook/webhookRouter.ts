import { LoggerService } from '@backstage/backend-plugin-api';
import { raw, Request, RequestHandler, Response, Router } from 'express';
import PromiseRouter from 'express-promise-router';
import { rateLimit } from 'express-rate-limit';
import { AlertmanagerSource } from '../AlertmanagerSource';
import { WebhookConfig } from '../config';
import { answerProblem, problems } from './problems';
import { ProofCheck, proofCheck } from './proof';
import { readMessage } from './readMessage';

const LARGEST_MESSAGE = '1mb';
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

function proves(proof: ProofCheck, logger: LoggerService): RequestHandler {
  const refuse = (request: Request, response: Response) => {
    logger.warn(`POST ${request.path} refused: it does not prove who sent it`);
    if (proof.challenge) response.set('WWW-Authenticate', proof.challenge);
    answerProblem(
      response,
      401,
      'The message does not prove who sent it. Give the receiver the credentials that operations.alertmanager has for its webhook.',
    );
  };
  return (request, response, next) => {
    proof
      .check(request)
      .then(ok => (ok ? next() : refuse(request, response)))
      .catch(next);
  };
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
  const body = raw({ type: () => true, limit: LARGEST_MESSAGE });

  for (const door of doors) {
    const { name, config, source } = door;
    const proof = proofCheck(config.proof);
    const proven = proves(proof, logger);
    router.post(
      `/webhooks/alertmanager/${name}`,
      ...(proof.needsBody
        ? [body, proven, limited(door)]
        : [proven, limited(door), body]),
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
