import { Button, Link } from '@backstage/ui';
import { RunbookDetail } from '@operate-first/plugin-operations-common';
import useAsyncFn from 'react-use/esm/useAsyncFn';
import { useOperationsTranslation } from '../../hooks/useOperationsTranslation';
import { Age } from '../Age';
import { PersonName } from '../IncidentState';
import { Panel } from '../Panel';
import { UnifiedDiff } from '../PostMortemEditor/UnifiedDiff';
import { pageStyles } from '../Page';

type Proposal = NonNullable<RunbookDetail['proposal']>;

function Proposed(props: { of: Proposal }) {
  const { branch, proposedAt, proposedBy, state, message } = props.of;
  const { t } = useOperationsTranslation();
  const values = {
    time: <Age of={proposedAt} />,
    branch: <code>{branch}</code>,
  };
  return (
    <>
      <p>
        {proposedBy
          ? t('runbook.proposedBy', {
              ...values,
              name: <PersonName of={proposedBy} />,
            })
          : t('runbook.proposed', values)}
        {', '}
        {t(`runbook.state.${state}`)}
      </p>
      {message && <p>{message}</p>}
    </>
  );
}

/**
 * Another text that waits in git: who proposes it, what it changes, and who merges it.
 *
 * @internal
 */
export function ProposalPanel(props: {
  detail: RunbookDetail;
  onMerge: (revision: string) => Promise<unknown>;
}) {
  const { detail, onMerge } = props;
  const { proposal, may } = detail;
  const { t } = useOperationsTranslation();
  const [sent, merge] = useAsyncFn(onMerge, [onMerge]);
  if (!proposal) {
    return sent.value ? <p role="status">{t('runbook.merged')}</p> : null;
  }
  const { url, diff, revision, state } = proposal;
  const isWaiting = state === 'open' || state === 'conflicting';
  return (
    <Panel title={t('runbook.proposal')}>
      <Proposed of={proposal} />
      {diff ? (
        <UnifiedDiff label={t('runbook.diff')} of={diff} />
      ) : (
        <p className={pageStyles.quiet}>{t('runbook.noDiff')}</p>
      )}
      {url && <Link href={url}>{t('runbook.review')}</Link>}
      {isWaiting && may.merge && revision && (
        <div>
          <Button
            size="small"
            variant="primary"
            isDisabled={sent.loading}
            onPress={() => {
              merge(revision);
            }}
          >
            {t(sent.loading ? 'runbook.merging' : 'runbook.merge')}
          </Button>
        </div>
      )}
      {isWaiting && !may.merge && (
        <p className={pageStyles.quiet}>
          {may.whyNotMerge ?? t('runbook.mergeWho')}
        </p>
      )}
      <p role="status">
        {sent.error && t('runbook.refused', { message: sent.error.message })}
      </p>
    </Panel>
  );
}
