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

/** One click, and where it went. What went there is not written once more. */
function Keep<T>(props: {
  label: string;
  done: ReactNode;
  keep: () => Promise<T>;
  tell: (kept: T) => ReactNode;
}) {
  const { label, done, keep, tell } = props;
  const { t } = useOperationsTranslation();
  const [sent, send] = useAsyncFn(keep, [keep]);
  const said = sent.value === undefined ? done : tell(sent.value);
  return (
    <div>
      {said ? (
        <p role="status">{said}</p>
      ) : (
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
  const { question, postMortem, runbook } = detail;
  const { t } = useOperationsTranslation();
  const runbooks = usePermission({
    permission: operationsRunbookWritePermission,
  });
  const postMortems = usePermission({
    permission: operationsPostMortemWritePermission,
  });
  const isAccepted = question.state === 'accepted';
  const mayKeep = isAccepted && (runbooks.allowed || postMortems.allowed);
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
      {(runbook || (isAccepted && runbooks.allowed)) && (
        <Keep
          label={t('question.toRunbook')}
          done={
            runbook &&
            t('question.inRunbook', {
              runbook: (
                <RunbookLink id={runbook}>
                  {t('question.theRunbook')}
                </RunbookLink>
              ),
            })
          }
          keep={thread.intoRunbook}
          tell={({ runbook: { id, title } }) =>
            t('question.inRunbook', {
              runbook: <RunbookLink id={id}>{title}</RunbookLink>,
            })
          }
        />
      )}
      {(postMortem ||
        (isAccepted && question.incident && postMortems.allowed)) && (
        <Keep
          label={t('question.toPostMortem')}
          done={
            postMortem &&
            t('question.inPostMortem', {
              postMortem: <PostMortemLink postMortemKey={postMortem} />,
            })
          }
          keep={thread.intoPostMortem}
          tell={({ postMortem: { key, title } }) =>
            t('question.inPostMortem', {
              postMortem: (
                <PostMortemLink postMortemKey={key}>
                  {key} {title}
                </PostMortemLink>
              ),
            })
          }
        />
      )}
    </Panel>
  );
}
