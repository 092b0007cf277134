import {
  createFrontendModule,
  createTranslationResource,
} from '@backstage/frontend-plugin-api';
import { TranslationBlueprint } from '@backstage/plugin-app-react';
import { notificationsTranslationRef } from '@backstage/plugin-notifications';

const german = TranslationBlueprint.make({
  name: 'notifications',
  params: {
    resource: createTranslationResource({
      ref: notificationsTranslationRef,
      translations: { de: () => import('./de') },
    }),
  },
});

/** The languages of the portal for a page of Backstage that has none of them. */
export const notificationsModule = createFrontendModule({
  pluginId: 'app',
  extensions: [german],
});
