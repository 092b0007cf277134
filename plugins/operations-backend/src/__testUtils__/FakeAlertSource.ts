import { createBackendModule } from '@backstage/backend-plugin-api';
import { ServiceUnavailableError } from '@backstage/errors';
import { alertFingerprint } from '@operate-first/plugin-operations-common';
import {
  AlertInbox,
  AlertReport,
  AlertSource,
  AlertSourceContext,
  operationsAlertsExtensionPoint,
  SilenceReport,
  WantedSilence,
} from '@operate-first/plugin-operations-node';
import { once } from 'node:events';

/** An alert as its source tells of it, with the fingerprint of its labels. */
export function alertReport(
  labels: Record<string, string>,
  more: Partial<AlertReport> = {},
): AlertReport {
  return {
    fingerprint: alertFingerprint(labels),
    labels,
    annotations: {},
    startsAt: new Date(Date.now() - 60_000),
    ...more,
  };
}

/** A source of alerts that does what the test says. */
export class FakeAlertSource implements AlertSource {
  readonly id: string = 'alertmanager-eu-1';
  readonly title = 'Alertmanager EU';
  readonly kept: SilenceReport[] = [];
  inbox?: AlertInbox;
  context?: AlertSourceContext;
  down = false;

  readonly silences = {
    create: async (wanted: WantedSilence): Promise<SilenceReport> => {
      this.#answer();
      const silence: SilenceReport = {
        ...wanted,
        id: `silence-${this.kept.length + 1}`,
        state: 'active',
      };
      this.kept.push(silence);
      return silence;
    },
    end: async (id: string): Promise<SilenceReport> => {
      this.#answer();
      const silence = this.kept.find(one => one.id === id);
      if (!silence) throw new Error('There is none');
      silence.state = 'expired';
      silence.endsAt = new Date();
      return silence;
    },
  };

  /** The module that adds it. */
  get feature() {
    return createBackendModule({
      pluginId: 'operations',
      moduleId: `test-${this.id}`,
      register: env => {
        env.registerInit({
          deps: { alerts: operationsAlertsExtensionPoint },
          init: async ({ alerts }) => alerts.addSource(this),
        });
      },
    });
  }

  connect(inbox: AlertInbox): void {
    this.inbox = inbox;
  }

  async poll(context: AlertSourceContext): Promise<void> {
    this.context = context;
    context.report({ state: 'running', message: 'Asked every 30 s.' });
    if (!context.signal.aborted) await once(context.signal, 'abort');
  }

  /** Pushes alerts as soon as that is possible. */
  async push(...alerts: AlertReport[]): Promise<number> {
    if (!this.inbox) throw new Error('It is not connected yet');
    return this.inbox.receive(alerts);
  }

  #answer(): void {
    if (this.down) {
      throw new ServiceUnavailableError('Alertmanager EU does not answer.');
    }
  }
}
