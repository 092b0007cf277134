import { useRouteRef } from '@backstage/frontend-plugin-api';
import { ButtonLink } from '@backstage/ui';
import { SloFacets } from '@operate-first/plugin-operations-common';
import { OldPicture, oldPictureOf } from '../../hooks/useOldPicture';
import { useOperationsTranslation } from '../../hooks/useOperationsTranslation';
import { useSloQuery } from '../../hooks/useSloQuery';
import { useSloCounts, useSloFacets, useSlos } from '../../hooks/useSlos';
import { catalogIndexRouteRef, rootRouteRef } from '../../routes';
import { UnmatchedFilters } from '../Filters';
import { Headline } from '../Headline';
import { ListPage } from '../ListPage';
import { Empty, Problem } from '../Notice';
import { Coverage } from './Coverage';
import { SilentServers } from './SilentServers';
import { SlosFilters } from './SlosFilters';
import { SlosTable } from './SlosTable';
import { slosWords } from './words';

const EVERYTHING = {};
const VALUES = ['owner', 'system', 'service'] as const;

/** The values there are, by filter. */
function knownOf(facets: SloFacets | undefined) {
  return Object.fromEntries(
    VALUES.map(name => [name, facets?.[name].map(({ value }) => value)]),
  );
}

/**
 * Every SLO, the least budget first.
 *
 * @internal
 */
export function SlosPage() {
  const { t } = useOperationsTranslation();
  const state = useSloQuery();
  const list = useSlos(state.query);
  const counts = useSloCounts();
  const facets = useSloFacets(state.filter);
  const overall = useSloFacets(EVERYTHING);
  const back = useRouteRef(rootRouteRef)?.();
  const catalogPath = useRouteRef(catalogIndexRouteRef)?.();
  const isEmpty = list.items?.length === 0 && !list.hasMore;
  return (
    <ListPage
      back={{ href: back ?? '..', label: t('sources.back') }}
      headline={
        <Headline
          of={counts}
          tell={({ states }) => slosWords(states, t)}
          unanswered={t('slos.headline.unanswered')}
        />
      }
    >
      <SlosFilters state={state} facets={facets.data} />
      <UnmatchedFilters state={state} known={knownOf(overall.data)} />
      <SilentServers />
      <Problem of={{ ...list, data: list.items }} subject="slo" />
      {isEmpty && !state.isFiltered && (
        <Empty
          title={t('slos.empty.title')}
          action={
            catalogPath && (
              <ButtonLink href={catalogPath} variant="secondary">
                {t('services.empty.action')}
              </ButtonLink>
            )
          }
        >
          {t('slos.empty.body')}
        </Empty>
      )}
      {isEmpty && state.isFiltered && (
        <Empty title={t('slos.empty.noMatch')}>
          {t('services.empty.noMatchBody')}
        </Empty>
      )}
      {!isEmpty && (list.items || !list.error) && (
        <OldPicture.Provider value={oldPictureOf(list)}>
          <SlosTable list={list} state={state} />
        </OldPicture.Provider>
      )}
      <Coverage filter={state.filter} />
    </ListPage>
  );
}
