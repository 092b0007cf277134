import { Skeleton } from '@backstage/ui';
import { SimilarAnswers as Answers } from '@operate-first/plugin-operations-common';
import { Fetched } from '../../hooks/useFetched';
import { useOperationsTranslation } from '../../hooks/useOperationsTranslation';
import { Problem } from '../Notice';
import { Panel } from '../Panel';
import { SimilarAnswers } from './SimilarAnswers';

/**
 * Beside an incident, an alert or an account: who had it before.
 *
 * @internal
 */
export function SimilarPanel(props: { of: Fetched<Answers> }) {
  const { of } = props;
  const { t } = useOperationsTranslation();
  return (
    <Panel title={t('similar.panel')}>
      <Problem of={of} subject="postMortem" inPanel />
      {of.data && <SimilarAnswers of={of.data} brief />}
      {!of.data && !of.error && <Skeleton width="70%" />}
    </Panel>
  );
}
