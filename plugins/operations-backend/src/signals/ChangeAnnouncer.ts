import { LoggerService } from '@backstage/backend-plugin-api';
import { SignalsService } from '@backstage/plugin-signals-node';
import {
  OPERATIONS_SIGNAL_CHANNEL,
  OperationsSignal,
} from '@operate-first/plugin-operations-common';
import { ServiceChange } from '../observations/ObservationStore';

const COLLECT_MILLISECONDS = 250;

/**
 * Tells open pages which services have changed. What changes together is told together: a cluster that
 * goes down is one message, not a thousand.
 *
 * @internal
 */
export class ChangeAnnouncer {
  readonly #signals: SignalsService;
  readonly #logger: LoggerService;
  readonly #versions = new Map<string, number>();
  #timer?: NodeJS.Timeout;

  static create(options: {
    signals: SignalsService;
    logger: LoggerService;
  }): ChangeAnnouncer {
    return new ChangeAnnouncer(options.signals, options.logger);
  }

  private constructor(signals: SignalsService, logger: LoggerService) {
    this.#signals = signals;
    this.#logger = logger;
  }

  announce(changes: ServiceChange[]) {
    for (const { id, version } of changes) this.#versions.set(id, version);
    this.#timer ??= setTimeout(() => this.#publish(), COLLECT_MILLISECONDS);
  }

  stop() {
    clearTimeout(this.#timer);
  }

  #publish() {
    this.#timer = undefined;
    const changes = [...this.#versions].map(([id, version]) => ({
      id,
      version,
    }));
    this.#versions.clear();
    const message: OperationsSignal = { changes };
    this.#signals
      .publish({
        recipients: { type: 'broadcast' },
        channel: OPERATIONS_SIGNAL_CHANNEL,
        message,
      })
      .catch(error =>
        this.#logger.warn(`Cannot announce changes of services: ${error}`),
      );
  }
}
