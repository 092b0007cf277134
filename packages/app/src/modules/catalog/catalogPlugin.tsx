import {
  coreExtensionData,
  ExtensionBoundary,
} from '@backstage/frontend-plugin-api';
import stockCatalogPlugin from '@backstage/plugin-catalog/alpha';
import { lazy, ReactElement } from 'react';

const FormerService = lazy(() =>
  import('@operate-first/plugin-operations').then(
    ({ FormerService: component }) => ({ default: component }),
  ),
);

const entityPage = stockCatalogPlugin
  .getExtension('page:catalog/entity')
  .override({
    *factory(originalFactory, { node }) {
      const output = originalFactory();
      yield* output;
      const page: ReactElement = output.get(coreExtensionData.reactElement);
      yield coreExtensionData.reactElement(
        <ExtensionBoundary node={node}>
          <FormerService>{page}</FormerService>
        </ExtensionBoundary>,
      );
    },
  });

/** The catalog, in which what was removed is still read. */
export const catalogPlugin = stockCatalogPlugin.withOverrides({
  extensions: [entityPage],
});
