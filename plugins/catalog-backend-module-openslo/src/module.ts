import {
  coreServices,
  createBackendModule,
} from '@backstage/backend-plugin-api';
import {
  catalogProcessingExtensionPoint,
  catalogServiceRef,
} from '@backstage/plugin-catalog-node';
import { catalogModelExtensionPoint } from '@backstage/plugin-catalog-node/alpha';
import { OpenSloProcessor } from './OpenSloProcessor';
import { openSloParser } from './parser';
import { ServiceFinder } from './ServiceFinder';

/**
 * Reads OpenSLO documents into the catalog.
 *
 * @public
 */
export const catalogModuleOpenSlo = createBackendModule({
  pluginId: 'catalog',
  moduleId: 'openslo',
  register(env) {
    env.registerInit({
      deps: {
        auth: coreServices.auth,
        catalog: catalogServiceRef,
        config: coreServices.rootConfig,
        logger: coreServices.logger,
        model: catalogModelExtensionPoint,
        processing: catalogProcessingExtensionPoint,
      },
      async init({ auth, catalog, config, logger, model, processing }) {
        const finder = ServiceFinder.create({ auth, catalog });
        processing.addProcessor(OpenSloProcessor.create({ finder, logger }));
        if (config.getOptionalBoolean('catalog.openSlo.setParser') ?? true) {
          model.setEntityDataParser(openSloParser());
        }
      },
    });
  },
});
