import {
  IncidentCause,
  PostMortemFacets,
  PostMortemStatus,
} from '@operate-first/plugin-operations-common';
import { useOperationsTranslation } from '../../hooks/useOperationsTranslation';
import { PostMortemQueryState } from '../../hooks/usePostMortemQuery';
import { FilterBar, useEntityName, ValueFilter } from '../Filters';

const REFS = ['owner', 'system', 'service'] as const;

/**
 * What narrows the post-mortems down, all of it kept in the address.
 *
 * @internal
 */
export function PostMortemsFilters(props: {
  state: PostMortemQueryState;
  facets: PostMortemFacets | undefined;
}) {
  const { state, facets } = props;
  const { t } = useOperationsTranslation();
  const entityName = useEntityName();
  return (
    <FilterBar
      label={t('postMortem.filter.label')}
      text={t('postMortem.filter.text')}
      state={state}
    >
      <ValueFilter
        label={t('postMortem.filter.status')}
        chosen={state.filter.status}
        values={facets?.status}
        nameOf={value => t(`postMortem.status.${value as PostMortemStatus}`)}
        onChange={values => state.setValues('status', values)}
      />
      <ValueFilter
        label={t('postMortem.filter.severity')}
        chosen={state.filter.severity?.map(String)}
        values={facets?.severity}
        nameOf={value => `SEV${value}`}
        onChange={values => state.setValues('severity', values)}
      />
      <ValueFilter
        label={t('postMortem.filter.cause')}
        chosen={state.filter.cause}
        values={facets?.cause}
        nameOf={value => t(`incident.cause.${value as IncidentCause}`)}
        onChange={values => state.setValues('cause', values)}
      />
      {REFS.map(field => (
        <ValueFilter
          key={field}
          label={t(`postMortem.filter.${field}`)}
          chosen={state.filter[field]}
          values={facets?.[field]}
          nameOf={entityName}
          onChange={values => state.setValues(field, values)}
        />
      ))}
      <ValueFilter
        label={t('postMortem.filter.tag')}
        chosen={state.filter.tag}
        values={facets?.tag}
        nameOf={value => value}
        onChange={values => state.setValues('tag', values)}
      />
    </FilterBar>
  );
}
