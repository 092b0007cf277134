import { MetricsService } from '@backstage/backend-plugin-api/alpha';
import { Knex } from 'knex';
import { countWaiting } from '../webhooks/WebhookReader';

/** How much is still to be told, for whoever exports it. @internal */
export function observeQueues(metrics: MetricsService, database: Knex): void {
  metrics
    .createObservableGauge('operations.notifications.waiting', {
      description: 'Notifications that people are still to get',
    })
    .addCallback(async result => {
      const row = await database('incident_notifications')
        .whereNotNull('due_at')
        .count({ count: '*' })
        .first();
      result.observe(Number(row?.count ?? 0));
    });
  metrics
    .createObservableGauge('operations.webhooks.waiting', {
      description: 'Messages that wait for webhooks, by webhook',
    })
    .addCallback(async result => {
      for (const [webhook, count] of await countWaiting(database)) {
        result.observe(count, { webhook });
      }
    });
}
