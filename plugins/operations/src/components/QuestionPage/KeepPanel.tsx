import { usePermission } from '@backstage/plugin-permission-react';
import { Button } from '@backstage/ui';
import {
  operationsPostMortemWritePermission,
  operationsRunbookWritePermission,
  QuestionDetail,
} from '@operate-first/plugin-operations-common';
import { ReactNode } from 'react';
import useAsyncFn from 'react-use/esm/useAsyncFn';
import { useOperationsTranslation } from '../../hooks/useOperationsTranslation';
import { QuestionThread } from '../../hooks/useQuestion';
import { Panel } from '../Panel';
import { PostMortemLink } from '../PostMortemState';
import { RunbookLink } from '../QuestionState';
import { pageStyles } from '../Page';
import { KeptInPostMortem, KeptInRunbook } from './KeptWhere';

/** One click, and where it went. What stands there is not written once more. */
function Keep<T>(props: {
  label: string;
  /** Where it is, as far as is known. */
  where: ReactNode;
  /** Whether it can be sent, for the first time or again. */
  isWanted: boolean;
  keep: () => Promise<T>;
  /** The same as `where`, until that is known of what was sent just now. */
  tell: (kept: T) => ReactNode;
}) {
  const { label, where, isWanted, keep, tell } = props;
  const { t } = useOperationsTranslation();
  const [sent, send] = useAsyncFn(keep, [keep]);
  const said = where ?? (sent.value === undefined ? null : tell(sent.value));
  return (
    <div>
      {said && <p role="status">{said}</p>}
      {isWanted && (where || !said) && (
        <>
          <Button
            size="small"
            variant="secondary"
            isDisabled={sent.loading}
            onPress={() => {
              send();
            }}
          >
            {sent.loading ? t('question.keeping') : label}
          </Button>
          <p role="status">
            {sent.error &&
              t('question.refused', { message: sent.error.message })}
          </p>
        </>
      )}
    </div>
  );
}

/**
 * Into the runbook, and into the post-mortem: one click each, so that the next one need not ask.
 *
 * @internal
 */
export function KeepPanel(props: {
  detail: QuestionDetail;
  thread: QuestionThread;
}) {
  const { detail, thread } = props;
  const { question, postMortem, runbook, kept = {} } = detail;
  const { t } = useOperationsTranslation();
  const runbooks = usePermission({
    permission: operationsRunbookWritePermission,
  });
  const postMortems = usePermission({
    permission: operationsPostMortemWritePermission,
  });
  const isAccepted = question.state === 'accepted';
  const mayKeep = isAccepted && (runbooks.allowed || postMortems.allowed);
  const mayRunbook = isAccepted && runbooks.allowed;
  const mayPostMortem =
    isAccepted && Boolean(question.incident) && postMortems.allowed;
  // What the reader may not see in full is only known by where it is.
  const inRunbook = kept.runbook ? (
    <KeptInRunbook of={kept.runbook} />
  ) : (
    runbook &&
    t('question.kept.runbook.hidden', {
      runbook: (
        <RunbookLink id={runbook}>{t('question.kept.theRunbook')}</RunbookLink>
      ),
    })
  );
  const inPostMortem = kept.postMortem ? (
    <KeptInPostMortem of={kept.postMortem} />
  ) : (
    postMortem &&
    t('question.kept.postMortem.hidden', {
      postMortem: <PostMortemLink postMortemKey={postMortem} />,
    })
  );
  // Visitors see where it went, and nothing that they could not press.
  if (!runbooks.allowed && !postMortems.allowed && !postMortem && !runbook) {
    return null;
  }
  return (
    <Panel title={t('question.keep')}>
      {mayKeep && <p className={pageStyles.quiet}>{t('question.keepHint')}</p>}
      {!isAccepted && !postMortem && !runbook && (
        <p className={pageStyles.quiet}>{t('question.keepNone')}</p>
      )}
      {(runbook || mayRunbook) && (
        <Keep
          label={t('question.toRunbook')}
          where={inRunbook}
          isWanted={
            mayRunbook && (!runbook || kept.runbook?.state === 'withdrawn')
          }
          keep={thread.intoRunbook}
          tell={({ runbook: { id, title } }) => (
            <KeptInRunbook of={{ id, title, state: 'proposed' }} />
          )}
        />
      )}
      {(postMortem || mayPostMortem) && (
        <Keep
          label={t('question.toPostMortem')}
          where={inPostMortem}
          isWanted={
            mayPostMortem &&
            (!postMortem || kept.postMortem?.state === 'withdrawn')
          }
          keep={thread.intoPostMortem}
          tell={({ postMortem: { id, key, title } }) => (
            <KeptInPostMortem of={{ id, key, title, state: 'draft' }} />
          )}
        />
      )}
    </Panel>
  );
}
