import { MetricsService } from '@backstage/backend-plugin-api/alpha';
import { Knex } from 'knex';
import { observeQueues } from './notifications/observeQueues';

/** What the core tells about itself, for whoever exports it. @internal */
export function createMetrics(metrics: MetricsService, database: Knex) {
  const observations = metrics.createCounter('operations.observations', {
    description: 'Looks that were recorded, by source',
  });
  const leases = metrics.createObservableGauge('operations.leases.held', {
    description: 'Leases that this process holds, by name',
  });
  const escalations = metrics.createCounter(
    'operations.questions.escalations.failed',
    {
      description:
        'Times that nobody else could be asked a question; it is tried again',
    },
  );
  metrics
    .createObservableGauge('operations.services', {
      description: 'Services in the catalog, by headline health',
    })
    .addCallback(async result => {
      const rows: Array<{ health: string; count: number | string }> =
        await database('services')
          .whereNull('removed_at')
          .select({ health: 'health_status' })
          .select(database.raw('count(*) as count'))
          .groupBy('health_status');
      for (const { health, count } of rows) {
        result.observe(Number(count), { health });
      }
    });
  observeQueues(metrics, database);
  return {
    recorded: (source: string, count: number) =>
      observations.add(count, { source }),
    escalationFailed: () => escalations.add(1),
    observeLeases: (held: () => string[]) =>
      leases.addCallback(result => {
        for (const name of held()) result.observe(1, { name });
      }),
  };
}
