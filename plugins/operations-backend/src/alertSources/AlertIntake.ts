import { AlertReport } from '@operate-first/plugin-operations-node';
import { Knex } from 'knex';
import { AlertInput } from '../alerts/AlertRow';
import { AlertStore, TakenAlert } from '../alerts/AlertStore';
import { Batcher } from '../database/Batcher';
import { Turns } from '../database/Turns';
import { Lease } from '../leases';
import { AlertMappings } from './AlertMappings';
import { AlertsConfig } from './config';
import { mappedFields, toAlertInput } from './toAlertInput';

/** Longer than Prometheus lets pass before it tells an Alertmanager again that has forgotten everything. */
const MISSING_MILLISECONDS = 60_000;

interface Arriving {
  report: AlertReport;
  /** How many of one delivery were news. */
  delivery: { news: number };
}

/**
 * Takes alerts in: finds out to whom they belong, and stores them.
 *
 * @internal
 */
export class AlertIntake {
  readonly #store: AlertStore;
  readonly #mappings: AlertMappings;
  readonly #config: AlertsConfig;
  readonly #batchers = new Map<string, Batcher<Arriving>>();

  static create(options: {
    store: AlertStore;
    mappings: AlertMappings;
    config: AlertsConfig;
  }): AlertIntake {
    return new AlertIntake(options);
  }

  private constructor(options: {
    store: AlertStore;
    mappings: AlertMappings;
    config: AlertsConfig;
  }) {
    this.#store = options.store;
    this.#mappings = options.mappings;
    this.#config = options.config;
  }

  /** Stores pushed alerts; deliveries that come at the same time are stored together. */
  async receive(source: string, reports: AlertReport[]): Promise<number> {
    const delivery = { news: 0 };
    const batcher =
      this.#batchers.get(source) ??
      new Batcher<Arriving>(arriving => this.#keep(source, arriving));
    this.#batchers.set(source, batcher);
    await batcher.add(reports.map(report => ({ report, delivery })));
    return delivery.news;
  }

  /** Takes everything that fires now at a source that was asked. */
  async reconcile(
    lease: Lease,
    source: string,
    reports: AlertReport[],
    askedAt: Date,
  ): Promise<void> {
    await this.#store.reconcile(
      lease,
      source,
      transaction => this.#prepare(transaction, reports),
      {
        askedAt: askedAt.getTime(),
        missingMilliseconds: MISSING_MILLISECONDS,
      },
    );
  }

  async #keep(source: string, arriving: Arriving[]): Promise<void> {
    const taken = await this.#store.receive(source, transaction =>
      this.#prepare(
        transaction,
        arriving.map(({ report }) => report),
      ),
    );
    const news = new Set(taken.map(keyOf));
    for (const { report, delivery } of arriving) {
      const { fingerprint, startsAt } = report;
      const key = keyOf({ fingerprint, toldStart: startsAt.getTime() });
      if (news.has(key)) delivery.news += 1;
    }
  }

  async #prepare(
    transaction: Knex.Transaction,
    reports: AlertReport[],
  ): Promise<AlertInput[]> {
    const mapping = await this.#mappings.current(transaction);
    const turns = Turns.create();
    const inputs: AlertInput[] = [];
    for (const report of reports) {
      await turns.take();
      const mapped = mappedFields(mapping.map(report), mapping.key);
      inputs.push(toAlertInput(report, this.#config, mapped));
    }
    return inputs;
  }
}

function keyOf({ fingerprint, toldStart }: TakenAlert): string {
  return `${fingerprint} ${toldStart}`;
}
