import { useRouteRef } from '@backstage/frontend-plugin-api';
import { ButtonLink } from '@backstage/ui';
import { useOperationsTranslation } from '../../hooks/useOperationsTranslation';
import { useSloQuery } from '../../hooks/useSloQuery';
import { useSloCounts, useSloFacets, useSlos } from '../../hooks/useSlos';
import { catalogIndexRouteRef, rootRouteRef } from '../../routes';
import { knownOf, UnmatchedFilters } from '../Filters';
import { Headline } from '../Headline';
import { Found, ListPage } from '../ListPage';
import { Empty } from '../Notice';
import { Coverage } from './Coverage';
import { SilentServers } from './SilentServers';
import { SlosFilters } from './SlosFilters';
import { SlosTable } from './SlosTable';
import { slosWords } from './words';

const EVERYTHING = {};
const VALUES = ['owner', 'system', 'service'] as const;

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
  return (
    <ListPage
      back={{ href: back, label: t('sources.back') }}
      headline={
        <Headline
          of={counts}
          tell={({ states }) => slosWords(states, t)}
          unanswered={t('slos.headline.unanswered')}
        />
      }
    >
      <SlosFilters state={state} facets={facets.data} />
      <UnmatchedFilters state={state} known={knownOf(VALUES, overall.data)} />
      <SilentServers />
      <Found
        list={list}
        isFiltered={state.isFiltered}
        subject="slo"
        noMatch={
          <Empty title={t('slos.empty.noMatch')}>
            {t('services.empty.noMatchBody')}
          </Empty>
        }
        empty={
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
        }
      >
        <SlosTable list={list} state={state} />
      </Found>
      <Coverage filter={state.filter} />
    </ListPage>
  );
}
