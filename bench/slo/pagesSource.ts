/** What measures the SLIs of the page times: it knows at once what happened. */
import { createBackendModule } from '@backstage/backend-plugin-api';
import { SliDefinition } from '@operate-first/plugin-operations-common';
import {
  operationsSlosExtensionPoint,
  SliMeasurement,
  SliRequest,
  SliSource,
} from '@operate-first/plugin-operations-node';
import { happened, indexOf, QUERY_TYPE } from './pagesData';

function queryOf({ measure }: SliDefinition) {
  return measure.kind === 'ratio' ? measure.total : measure.query;
}

const source: SliSource = {
  id: 'generated',
  title: 'Generated',
  plan(sli) {
    const { type, spec } = queryOf(sli);
    if (type !== QUERY_TYPE) return undefined;
    const query = String(spec.query);
    return {
      ok: true,
      server: 'generated',
      queries: [{ title: 'All events', language: QUERY_TYPE, query }],
      notes: [],
    };
  },
  async *measure(requests: SliRequest[]): AsyncIterable<SliMeasurement> {
    for (const request of requests) {
      const index = indexOf(String(queryOf(request.sli).spec.query));
      yield {
        request,
        steps: happened(index, request),
        measuredUntil: request.to,
        warnings: [],
      };
    }
  },
};

export const generatedSlisModule = createBackendModule({
  pluginId: 'operations',
  moduleId: 'bench-slis',
  register(env) {
    env.registerInit({
      deps: { slos: operationsSlosExtensionPoint },
      async init({ slos }) {
        slos.addSource(source);
      },
    });
  },
});
