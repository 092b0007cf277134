import { stat } from 'node:fs/promises';
import { createBackendModule } from '@backstage/backend-plugin-api';
import {
  ObservationSource,
  operationsSourcesExtensionPoint,
  SourceContext,
} from '../index';

const intervalSeconds = 30;
const scope = { environment: 'production' };

/** A batch job is well as long as it touches the file that its entity names. */
async function look(context: SourceContext) {
  for (const { id: serviceId, entity } of context.listServices()) {
    const file = entity.metadata.annotations?.['example.com/heartbeat-file'];
    const scopes = file ? [{ ...scope, intervalSeconds }] : [];
    await context.declare([{ serviceId, scopes, problems: [] }]);
    const touched = file && (await stat(file).catch(() => undefined));
    if (file && !touched) {
      const reason = `${file} cannot be read`;
      await context.recordFailures([{ serviceId, scope, reason }]);
    } else if (touched) {
      const late = Date.now() - touched.mtimeMs > 2 * intervalSeconds * 1000;
      const status = late ? ('down' as const) : ('healthy' as const);
      const message = `${file} was not touched for two intervals.`;
      const reasons = late ? [{ code: 'heartbeat.late', status, message }] : [];
      const observedAt = new Date();
      await context.record([{ serviceId, scope, status, reasons, observedAt }]);
    }
  }
}

const heartbeats: ObservationSource = {
  id: 'heartbeat',
  title: 'Heartbeats of batch jobs',
  async start(context) {
    await look(context);
    const fail = (error: unknown) =>
      context.report({ state: 'failing', message: `Cannot look: ${error}` });
    const again = () => look(context).catch(fail);
    const timer = setInterval(again, intervalSeconds * 1000);
    context.signal.addEventListener('abort', () => clearInterval(timer));
    context.onServicesChanged(again);
  },
};

export default createBackendModule({
  pluginId: 'operations',
  moduleId: 'heartbeat',
  register(env) {
    env.registerInit({
      deps: { sources: operationsSourcesExtensionPoint },
      init: async ({ sources }) => sources.addSource(heartbeats),
    });
  },
});
