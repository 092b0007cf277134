import {
  coreExtensionData,
  ExtensionBoundary,
  PageLayout,
} from '@backstage/frontend-plugin-api';
import stockSearchPlugin from '@backstage/plugin-search/alpha';
import { RiSearchLine } from '@remixicon/react';
import { SearchResultListItemBlueprint } from '@backstage/plugin-search-react/alpha';

const searchPage = stockSearchPlugin.getExtension('page:search').override({
  factory(originalFactory, { inputs, config, node }) {
    const items = inputs.items.map(item =>
      item.get(SearchResultListItemBlueprint.dataRefs.item),
    );
    const content = ExtensionBoundary.lazy(node, () =>
      import('./SearchPage').then(m => (
        <m.SearchPage items={items} noTrack={config.noTrack} />
      )),
    );
    return [
      ...originalFactory(),
      coreExtensionData.reactElement(
        <PageLayout title={config.title ?? 'Search'} icon={<RiSearchLine />}>
          {content}
        </PageLayout>,
      ),
    ];
  },
});

/** Search whose page begins with what nobody else asks: has anybody had this before? */
export const searchPlugin = stockSearchPlugin.withOverrides({
  extensions: [searchPage],
});
