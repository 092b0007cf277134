import { useRouteRef } from '@backstage/frontend-plugin-api';
import { Button, Link, Skeleton } from '@backstage/ui';
import { RunbookDetail } from '@operate-first/plugin-operations-common';
import { RiArrowLeftLine } from '@remixicon/react';
import { useState } from 'react';
import { useParams, useSearchParams } from 'react-router-dom';
import { OldPicture, oldPictureOf } from '../../hooks/useOldPicture';
import { useOperationsTranslation } from '../../hooks/useOperationsTranslation';
import { RunbookState, useRunbook } from '../../hooks/useRunbooks';
import { runbooksRouteRef } from '../../routes';
import { AskButton } from '../AskAuthor';
import { Problem } from '../Notice';
import { RunbookFacts } from '../Runbooks';
import { SignIn } from '../SignIn';
import { FactsPanel, ProblemsPanel } from './FactsPanel';
import { HelpedPanel } from './HelpedPanel';
import { ProposalPanel } from './ProposalPanel';
import { RunbookEditor } from './RunbookEditor';
import { RunbookText } from './RunbookText';
import styles from './RunbookPage.module.css';

function Text(props: { detail: RunbookDetail }) {
  const { text, withheld, runbook, source } = props.detail;
  const { t } = useOperationsTranslation();
  if (withheld) {
    return (
      <p className={styles.quiet}>
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
      <header className={styles.answer}>
        <h1 className={styles.title}>{runbook.title}</h1>
        <RunbookFacts of={runbook} />
        <div className={styles.actions}>
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
          {place && (
            <Link href={place}>
              {t(source?.url ? 'runbook.source' : 'runbook.open')}
            </Link>
          )}
        </div>
      </header>
      <div className={styles.columns}>
        <div className={styles.main}>
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
        <div className={styles.beside}>
          <HelpedPanel
            detail={detail}
            incident={params.get('incident') ?? undefined}
            onRate={state.rate}
          />
          <ProposalPanel detail={detail} onMerge={state.merge} />
          <ProblemsPanel of={runbook} />
          <FactsPanel of={runbook} />
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
  const { runbook } = state;
  const back = useRouteRef(runbooksRouteRef)?.();
  return (
    <main className={styles.page}>
      <Link href={back ?? '..'} className={styles.back}>
        <RiArrowLeftLine size={16} aria-hidden /> {t('runbook.back')}
      </Link>
      <Problem of={runbook} subject="runbook" />
      {runbook.data ? (
        <OldPicture.Provider value={oldPictureOf(runbook)}>
          <Content
            key={runbook.data.runbook.id}
            detail={runbook.data}
            state={state}
          />
        </OldPicture.Provider>
      ) : (
        !runbook.error && (
          <>
            <Skeleton width="28rem" height={32} />
            <Skeleton width="100%" height={420} />
          </>
        )
      )}
    </main>
  );
}
