import { DEFAULT_POLICY } from '@operate-first/plugin-operations-common';
import { Knex } from 'knex';
import { AlertInput, AlertStore } from '../alerts/AlertStore';
import { IncidentWork } from '../incidents/policy/IncidentWork';
import { WakeUp } from '../incidents/policy/WakeUp';
import { IncidentStore } from '../incidents/IncidentStore';
import { IncidentRow } from '../incidents/rows';
import { Lease } from '../leases';
import { Core } from './Core';
import { takeLease } from './databases';

interface StoredDecision {
  kind: string;
  rule: string;
  message: string;
  incident_id: string | null;
  alert_id: string | null;
}

/** Incidents on a real database, with a catalog, alerts and a clock that the test sets. */
export class IncidentLab {
  readonly incidents: IncidentStore;
  readonly alerts: AlertStore;
  work: IncidentWork;

  static async create(
    database: Knex,
    on: { core?: Core; lease?: Lease } = {},
  ): Promise<IncidentLab> {
    const core = on.core ?? (await Core.create(database));
    const lease = on.lease ?? (await takeLease(database, 'core'));
    return new IncidentLab(database, core, lease);
  }

  private constructor(
    readonly database: Knex,
    readonly core: Core,
    public lease: Lease,
  ) {
    const now = () => this.now;
    this.incidents = IncidentStore.create({ database, now });
    this.alerts = AlertStore.create({ database, now });
    this.work = this.begin();
  }

  get now(): number {
    return this.core.now;
  }

  /** What a process does that has just taken the lease. */
  begin(): IncidentWork {
    const { database, core, incidents, alerts } = this;
    this.work = IncidentWork.create({
      database,
      logger: core.logger,
      policy: DEFAULT_POLICY,
      headlineEnvironments: ['production'],
      incidents,
      alerts,
      wakeUp: WakeUp.create(),
      onChange: () => {},
      now: () => this.now,
    });
    return this.work;
  }

  /** Another process takes over. */
  async takeOver(): Promise<Lease> {
    const former = this.lease;
    await this.database('leases').where('name', 'core').update('expires_at', 0);
    this.lease = await takeLease(this.database, 'core');
    this.begin();
    return former;
  }

  /** Lets time pass, in steps of five seconds unless said otherwise. */
  async pass(seconds: number, step = 5) {
    const end = this.now + seconds * 1000;
    while (this.now < end) {
      this.core.now = Math.min(end, this.now + step * 1000);
      await this.work.once(this.lease);
    }
  }

  async alert(
    name: string,
    service: string | undefined,
    more: Partial<AlertInput> = {},
  ): Promise<AlertInput> {
    return {
      fingerprint: `${name}-${service}`,
      severity: 'page',
      title: name,
      labels: { alertname: name },
      annotations: {},
      visibility: 'public',
      serviceId: service && (await this.core.id(service)),
      environment: 'production',
      startsAt: this.now,
      ...more,
    };
  }

  async fire(...alerts: AlertInput[]) {
    await this.alerts.put(this.lease, 'test', alerts);
  }

  async rows(): Promise<IncidentRow[]> {
    return this.database<IncidentRow>('incidents').orderBy('created_at');
  }

  /** What a timeline tells, as `alert: Errors fires.`, in the order of writing. */
  async timeline(key: string): Promise<string[]> {
    const rows: Array<{ kind: string; text: string }> = await this.database(
      'incident_entries',
    )
      .join('incidents', 'incidents.id', 'incident_entries.incident_id')
      .where('incidents.key', key)
      .orderBy('seq')
      .select('kind', 'text');
    return rows.map(({ kind, text }) => `${kind}: ${text}`);
  }

  async decisions(): Promise<StoredDecision[]> {
    return this.database('incident_decisions')
      .orderBy(['at', 'rule', 'id'])
      .select('rule', 'message', 'kind', 'incident_id', 'alert_id');
  }
}
