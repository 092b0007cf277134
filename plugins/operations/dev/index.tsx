/**
 * The pages without a backend, to be looked at: `yarn start`, then
 * `/operations?scenario=usual` or `/catalog/default/component/payments/operations?scenario=stale`.
 */
import '@backstage/cli/asset-types';
// An app of its own, though it lies in a plugin.
// eslint-disable-next-line @backstage/no-ui-css-imports-in-non-frontend
import '@backstage/ui/css/styles.css';
import { catalogApiRef } from '@backstage/plugin-catalog-react';
import { InMemoryCatalogClient } from '@backstage/catalog-client/testUtils';
import { createApp } from '@backstage/frontend-defaults';
import {
  ApiBlueprint,
  createFrontendModule,
  PageBlueprint,
} from '@backstage/frontend-plugin-api';
import catalogPlugin from '@backstage/plugin-catalog/alpha';
import ReactDOM from 'react-dom/client';
import { operationsApiRef } from '../src';
import { AuthorSettingsPage } from '../src/components/AuthorSettings';
import operationsPlugin from '../src/plugin';
import { ENTITIES, SCENARIOS } from './scenarios';

const wanted = new URLSearchParams(window.location.search).get('scenario');
const scenario = SCENARIOS[wanted ?? 'usual'] ?? SCENARIOS.usual;

const app = createApp({
  features: [
    catalogPlugin,
    operationsPlugin,
    createFrontendModule({
      pluginId: 'operations',
      extensions: [
        ApiBlueprint.make({
          params: defineParams =>
            defineParams({
              api: operationsApiRef,
              deps: {},
              factory: () => scenario(),
            }),
        }),
        // Where it belongs, beside the reader's other settings, there is no page of those here.
        PageBlueprint.make({
          name: 'settings',
          params: {
            path: '/asked',
            title: 'Settings',
            loader: async () => <AuthorSettingsPage />,
          },
        }),
      ],
    }),
    createFrontendModule({
      pluginId: 'catalog',
      extensions: [
        ApiBlueprint.make({
          params: defineParams =>
            defineParams({
              api: catalogApiRef,
              deps: {},
              factory: () => new InMemoryCatalogClient({ entities: ENTITIES }),
            }),
        }),
      ],
    }),
  ],
});

ReactDOM.createRoot(document.getElementById('root') as HTMLElement).render(
  app.createRoot(),
);
