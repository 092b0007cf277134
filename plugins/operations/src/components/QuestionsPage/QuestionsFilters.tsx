import { useOperationsTranslation } from '../../hooks/useOperationsTranslation';
import {
  QUESTION_STATES,
  QuestionQueryState,
} from '../../hooks/useQuestionQuery';
import { useQuestionMetrics } from '../../hooks/useQuestions';
import {
  FilterBar,
  ToggleFilter,
  useEntityName,
  ValueFilter,
} from '../Filters';
import { QuestionsView } from './views';

const LATELY = {};

/**
 * What narrows the list down.
 *
 * @internal
 */
export function QuestionsFilters(props: {
  view: QuestionsView;
  state: QuestionQueryState;
}) {
  const { view, state } = props;
  const { t } = useOperationsTranslation();
  const entityName = useEntityName();
  // Teams that were asked lately, with how often.
  const teams = useQuestionMetrics(LATELY).data?.groups.flatMap(
    ({ owner, asked }) => (owner ? [{ value: owner.ref, count: asked }] : []),
  );
  return (
    <FilterBar
      label={t('questions.filter.label')}
      text={t('questions.filter.text')}
      state={state}
    >
      {/* That view is one of these. */}
      {view !== 'open' && (
        <ToggleFilter
          label={t('questions.filter.state')}
          several
          values={QUESTION_STATES.map(id => ({
            id,
            label: t(`question.short.${id}`),
          }))}
          chosen={state.filter.state}
          onChange={values => state.setValues('state', values)}
        />
      )}
      <ValueFilter
        label={t('questions.filter.owner')}
        chosen={state.filter.owner}
        values={teams}
        nameOf={entityName}
        onChange={values => state.setValues('owner', values)}
      />
    </FilterBar>
  );
}
