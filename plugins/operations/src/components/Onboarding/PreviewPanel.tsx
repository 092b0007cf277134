import { Skeleton } from '@backstage/ui';
import { RiTimeLine } from '@remixicon/react';
import { Fragment, ReactNode } from 'react';
import { OnboardingPreview } from '@operate-first/plugin-operations-common';
import {
  Translate,
  useOperationsTranslation,
} from '../../hooks/useOperationsTranslation';
import { Empty, Problem } from '../Notice';
import { Panel } from '../Panel';
import { RequestLink } from '../RequestState';
import { ServerText } from '../ServerText';
import { countsOf } from './files';
import { Effects } from './Effects';
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

/** Requests that ask for the same; what is wrong is said at the fields, where there is no place for a link. */
function InTheWay(props: { of: OnboardingPreview['problems'] }) {
  const { t } = useOperationsTranslation();
  const keys = new Set(
    props.of.flatMap(({ message }) => message.match(/\bREQ-\d+\b/g) ?? []),
  );
  if (keys.size === 0) return null;
  return (
    <p>
      {t('onboarding.preview.inTheWay')}{' '}
      {[...keys].map((key, index) => (
        <Fragment key={key}>
          {index > 0 && ', '}
          <RequestLink requestKey={key} bold />
        </Fragment>
      ))}
    </p>
  );
}

/** Who has to approve what stands in the form; of what stood there before, or of what cannot be sent, that says nothing. */
function Approval(props: { of: OnboardingPreview; isOfNow: boolean }) {
  const { of, isOfNow } = props;
  const { t } = useOperationsTranslation();
  if (!of.approval || !isOfNow) return null;
  if (of.problems.length > 0) {
    return <p className={styles.quiet}>{t('onboarding.preview.untold')}</p>;
  }
  return (
    <p>
      <ServerText of={of.approval.sentence} />
    </p>
  );
}

function Answer(props: {
  of: OnboardingPreview;
  isOfNow: boolean;
  children?: ReactNode;
}) {
  const { of, isOfNow, children } = props;
  const { t } = useOperationsTranslation();
  const isNothing = of.files.length === 0 && of.problems.length === 0;
  return (
    <>
      {isNothing && (
        <Empty title={t('onboarding.preview.nothing')}>
          {t('onboarding.preview.nothingBody')}
        </Empty>
      )}
      <Approval of={of} isOfNow={isOfNow} />
      {of.notes.length > 0 && (
        <ul className={styles.notes} aria-label={t('onboarding.preview.notes')}>
          {of.notes.map(note => (
            <li key={note}>
              <ServerText of={note} linked />
            </li>
          ))}
        </ul>
      )}
      <InTheWay of={of.problems} />
      <Effects of={of.effects ?? []} />
      {children}
      {of.files.length > 0 && <FilesPanel files={of.files} />}
    </>
  );
}

/** What is known of a form, whatever is asked for by it. */
type Previewed = Pick<Onboarding, 'preview' | 'isComplete'>;

function stateInWords(of: Previewed, t: Translate, unfilled: string): string {
  const { preview, isComplete } = of;
  const { answer, isAsking, isCurrent } = preview;
  if (!isComplete) {
    return answer ? t('onboarding.preview.before') : unfilled;
  }
  if (!isCurrent && (isAsking || !preview.error)) {
    return t(`onboarding.preview.${answer ? 'askingAgain' : 'asking'}`);
  }
  if (!answer) return '';
  if (!isCurrent) return t('onboarding.preview.before');
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
export function PreviewPanel(props: {
  of: Previewed;
  /** What is to be filled in first. */
  unfilled?: string;
  /** What else is known of what it would change. */
  children?: ReactNode;
}) {
  const { of, children } = props;
  const { preview, isComplete } = of;
  const { answer, isAsking, isCurrent, error, askAgain } = preview;
  const { t } = useOperationsTranslation();
  const unfilled = props.unfilled ?? t('onboarding.preview.unfilled');
  const isOfNow = isComplete && isCurrent;
  return (
    <Panel title={t('onboarding.preview.title')}>
      <p role="status" className={styles.state}>
        {answer && !isOfNow && <RiTimeLine size={16} aria-hidden />}
        {stateInWords(of, t, unfilled)}
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
        <div className={styles.answer} data-old={isOfNow ? undefined : true}>
          <Answer of={answer} isOfNow={isOfNow}>
            {children}
          </Answer>
        </div>
      )}
      {!answer && isComplete && !error && (
        <Skeleton width="100%" height={160} />
      )}
    </Panel>
  );
}
