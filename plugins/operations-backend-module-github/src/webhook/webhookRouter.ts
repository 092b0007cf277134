import { LoggerService } from '@backstage/backend-plugin-api';
import { InputError, ServiceUnavailableError } from '@backstage/errors';
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
import { createHash, createHmac, timingSafeEqual } from 'node:crypto';
import { STATUS_CODES } from 'node:http';
import { z } from 'zod';
import { intakeEventOf } from '../issues/intakeEvent';
import { Delivery, deliverySchema, pullDeliverySchema } from '../schema';
import { eventsOf } from '../tickets/issueEvents';

const PATH = '/webhooks/github';
const LARGEST_DELIVERY = '1mb';
const DELIVERIES_PER_MINUTE = 3_000;
const MINUTE = 60_000;
const ISSUES = new Set(['issues', 'issue_comment']);
const PULL = 'pull_request';

/** @internal */
export interface WebhookRouterOptions {
  /** Without it, nobody can prove to be GitHub. */
  secret?: string;
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

/** Takes as long whatever differs. */
function isSigned(request: Request, secret: string): boolean {
  const given = request.get('x-hub-signature-256') ?? '';
  const hmac = createHmac('sha256', secret).update(bodyOf(request));
  const [a, b] = [given, `sha256=${hmac.digest('hex')}`].map(text =>
    createHash('sha256').update(text).digest(),
  );
  return timingSafeEqual(a, b);
}

function proves({ secret, logger }: WebhookRouterOptions): RequestHandler {
  return (request, response, next) => {
    if (secret === undefined) {
      answerProblem(
        response,
        404,
        'There is no webhook for GitHub. operations.github.webhook makes one.',
      );
      return;
    }
    if (isSigned(request, secret)) {
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

/** @returns how much of it was taken. */
async function takeIssue(
  delivery: Delivery,
  request: Request,
  options: WebhookRouterOptions,
): Promise<number> {
  const events = eventsOf(delivery, new Date());
  await options.receive(events);
  const asked = intakeEventOf(delivery, request.get('x-github-delivery'));
  const taken = asked && (await options.ask?.(asked));
  if (!delivery.comment) await options.changed?.(delivery.issue.html_url);
  return events.length + (taken ? 1 : 0);
}

async function take(
  request: Request,
  options: WebhookRouterOptions,
): Promise<number> {
  const event = request.get('x-github-event') ?? '';
  if (event === PULL) {
    const { pull_request: pull } = parsed(pullDeliverySchema, request);
    await options.changed?.(pull.html_url);
    return 0;
  }
  // A ping, or something of no interest: it is enough to say that it came.
  if (!ISSUES.has(event)) return 0;
  return takeIssue(parsed(deliverySchema, request), request, options);
}

function statusOf(error: unknown): number {
  if (error instanceof InputError) return 400;
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
      response.json({ events: await take(request, options) });
    },
  );
  router.use(PATH, problems(options.logger));
  return router;
}
