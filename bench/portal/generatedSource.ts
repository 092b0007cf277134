/** A source that sees every generated service each interval; about one in fifty is not well. */
import { createBackendModule } from '@backstage/backend-plugin-api';
import {
  ObservationInput,
  ObservedService,
  operationsSourcesExtensionPoint,
  SourceContext,
} from '@operate-first/plugin-operations-node';

const INTERVAL_SECONDS = 30;
const SCOPE = { environment: 'production' };

function look(service: ObservedService, round: number): ObservationInput {
  const number = Number(service.entityRef.match(/(\d+)$/)?.[1] ?? 0);
  const down = (number + round) % 100 === 0;
  const degraded = (number + round) % 100 === 50;
  const status = down ? 'down' : (degraded && 'degraded') || 'healthy';
  return {
    serviceId: service.id,
    scope: SCOPE,
    status,
    reasons:
      status === 'healthy'
        ? []
        : [
            {
              code: 'generated.unwell',
              status,
              message: `Generated: ${status}.`,
            },
          ],
    facts: { round },
    observedAt: new Date(),
    events: { good: down ? 0 : 1, total: 1, coveredSeconds: INTERVAL_SECONDS },
  };
}

async function observe(context: SourceContext) {
  for (let round = 0; !context.signal.aborted; round++) {
    const services = context.listServices();
    await context.declare(
      services.map(({ id }) => ({
        serviceId: id,
        scopes: [{ ...SCOPE, intervalSeconds: INTERVAL_SECONDS }],
        problems: [],
      })),
    );
    const started = Date.now();
    await context.record(services.map(service => look(service, round)));
    context.report({
      state: 'running',
      message: `Recorded ${services.length} services in ${
        Date.now() - started
      } ms.`,
    });
    const rest = services.length === 0 ? 500 : INTERVAL_SECONDS * 1000;
    await new Promise(resolve => setTimeout(resolve, rest));
  }
}

export const generatedSourceModule = createBackendModule({
  pluginId: 'operations',
  moduleId: 'bench-generated',
  register(env) {
    env.registerInit({
      deps: { sources: operationsSourcesExtensionPoint },
      async init({ sources }) {
        sources.addSource({
          id: 'generated',
          title: 'Generated observations',
          async start(context) {
            observe(context).catch(error =>
              context.report({ state: 'failing', message: String(error) }),
            );
          },
        });
      },
    });
  },
});
