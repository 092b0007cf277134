import {
  AppRootElementBlueprint,
  createFrontendModule,
  PageLayout,
} from '@backstage/frontend-plugin-api';
import { SwappableComponentBlueprint } from '@backstage/plugin-app-react';
import { PageFrame } from './PageFrame';
import { PageLanguage } from './PageLanguage';

const pageLayout = SwappableComponentBlueprint.make({
  name: 'core-page-layout',
  params: define => define({ component: PageLayout, loader: () => PageFrame }),
});

const pageLanguage = AppRootElementBlueprint.make({
  name: 'page-language',
  params: { element: <PageLanguage /> },
});

export const layoutModule = createFrontendModule({
  pluginId: 'app',
  extensions: [pageLayout, pageLanguage],
});
