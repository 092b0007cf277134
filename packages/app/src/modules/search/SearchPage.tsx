import { CatalogIcon } from '@backstage/core-components';
import { SearchType } from '@backstage/plugin-search';
import {
  DefaultResultListItem,
  SearchBar,
  SearchContextProvider,
  SearchPagination,
  SearchResult,
  SearchResultPager,
} from '@backstage/plugin-search-react';
import {
  SearchResultItemExtensionComponent,
  SearchResultItemExtensionPredicate,
} from '@backstage/plugin-search-react/alpha';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { SimilarSearch } from '@operate-first/plugin-operations';
import { RiPulseLine } from '@remixicon/react';
import { ClipboardEvent, useState } from 'react';
import { useViewer } from '../signIn';
import { toldOnce } from './toldOnce';
import { searchPageTranslationRef } from './translation';
import { useAddress } from './useAddress';
import styles from './SearchPage.module.css';

/** What the reader may find. */
function useTypes() {
  const { t } = useTranslationRef(searchPageTranslationRef);
  const signedIn = useViewer()?.signedIn;
  const pulse = <RiPulseLine size={20} />;
  return [
    { value: 'operations-public', name: t('operations'), icon: pulse },
    { value: 'software-catalog', name: t('catalog'), icon: <CatalogIcon /> },
    ...(signedIn
      ? [{ value: 'operations-internal', name: t('internal'), icon: pulse }]
      : []),
  ];
}

interface ResultItem {
  predicate?: SearchResultItemExtensionPredicate;
  component: SearchResultItemExtensionComponent;
}

function Results(props: { items: ResultItem[]; noTrack?: boolean }) {
  const { items, noTrack } = props;
  const { t } = useTranslationRef(searchPageTranslationRef);
  return (
    <SearchResult noResultsComponent={<p role="status">{t('none')}</p>}>
      {({ results }) => (
        <ul className={styles.results}>
          {toldOnce(results).map(result => {
            const { document, ...rest } = result;
            const Item =
              items.find(({ predicate }) => predicate?.(result))?.component ??
              DefaultResultListItem;
            return (
              <Item
                {...rest}
                key={`${result.type} ${document.location}`}
                result={document}
                noTrack={noTrack}
              />
            );
          })}
        </ul>
      )}
    </SearchResult>
  );
}

function Content(props: { items: ResultItem[]; noTrack?: boolean }) {
  useAddress();
  const { t } = useTranslationRef(searchPageTranslationRef);
  const types = useTypes();
  const [pasted, setPasted] = useState<{ text: string }>();
  // Several lines are no words to look for: they are what a machine said.
  const takeLines = (event: ClipboardEvent) => {
    const text = event.clipboardData.getData('text');
    if (!text.trim().includes('\n')) return;
    event.preventDefault();
    setPasted({ text });
  };
  return (
    <main className={styles.page}>
      <SimilarSearch pasted={pasted} />
      <section aria-labelledby="search-everything" className={styles.words}>
        <h2 id="search-everything" className={styles.title}>
          {t('byWords')}
        </h2>
        <SearchBar debounceTime={150} onPaste={takeLines} />
        <div className={styles.columns}>
          <SearchType.Accordion name={t('kinds')} types={types} />
          <div className={styles.found}>
            <SearchPagination />
            <Results {...props} />
            <SearchResultPager />
          </div>
        </div>
      </section>
    </main>
  );
}

/** Where one finds what others wrote: by what a machine said, and by words. */
export function SearchPage(props: { items: ResultItem[]; noTrack?: boolean }) {
  return (
    <SearchContextProvider>
      <Content {...props} />
    </SearchContextProvider>
  );
}
