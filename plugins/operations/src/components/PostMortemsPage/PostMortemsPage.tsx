import { useRouteRef } from '@backstage/frontend-plugin-api';
import { Link } from '@backstage/ui';
import {
  PostMortem,
  PostMortemFacets,
} from '@operate-first/plugin-operations-common';
import {
  Translate,
  useOperationsTranslation,
} from '../../hooks/useOperationsTranslation';
import { usePostMortemQuery } from '../../hooks/usePostMortemQuery';
import {
  usePostMortemFacets,
  usePostMortems,
} from '../../hooks/usePostMortems';
import { actionItemsRouteRef, rootRouteRef } from '../../routes';
import { EntityList } from '../EntityList';
import { knownOf, UnmatchedFilters } from '../Filters';
import { Headline } from '../Headline';
import { Mark } from '../HealthMark';
import { Found, ListPage } from '../ListPage';
import { Empty } from '../Notice';
import { Feeds } from './Feeds';
import { PostMortemsFilters } from './PostMortemsFilters';
import { Sources } from './Sources';
import { StartPostMortem } from './StartPostMortem';
import { usePostMortemColumns } from './usePostMortemColumns';
import styles from './PostMortemsPage.module.css';

const EVERYTHING = {};
const VALUES = ['owner', 'system', 'service', 'tag'] as const;
const keyOf = ({ id }: PostMortem) => id;

function headlineOf(
  facets: PostMortemFacets,
  t: Translate,
): { words: string; mark: Mark } {
  const count = (status: string) =>
    facets.status.find(({ value }) => value === status)?.count ?? 0;
  const [published, waiting, drafts] = [
    count('published'),
    count('inReview'),
    count('draft'),
  ];
  if (published + waiting + drafts === 0) {
    return { words: t('postMortem.headline.none'), mark: 'unknown' };
  }
  const words = [
    published > 0 && t('postMortem.headline.published', { count: published }),
    waiting > 0 && t('postMortem.headline.waiting', { count: waiting }),
    drafts > 0 && t('postMortem.headline.drafts', { count: drafts }),
  ];
  return {
    words: words.filter(Boolean).join(', '),
    mark: waiting > 0 ? 'maintenance' : 'healthy',
  };
}

function Content(props: {
  list: ReturnType<typeof usePostMortems>;
  isFiltered: boolean;
}) {
  const { list, isFiltered } = props;
  const { t } = useOperationsTranslation();
  const columns = usePostMortemColumns();
  return (
    <Found
      list={list}
      isFiltered={isFiltered}
      subject="postMortem"
      noMatch={
        <Empty title={t('postMortem.empty.noMatch')}>
          {t('postMortem.empty.noMatchBody')}
        </Empty>
      }
      empty={
        <Empty title={t('postMortem.empty.title')}>
          {t('postMortem.empty.body')}
        </Empty>
      }
    >
      <EntityList<PostMortem>
        label={t('postMortem.table.label')}
        columns={columns}
        list={list}
        keyOf={keyOf}
        isCalm={({ status }) => status === 'published'}
        words="postMortem"
      />
    </Found>
  );
}

/**
 * Every post-mortem that the reader may see, the most recent first.
 *
 * @internal
 */
export function PostMortemsPage() {
  const { t } = useOperationsTranslation();
  const state = usePostMortemQuery();
  const list = usePostMortems(state.filter);
  const facets = usePostMortemFacets(state.filter);
  const overall = usePostMortemFacets(EVERYTHING);
  const back = useRouteRef(rootRouteRef)?.();
  const items = useRouteRef(actionItemsRouteRef)?.();
  return (
    <ListPage
      back={{ href: back, label: t('sources.back') }}
      links={<Link href={items ?? ''}>{t('actionItem.link')}</Link>}
      headline={
        <Headline
          of={overall}
          tell={data => headlineOf(data, t)}
          unanswered={t('postMortem.headline.unanswered')}
        />
      }
      action={<StartPostMortem />}
    >
      <PostMortemsFilters state={state} facets={facets.data} />
      <UnmatchedFilters state={state} known={knownOf(VALUES, overall.data)} />
      <Content list={list} isFiltered={state.isFiltered} />
      <div className={styles.foot}>
        <Sources />
        <Feeds />
      </div>
    </ListPage>
  );
}
