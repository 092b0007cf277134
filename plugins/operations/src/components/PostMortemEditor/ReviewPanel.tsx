import { Button, Link, TextAreaField } from '@backstage/ui';
import {
  PostMortemDetail,
  PostMortemReviewInput,
} from '@operate-first/plugin-operations-common';
import { useState } from 'react';
import useAsyncFn from 'react-use/esm/useAsyncFn';
import { formatMoment, formatTime } from '../../format/time';
import { useOperationsTranslation } from '../../hooks/useOperationsTranslation';
import { PostMortemState } from '../../hooks/usePostMortem';
import { PersonName } from '../IncidentState';
import { Panel } from '../Panel';
import { UnifiedDiff } from './UnifiedDiff';
import styles from './PostMortemEditor.module.css';

type Working = NonNullable<PostMortemDetail['working']>;
type Run = (action: () => Promise<unknown>) => Promise<unknown>;

function Proposal(props: { of: NonNullable<Working['proposal']> }) {
  const { branch, url, proposedAt, proposedBy, state, message, diff } =
    props.of;
  const { t, locale } = useOperationsTranslation();
  return (
    <>
      <p>
        <strong>{t(`postMortem.review.state.${state}`)}</strong>
        {' · '}
        {t('postMortem.review.branch', { branch: <code>{branch}</code> })}
        {' · '}
        <span title={formatMoment(proposedAt, locale)}>
          {t('postMortem.review.proposedBy', {
            time: formatTime(proposedAt, { now: Date.now(), locale }),
          })}
        </span>
        {proposedBy && (
          <>
            {' · '}
            <PersonName of={proposedBy} />
          </>
        )}
        {url && (
          <>
            {' · '}
            <Link href={url} target="_blank">
              {t('postMortem.review.request')}
            </Link>
          </>
        )}
      </p>
      {message && <p>{message}</p>}
      {diff ? (
        <UnifiedDiff label={t('postMortem.review.diff')} of={diff} />
      ) : (
        <p className={styles.quiet}>{t('postMortem.review.noDiff')}</p>
      )}
    </>
  );
}

function Reviews(props: { of: Working['reviews'] }) {
  const { of } = props;
  const { t, locale } = useOperationsTranslation();
  if (of.length === 0) {
    return <p className={styles.quiet}>{t('postMortem.review.none')}</p>;
  }
  return (
    <ul className={styles.plainList}>
      {of.map(({ verdict, at, text, reviewer, outdated }) => (
        <li key={`${at} ${verdict}`} data-outdated={outdated || undefined}>
          <p>
            {reviewer ? (
              <PersonName of={reviewer} />
            ) : (
              t('postMortem.review.somebody')
            )}
            {': '}
            <strong>{t(`postMortem.review.verdict.${verdict}`)}</strong>{' '}
            <span className={styles.quiet} title={formatMoment(at, locale)}>
              {formatTime(at, { now: Date.now(), locale })}
              {outdated && ` · ${t('postMortem.review.outdated')}`}
            </span>
          </p>
          {text && <p className={styles.said}>{text}</p>}
        </li>
      ))}
    </ul>
  );
}

function YourReview(props: {
  version: number;
  isBusy: boolean;
  onReview: (input: PostMortemReviewInput) => Promise<unknown>;
}) {
  const { version, isBusy, onReview } = props;
  const { t } = useOperationsTranslation();
  const [text, setText] = useState('');
  const choices = [
    ['approved', 'postMortem.review.approve'],
    ['changesRequested', 'postMortem.review.ask'],
    ['commented', 'postMortem.review.comment'],
  ] as const;
  return (
    <Panel title={t('postMortem.review.yours')}>
      <TextAreaField
        label={t('postMortem.review.text')}
        value={text}
        onChange={setText}
        maxLength={20_000}
      />
      <div className={styles.tools}>
        {choices.map(([verdict, words]) => (
          <Button
            key={verdict}
            variant={verdict === 'approved' ? 'primary' : 'secondary'}
            isDisabled={isBusy || (verdict !== 'approved' && !text.trim())}
            onPress={() => {
              onReview({
                verdict,
                version,
                text: text.trim() || undefined,
              }).then(answer => {
                // What was refused is written again more easily than remembered.
                if (!(answer instanceof Error)) setText('');
              });
            }}
          >
            {t(words)}
          </Button>
        ))}
      </div>
    </Panel>
  );
}

/** Forth to review and to its readers, and back. */
function Ways(props: {
  detail: PostMortemDetail;
  working: Working;
  state: PostMortemState;
  isDirty: boolean;
  isBusy: boolean;
  run: Run;
}) {
  const { detail, working, state, isDirty, isBusy, run } = props;
  const { may } = detail;
  const { proposal, version, approvals } = working;
  const { t } = useOperationsTranslation();
  return (
    <>
      <p>
        {t('postMortem.review.approvals', {
          given: String(approvals.given),
          needed: String(approvals.needed),
        })}
      </p>
      {!proposal && (
        <p className={styles.quiet}>{t('postMortem.review.proposeHint')}</p>
      )}
      <div className={styles.tools}>
        {may.write && (
          <Button
            variant={proposal ? 'secondary' : 'primary'}
            isDisabled={isBusy || isDirty}
            onPress={() => {
              run(() => state.propose(version));
            }}
          >
            {t(
              proposal
                ? 'postMortem.review.proposeAgain'
                : 'postMortem.review.propose',
            )}
          </Button>
        )}
        {may.write && proposal && (
          <Button
            variant="tertiary"
            isDisabled={isBusy}
            onPress={() => {
              run(() => state.withdraw());
            }}
          >
            {t('postMortem.review.withdraw')}
          </Button>
        )}
        <Button
          variant="primary"
          isDisabled={isBusy || isDirty || !may.publish}
          aria-describedby="post-mortem-blocked"
          onPress={() => {
            run(() => state.publish(version));
          }}
        >
          {t('postMortem.review.publish')}
        </Button>
      </div>
      <p id="post-mortem-blocked">
        {isDirty ? t('postMortem.review.unsavedFirst') : may.whyNotPublish}
      </p>
    </>
  );
}

/**
 * What waits for review: what it changes, what reviewers said, and what is missing until everybody may read it.
 *
 * @internal
 */
export function ReviewPanel(props: {
  detail: PostMortemDetail;
  state: PostMortemState;
  isDirty: boolean;
}) {
  const { detail, state, isDirty } = props;
  const { working, may } = detail;
  const { t } = useOperationsTranslation();
  const [sent, run] = useAsyncFn((action: () => Promise<unknown>) => action());
  if (!working) {
    return <p className={styles.quiet}>{t('postMortem.review.nothing')}</p>;
  }
  return (
    <div className={styles.form}>
      <p role="status">
        {sent.error &&
          t('postMortem.page.refused', { message: sent.error.message })}
      </p>
      <Panel title={t('postMortem.edit.review')}>
        <Ways
          detail={detail}
          working={working}
          state={state}
          isDirty={isDirty}
          isBusy={sent.loading}
          run={run}
        />
        {working.proposal && <Proposal of={working.proposal} />}
      </Panel>
      <Panel title={t('postMortem.review.reviews')}>
        <Reviews of={working.reviews} />
      </Panel>
      {may.review && working.proposal && (
        <YourReview
          version={working.version}
          isBusy={sent.loading}
          onReview={input => run(() => state.review(input))}
        />
      )}
    </div>
  );
}
