import { Button, ToggleButton, ToggleButtonGroup } from '@backstage/ui';
import { useOperationsTranslation } from '../../hooks/useOperationsTranslation';
import {
  QUESTION_STATES,
  QuestionQueryState,
} from '../../hooks/useQuestionQuery';
import { useQuestionMetrics } from '../../hooks/useQuestions';
import { TextFilter, useEntityName, ValueFilter } from '../Filters';
import { QuestionsView } from './views';
import styles from '../Filters/Filters.module.css';

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
    <div
      className={styles.filters}
      role="search"
      aria-label={t('questions.filter.label')}
    >
      {/* That view is one of these. */}
      {view !== 'open' && (
        <ToggleButtonGroup
          className={styles.toggles}
          aria-label={t('questions.filter.state')}
          selectionMode="multiple"
          selectedKeys={state.filter.state ?? []}
          onSelectionChange={keys =>
            state.setValues('state', [...keys].map(String))
          }
        >
          {QUESTION_STATES.map(one => (
            <ToggleButton key={one} id={one}>
              {t(`question.short.${one}`)}
            </ToggleButton>
          ))}
        </ToggleButtonGroup>
      )}
      <ValueFilter
        label={t('questions.filter.owner')}
        chosen={state.filter.owner}
        values={teams}
        nameOf={entityName}
        onChange={values => state.setValues('owner', values)}
      />
      <TextFilter
        label={t('questions.filter.text')}
        placeholder={t('questions.filter.text')}
        applied={state.filter.text ?? ''}
        onChange={state.setText}
      />
      {state.isFiltered && (
        <Button variant="tertiary" onPress={state.clear}>
          {t('services.filter.clear')}
        </Button>
      )}
    </div>
  );
}
