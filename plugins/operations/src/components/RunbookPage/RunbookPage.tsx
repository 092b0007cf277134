import { useRouteRef } from '@backstage/frontend-plugin-api';
import { BgProvider, Button, Link } from '@backstage/ui';
import { RunbookDetail } from '@operate-first/plugin-operations-common';
import { useState } from 'react';
import { useParams, useSearchParams } from 'react-router-dom';
import { useOperationsTranslation } from '../../hooks/useOperationsTranslation';
import { RunbookState, useRunbook } from '../../hooks/useRunbooks';
import { runbooksRouteRef } from '../../routes';
import { AskButton } from '../AskAuthor';
import { DetailPage, pageStyles } from '../Page';
import { RunbookFacts } from '../Runbooks';
import { SignIn } from '../SignIn';
import { FactsPanel, ProblemsPanel } from './FactsPanel';
import { HelpedPanel } from './HelpedPanel';
import { ProposalPanel } from './ProposalPanel';
import { RunbookEditor } from './RunbookEditor';
import { RunbookText } from './RunbookText';

function Text(props: { detail: RunbookDetail }) {
  const { text, withheld, runbook, source } = props.detail;
  const { t } = useOperationsTranslation();
  if (withheld) {
    return (
      <p className={pageStyles.quiet}>
        {t('runbook.withheld', { signIn: <SignIn /> })}
      </p>
    );
  }
  if (!text) return <p>{t('runbook.elsewhere')}</p>;
  return (
    <RunbookText
      of={text}
      title={runbook.title}
      url={source?.url ?? runbook.url}
    />
  );
}

function Content(props: { detail: RunbookDetail; state: RunbookState }) {
  const { detail, state } = props;
  const { runbook, source, may } = detail;
  const { t } = useOperationsTranslation();
  const [params] = useSearchParams();
  const [isEditing, setEditing] = useState(false);
  const place = source?.url ?? runbook.url;
  return (
    <>
      <header
        className={pageStyles.answer}
        data-mark={runbook.problems.length > 0 ? 'degraded' : undefined}
      >
        <h1 className={pageStyles.title}>{runbook.title}</h1>
        <RunbookFacts of={runbook} />
        <div className={pageStyles.actions}>
          {/* So that buttons can be told from what they lie on. */}
          <BgProvider bg="neutral-1">
            {may.propose && !isEditing && (
              <Button variant="secondary" onPress={() => setEditing(true)}>
                {t('runbook.edit')}
              </Button>
            )}
            <AskButton
              artefact={{
                kind: 'runbook',
                runbook: runbook.id,
                name: runbook.title,
                service: runbook.services[0]?.ref,
              }}
            />
          </BgProvider>
          {place && (
            <Link href={place}>
              {t(source?.url ? 'runbook.source' : 'runbook.open')}
            </Link>
          )}
        </div>
      </header>
      <div className={pageStyles.columns}>
        <div className={pageStyles.stack}>
          {isEditing ? (
            <RunbookEditor
              detail={detail}
              onPropose={state.propose}
              onClose={() => setEditing(false)}
            />
          ) : (
            <article aria-label={t('runbook.text')}>
              <Text detail={detail} />
            </article>
          )}
        </div>
        <div className={pageStyles.stack}>
          <HelpedPanel
            detail={detail}
            incident={params.get('incident') ?? undefined}
            onRate={state.rate}
          />
          <ProposalPanel detail={detail} onMerge={state.merge} />
          <ProblemsPanel of={runbook} />
          <FactsPanel of={runbook} source={source} />
        </div>
      </div>
    </>
  );
}

/**
 * One runbook: what to do, how old that is, whether it helped, and another text that somebody proposes.
 *
 * @internal
 */
export function RunbookPage() {
  const { t } = useOperationsTranslation();
  const { id = '' } = useParams();
  const state = useRunbook(id);
  const back = useRouteRef(runbooksRouteRef)?.();
  return (
    <DetailPage
      back={{ href: back, label: t('runbook.back') }}
      of={state.runbook}
      subject="runbook"
      shape={[96, 420]}
    >
      {detail => (
        <Content key={detail.runbook.id} detail={detail} state={state} />
      )}
    </DetailPage>
  );
}
