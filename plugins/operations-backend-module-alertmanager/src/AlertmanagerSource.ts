import { LoggerService } from '@backstage/backend-plugin-api';
import { ServiceUnavailableError } from '@backstage/errors';
import {
  AlertInbox,
  AlertReport,
  AlertSource,
  AlertSourceContext,
} from '@operate-first/plugin-operations-node';
import { once } from 'node:events';
import { setTimeout as delay } from 'node:timers/promises';
import { ServerConfig } from './config';
import { AlertmanagerServer } from './server/AlertmanagerServer';
import { ServerError } from './server/ServerError';
import { Learning } from './Learning';
import { activeReport, withoutCopies } from './toReports';

/** Clocks differ by a little. */
const AHEAD_MILLISECONDS = 60_000;

/**
 * The alerts of one Alertmanager: those that it pushes, and those that it tells of when it is asked.
 *
 * @internal
 */
export class AlertmanagerSource implements AlertSource {
  readonly id: string;
  readonly title: string;
  readonly silences?: AlertSource['silences'];
  readonly #logger: LoggerService;
  readonly #replicaLabels: string[];
  readonly #pollMs: number;
  readonly #server?: AlertmanagerServer;
  readonly #learning = Learning.create();
  #inbox?: AlertInbox;
  #asking?: Promise<void>;

  static create(
    config: ServerConfig,
    options: { logger: LoggerService; replicaLabels: string[] },
  ): AlertmanagerSource {
    return new AlertmanagerSource(config, options);
  }

  private constructor(
    config: ServerConfig,
    options: { logger: LoggerService; replicaLabels: string[] },
  ) {
    const { name, title, page, ask } = config;
    this.id = `alertmanager-${name}`;
    this.title = title;
    this.#logger = options.logger;
    this.#replicaLabels = options.replicaLabels;
    this.#pollMs = ask?.pollMs ?? 0;
    if (!ask) return;
    const server = AlertmanagerServer.create({ title, page, ask });
    this.#server = server;
    this.silences = {
      create: wanted => this.#logged(server.makeSilence(wanted)),
      end: id => this.#logged(server.endSilence(id)),
    };
  }

  connect(inbox: AlertInbox): void {
    this.#inbox = inbox;
  }

  /** Stores what was pushed; how many of them were news. */
  async receive(reports: AlertReport[]): Promise<number> {
    if (!this.#inbox) {
      throw new ServiceUnavailableError(
        'The portal has just started and does not take alerts yet.',
      );
    }
    return this.#inbox.receive(withoutCopies(reports));
  }

  /** Asks what fires as soon as possible, since what was pushed was not all. */
  askSoon(): void {
    if (!this.#server || this.#asking) return;
    this.#asking = this.#learn(this.#server)
      .catch(error =>
        this.#logger.warn(
          `What ${this.id} did not push could not be asked for: ${describe(
            error,
          )}`,
        ),
      )
      .finally(() => {
        this.#asking = undefined;
      });
  }

  async poll(context: AlertSourceContext): Promise<void> {
    const { signal } = context;
    if (!this.#server) {
      context.report({
        state: 'running',
        message:
          'Its alerts come by webhook only; one that is missed does not heal.',
      });
      if (!signal.aborted) await once(signal, 'abort');
      return;
    }
    while (!signal.aborted) {
      await this.#ask(this.#server, context);
      await delay(this.#pollMs, undefined, { signal }).catch(() => undefined);
    }
  }

  /** Lets go of the connections. */
  async close(): Promise<void> {
    await this.#server?.close();
  }

  async #ask(
    server: AlertmanagerServer,
    context: AlertSourceContext,
  ): Promise<void> {
    const { signal } = context;
    try {
      const askedAt = new Date();
      const startedAt = await server.startedAt(signal);
      const alerts = await this.#firing(server, signal);
      const learning = this.#learning.isOn(startedAt, askedAt);
      // What it no longer knows after a start without its state has not ended.
      if (learning) await this.receive(alerts);
      else await context.reconcile(alerts, askedAt);
      await context.putSilences((await server.silences(signal)).items);
      context.report({
        state: 'running',
        message: this.#sentences(learning, alerts, askedAt),
      });
    } catch (error) {
      if (signal.aborted) return;
      // What the core cannot store is not the fault of the server.
      if (!(error instanceof ServerError)) throw error;
      this.#logger.warn(`${this.id}: ${describe(error)}`);
      context.report({
        state: 'failing',
        message: `${error.message} What fired goes on as it was known. ${error.remedy}`,
      });
    }
  }

  /** Takes what fires now without ending anything; whichever replica may do that. */
  async #learn(server: AlertmanagerServer): Promise<void> {
    await this.receive(await this.#firing(server));
  }

  async #firing(
    server: AlertmanagerServer,
    signal?: AbortSignal,
  ): Promise<AlertReport[]> {
    const { items, wrong } = await server.alerts(signal);
    if (wrong.length > 0) {
      this.#logger.warn(
        `${this.id}: ${wrong.length} alerts cannot be read, as in ${wrong[0]}`,
      );
    }
    return withoutCopies(
      items.map(alert => activeReport(alert, this.#replicaLabels)),
    );
  }

  #sentences(learning: boolean, alerts: AlertReport[], now: Date): string {
    const ahead = alerts.filter(
      ({ startsAt }) => startsAt.getTime() > now.getTime() + AHEAD_MILLISECONDS,
    );
    return [
      `Asked every ${this.#pollMs / 1000} s.`,
      learning &&
        'It has just started, so what it does not know yet has not ended.',
      ahead.length > 0 &&
        `${ahead.length} of its alerts begin in the future; they count from when they were first seen. Look at the clocks.`,
    ]
      .filter(Boolean)
      .join(' ');
  }

  async #logged<T>(work: Promise<T>): Promise<T> {
    return work.catch(error => {
      this.#logger.warn(`${this.id}: ${describe(error)}`);
      throw error;
    });
  }
}

function describe(error: unknown): string {
  return error instanceof ServerError
    ? `${error.message} ${error.detail}`
    : String(error);
}
