import { Skeleton } from '@backstage/ui';
import { OnboardingPreview } from '@operate-first/plugin-operations-common';
import {
  Translate,
  useOperationsTranslation,
} from '../../hooks/useOperationsTranslation';
import { Empty, Problem } from '../Notice';
import { Panel } from '../Panel';
import { countsOf } from './files';
import { FilesPanel } from './FilesPanel';
import { Onboarding } from './useOnboarding';
import styles from './Onboarding.module.css';

function countsInWords(
  { files }: OnboardingPreview,
  t: Translate,
): string | undefined {
  if (files.length === 0) return undefined;
  const counts = countsOf(files);
  return (['added', 'changed', 'removed'] as const)
    .filter(change => counts[change] > 0)
    .map(change =>
      t(`onboarding.preview.count.${change}`, { count: counts[change] }),
    )
    .join(', ');
}

function Answer(props: { of: OnboardingPreview }) {
  const { of } = props;
  const { t } = useOperationsTranslation();
  const isNothing = of.files.length === 0 && of.problems.length === 0;
  return (
    <>
      {isNothing && (
        <Empty title={t('onboarding.preview.nothing')}>
          {t('onboarding.preview.nothingBody')}
        </Empty>
      )}
      {of.approval && <p>{of.approval.sentence}</p>}
      {of.notes.length > 0 && (
        <ul className={styles.notes} aria-label={t('onboarding.preview.notes')}>
          {of.notes.map(note => (
            <li key={note}>{note}</li>
          ))}
        </ul>
      )}
      {of.files.length > 0 && <FilesPanel files={of.files} />}
    </>
  );
}

function stateInWords(onboarding: Onboarding, t: Translate): string {
  const { preview, isComplete } = onboarding;
  const { answer, isAsking, isCurrent } = preview;
  if (!isComplete) {
    return t(
      answer ? 'onboarding.preview.before' : 'onboarding.preview.unfilled',
    );
  }
  if (!isCurrent && (isAsking || !preview.error)) {
    return t('onboarding.preview.asking');
  }
  if (!answer) return '';
  if (answer.problems.length > 0) {
    return t('onboarding.preview.wrong', { count: answer.problems.length });
  }
  return countsInWords(answer, t) ?? '';
}

/**
 * What the request would change, as it is filled in: files, what is done to each, and who has to approve it.
 *
 * @internal
 */
export function PreviewPanel(props: { of: Onboarding }) {
  const { preview, isComplete } = props.of;
  const { answer, isAsking, isCurrent, error, askAgain } = preview;
  const { t } = useOperationsTranslation();
  return (
    <Panel title={t('onboarding.preview.title')}>
      <p role="status" className={styles.quiet}>
        {stateInWords(props.of, t)}
      </p>
      <Problem
        inPanel
        of={{
          data: answer,
          error: isComplete && !isAsking ? error : undefined,
          fetchedAt: undefined,
          isFetching: isAsking,
          refetch: askAgain,
        }}
      />
      {answer && (
        <div className={styles.answer} data-old={isCurrent ? undefined : true}>
          <Answer of={answer} />
        </div>
      )}
      {!answer && isComplete && !error && (
        <Skeleton width="100%" height={160} />
      )}
    </Panel>
  );
}
