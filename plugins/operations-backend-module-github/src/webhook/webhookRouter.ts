import { LoggerService } from '@backstage/backend-plugin-api';
import {
  InputError,
  NotAllowedError,
  ServiceUnavailableError,
} from '@backstage/errors';
import {
  IntakeEvent,
  TicketEvent,
} from '@operate-first/plugin-operations-node';
import {
  ErrorRequestHandler,
  raw,
  Request,
  RequestHandler,
  Response,
  Router,
} from 'express';
import PromiseRouter from 'express-promise-router';
import { rateLimit } from 'express-rate-limit';
import { STATUS_CODES } from 'node:http';
import { z } from 'zod';
import { addressOf, readAddress } from '../address';
import { intakeEventOf } from '../issues/intakeEvent';
import { Delivery, deliverySchema, pullDeliverySchema } from '../schema';
import { eventsOf } from '../tickets/issueEvents';
import { WebhookScope, WebhookSecrets } from './WebhookSecrets';

const PATH = '/webhooks/github';
const LARGEST_DELIVERY = '1mb';
const DELIVERIES_PER_MINUTE = 3_000;
const MINUTE = 60_000;
const ISSUES = new Set(['issues', 'issue_comment']);
const PULL = 'pull_request';

/** @internal */
export interface WebhookRouterOptions {
  /** Without them, nobody can prove to be GitHub. */
  secrets?: WebhookSecrets;
  /** Whether issues of incidents are made in a repository of this address, and nowhere else. */
  hasTickets?: (repository: string) => boolean;
  receive: (events: TicketEvent[]) => Promise<void>;
  /** Takes an issue by which somebody may ask for something. */
  ask?: (event: IntakeEvent) => Promise<boolean>;
  /** Takes that an issue or a pull request may be otherwise by now. */
  changed?: (url: string) => Promise<void>;
  logger: LoggerService;
}

function answerProblem(response: Response, status: number, detail: string) {
  const title = STATUS_CODES[status];
  response
    .status(status)
    .type('application/problem+json')
    .json({ type: 'about:blank', title, status, detail });
}

function bodyOf(request: Request): Buffer {
  return Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0);
}

function proves({ secrets, logger }: WebhookRouterOptions): RequestHandler {
  return async (request, response, next) => {
    if (secrets === undefined) {
      answerProblem(
        response,
        404,
        'There is no webhook for GitHub. operations.github.webhook makes one.',
      );
      return;
    }
    const given = request.get('x-hub-signature-256') ?? '';
    let scope: WebhookScope | undefined;
    try {
      scope = await secrets.scopeOf(bodyOf(request), given);
    } catch (error) {
      logger.error(`POST ${PATH}: a secret cannot be read: ${error}`);
      answerProblem(
        response,
        503,
        'A secret in operations.github.webhook cannot be read. Look at the log of the portal, and deliver it again.',
      );
      return;
    }
    if (scope) {
      response.locals.scope = scope;
      next();
      return;
    }
    logger.warn(`POST ${PATH} refused: it is not signed by GitHub`);
    answerProblem(
      response,
      401,
      'The signature is not that of the secret in operations.github.webhook. Give the webhook of the repository the same secret.',
    );
  };
}

function jsonOf(request: Request): unknown {
  try {
    return JSON.parse(bodyOf(request).toString('utf8'));
  } catch {
    throw new InputError(
      'The body is no JSON. Set the content type of the webhook to application/json.',
    );
  }
}

function parsed<T>(schema: z.ZodType<T>, request: Request): T {
  const read = schema.safeParse(jsonOf(request));
  if (read.success) return read.data;
  const [{ path, message }] = read.error.issues;
  throw new InputError(`${path.map(String).join('.') || 'body'}: ${message}`);
}

/** @throws NotAllowedError where it is signed with the secret of another repository. */
function repositoryOf(url: string, { covers }: WebhookScope): string {
  const address = readAddress(url);
  const repository = address && addressOf(address);
  if (repository && covers(repository)) return repository;
  throw new NotAllowedError(
    `It is not signed with the secret of ${
      repository ?? 'its repository'
    }. Give the webhook of each repository the secret that operations.github.webhook has for it.`,
  );
}

/** @returns how much of it was taken. */
async function takeIssue(
  delivery: Delivery,
  request: Request,
  options: WebhookRouterOptions & { scope: WebhookScope },
): Promise<number> {
  const { scope, hasTickets } = options;
  const repository = repositoryOf(delivery.issue.html_url, scope);
  // Tickets are known by their ids: who proves to be one repository must not speak of the tickets of another.
  const isOfTickets = scope.covers(undefined) || hasTickets?.(repository);
  const events = isOfTickets ? eventsOf(delivery, new Date()) : [];
  await options.receive(events);
  const asked = intakeEventOf(delivery, request.get('x-github-delivery'));
  const taken = asked && (await options.ask?.(asked));
  if (!delivery.comment) await options.changed?.(delivery.issue.html_url);
  return events.length + (taken ? 1 : 0);
}

async function take(
  request: Request,
  options: WebhookRouterOptions & { scope: WebhookScope },
): Promise<number> {
  const event = request.get('x-github-event') ?? '';
  if (event === PULL) {
    const { pull_request: pull } = parsed(pullDeliverySchema, request);
    repositoryOf(pull.html_url, options.scope);
    await options.changed?.(pull.html_url);
    return 0;
  }
  // A ping, or something of no interest: it is enough to say that it came.
  if (!ISSUES.has(event)) return 0;
  return takeIssue(parsed(deliverySchema, request), request, options);
}

function statusOf(error: unknown): number {
  if (error instanceof InputError) return 400;
  if (error instanceof NotAllowedError) return 401;
  if (error instanceof ServiceUnavailableError) return 503;
  // Middleware of Express says it in a property.
  const status = (error as { status?: unknown } | undefined)?.status;
  return typeof status === 'number' && status >= 400 && status < 500
    ? status
    : 500;
}

function problems(logger: LoggerService): ErrorRequestHandler {
  return (error, _request, response, next) => {
    if (response.headersSent) {
      next(error);
      return;
    }
    const status = statusOf(error);
    const detail =
      status >= 500
        ? 'It could not be stored. Deliver it again; it is asked for in a few minutes, too.'
        : String(error.message);
    if (status >= 500) logger.error(`POST ${PATH} failed`, error);
    else logger.warn(`POST ${PATH} refused: ${detail}`);
    answerProblem(response, status, detail);
  };
}

/** Takes what GitHub tells: it is stored before it is answered. @internal */
export function webhookRouter(options: WebhookRouterOptions): Router {
  const router = PromiseRouter();
  router.post(
    PATH,
    raw({ type: () => true, limit: LARGEST_DELIVERY }),
    proves(options),
    rateLimit({
      windowMs: MINUTE,
      limit: DELIVERIES_PER_MINUTE,
      standardHeaders: 'draft-7',
      legacyHeaders: false,
      keyGenerator: () => PATH,
      handler: (_request, response) =>
        answerProblem(
          response,
          429,
          `GitHub may deliver ${DELIVERIES_PER_MINUTE} times within a minute. What is left out is asked for.`,
        ),
    }),
    async (request: Request, response: Response) => {
      const scope: WebhookScope = response.locals.scope;
      response.json({ events: await take(request, { ...options, scope }) });
    },
  );
  router.use(PATH, problems(options.logger));
  return router;
}
