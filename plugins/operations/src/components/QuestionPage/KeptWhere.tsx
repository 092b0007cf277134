import { useRouteRef } from '@backstage/frontend-plugin-api';
import { Link } from '@backstage/ui';
import { KeptAnswer } from '@operate-first/plugin-operations-common';
import { useOperationsTranslation } from '../../hooks/useOperationsTranslation';
import { runbookRouteRef } from '../../routes';
import { PostMortemLink } from '../PostMortemState';
import { RunbookLink } from '../QuestionState';

/**
 * Where the answer is on its way into a runbook, with the proposal while there is one.
 *
 * @internal
 */
export function KeptInRunbook(props: {
  of: NonNullable<KeptAnswer['runbook']>;
}) {
  const { id, title, state, url } = props.of;
  const { t } = useOperationsTranslation();
  // Where the forge has no page, the runbook's own page shows what is proposed.
  const own = useRouteRef(runbookRouteRef)?.({ id });
  const proposal = url ?? own;
  return (
    <>
      {t(`question.kept.runbook.${state}`, {
        runbook: <RunbookLink id={id}>{title}</RunbookLink>,
      })}
      {state === 'proposed' && proposal && (
        <>
          {' '}
          <Link href={proposal}>{t('question.kept.proposal')}</Link>
        </>
      )}
    </>
  );
}

/**
 * Whether the answer stands in the post-mortem, and who reads that.
 *
 * @internal
 */
export function KeptInPostMortem(props: {
  of: NonNullable<KeptAnswer['postMortem']>;
}) {
  const { key, title, state } = props.of;
  const { t } = useOperationsTranslation();
  return t(`question.kept.postMortem.${state}`, {
    postMortem: (
      <PostMortemLink postMortemKey={key}>
        {key} {title}
      </PostMortemLink>
    ),
  });
}
