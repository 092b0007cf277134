import { LoggerService } from '@backstage/backend-plugin-api';
import { SignalsService } from '@backstage/plugin-signals-node';
import {
  OPERATIONS_SIGNAL_CHANNEL,
  OperationsSignal,
} from '@operate-first/plugin-operations-common';
import { ServiceChange } from '../observations/ObservationStore';

const COLLECT_MILLISECONDS = 250;
const COLLECT_ALERTS_MILLISECONDS = 1_000;
const COLLECT_REQUESTS_MILLISECONDS = 500;
const COLLECT_CLUSTERS_MILLISECONDS = 2_000;
/** Figures of clusters move all the time: no page needs to fetch them more often. */
const COLLECT_FIGURES_MILLISECONDS = 15_000;

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
  readonly #incidents = new Map<string, number>();
  readonly #postMortems = new Map<string, number>();
  readonly #questions = new Map<string, number>();
  #timer?: NodeJS.Timeout;
  #alertsTimer?: NodeJS.Timeout;
  #requestsTimer?: NodeJS.Timeout;
  #clustersVersion = 0;
  #clustersTimer?: NodeJS.Timeout;
  #figuresTimer?: NodeJS.Timeout;

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
    this.#publishSoon();
  }

  /** Tells that incidents have reached versions, together with what else changes. */
  announceIncidents(changes: Array<{ id: string; version: number }>) {
    for (const { id, version } of changes) this.#incidents.set(id, version);
    this.#publishSoon();
  }

  /** Tells that post-mortems have reached versions, together with what else changes. */
  announcePostMortems(changes: Array<{ id: string; version: number }>) {
    for (const { id, version } of changes) this.#postMortems.set(id, version);
    this.#publishSoon();
  }

  /** Tells that questions have reached versions, together with what else changes. */
  announceQuestions(changes: Array<{ id: string; version: number }>) {
    for (const { id, version } of changes) this.#questions.set(id, version);
    this.#publishSoon();
  }

  /** Tells that alerts or silences have changed. */
  announceAlerts() {
    this.#alertsTimer ??= setTimeout(() => {
      this.#alertsTimer = undefined;
      // Every replica tells of its own, so the clock counts.
      this.#publish({ changes: [], alertsVersion: Date.now() });
    }, COLLECT_ALERTS_MILLISECONDS);
  }

  /** Tells that requests have changed; which ones is not for everybody. */
  announceRequests() {
    this.#requestsTimer ??= setTimeout(() => {
      this.#requestsTimer = undefined;
      this.#publish({ changes: [], requestsVersion: Date.now() });
    }, COLLECT_REQUESTS_MILLISECONDS);
  }

  /** Tells that clusters have reached a version: soon where it is news, some time where only figures moved. */
  announceClusters(version: number, isNews: boolean) {
    this.#clustersVersion = Math.max(version, this.#clustersVersion);
    const publish = () => this.#publishClusters();
    if (isNews) {
      this.#clustersTimer ??= setTimeout(
        publish,
        COLLECT_CLUSTERS_MILLISECONDS,
      );
    } else {
      this.#figuresTimer ??= setTimeout(publish, COLLECT_FIGURES_MILLISECONDS);
    }
  }

  stop() {
    clearTimeout(this.#timer);
    clearTimeout(this.#alertsTimer);
    clearTimeout(this.#requestsTimer);
    clearTimeout(this.#clustersTimer);
    clearTimeout(this.#figuresTimer);
  }

  #publishSoon() {
    this.#timer ??= setTimeout(() => {
      this.#timer = undefined;
      const changes = taken(this.#versions);
      const incidents = taken(this.#incidents);
      const postMortems = taken(this.#postMortems);
      const questions = taken(this.#questions);
      this.#publish({
        changes,
        ...(incidents.length > 0 && { incidents }),
        ...(postMortems.length > 0 && { postMortems }),
        ...(questions.length > 0 && { questions }),
      });
    }, COLLECT_MILLISECONDS);
  }

  #publishClusters() {
    // Whichever comes first tells for both.
    clearTimeout(this.#clustersTimer);
    clearTimeout(this.#figuresTimer);
    this.#clustersTimer = undefined;
    this.#figuresTimer = undefined;
    this.#publish({ changes: [], clustersVersion: this.#clustersVersion });
  }

  #publish(message: OperationsSignal) {
    this.#signals
      .publish({
        recipients: { type: 'broadcast' },
        channel: OPERATIONS_SIGNAL_CHANNEL,
        message,
      })
      .catch(error => this.#logger.warn(`Cannot announce changes: ${error}`));
  }
}

/** What was collected; the next collection begins empty. */
function taken(versions: Map<string, number>) {
  const changes = [...versions].map(([id, version]) => ({ id, version }));
  versions.clear();
  return changes;
}
