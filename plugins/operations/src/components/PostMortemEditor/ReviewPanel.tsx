import { Alert, Button, Link, TextAreaField } from '@backstage/ui';
import {
  PostMortemDetail,
  PostMortemReviewInput,
} from '@operate-first/plugin-operations-common';
import { useState } from 'react';
import { formatMoment, formatTime } from '../../format/time';
import { useOperationsTranslation } from '../../hooks/useOperationsTranslation';
import { useOneAction } from '../../hooks/useOneAction';
import { PostMortemState } from '../../hooks/usePostMortem';
import { PersonName } from '../IncidentState';
import { Panel } from '../Panel';
import { pageStyles } from '../Page';
import { PublishedNote } from './PublishedNote';
import { UnifiedDiff } from './UnifiedDiff';
import styles from './PostMortemEditor.module.css';

type Verdict = PostMortemReviewInput['verdict'];
type Working = NonNullable<PostMortemDetail['working']>;
type Action = 'propose' | 'withdraw' | 'publish' | Verdict;
type Doing = ReturnType<typeof useOneAction<Action>>;

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
        <p className={pageStyles.quiet}>{t('postMortem.review.noDiff')}</p>
      )}
    </>
  );
}

function Reviews(props: { of: Working['reviews'] }) {
  const { of } = props;
  const { t, locale } = useOperationsTranslation();
  if (of.length === 0) {
    return <p className={pageStyles.quiet}>{t('postMortem.review.none')}</p>;
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
            <span className={pageStyles.quiet} title={formatMoment(at, locale)}>
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
  action: Doing;
  onReview: (input: PostMortemReviewInput) => Promise<unknown>;
}) {
  const { version, action, onReview } = props;
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
            isPending={action.doing === verdict}
            isDisabled={
              (action.doing !== undefined && action.doing !== verdict) ||
              (verdict !== 'approved' && !text.trim())
            }
            onPress={async () => {
              const said = text.trim() || undefined;
              const isSaid = await action.run(verdict, () =>
                onReview({ verdict, version, text: said }),
              );
              // What was refused is written again less easily than kept.
              if (isSaid) setText('');
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
  action: Doing;
}) {
  const { detail, working, state, isDirty, action } = props;
  const { may } = detail;
  const { proposal, version, approvals } = working;
  const { t } = useOperationsTranslation();
  const { doing, run } = action;
  // What is being done keeps the focus; nothing else is begun meanwhile.
  const isElse = (name: Action) => doing !== undefined && doing !== name;
  return (
    <>
      <p>
        {t('postMortem.review.approvals', {
          given: String(approvals.given),
          needed: String(approvals.needed),
        })}
      </p>
      {!proposal && (
        <p className={pageStyles.quiet}>{t('postMortem.review.proposeHint')}</p>
      )}
      <div className={styles.tools}>
        {may.write && (
          <Button
            variant={proposal ? 'secondary' : 'primary'}
            isPending={doing === 'propose'}
            isDisabled={isElse('propose') || isDirty}
            onPress={() => {
              run('propose', () => state.propose(version));
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
            isPending={doing === 'withdraw'}
            isDisabled={isElse('withdraw')}
            onPress={() => {
              run('withdraw', () => state.withdraw());
            }}
          >
            {t('postMortem.review.withdraw')}
          </Button>
        )}
        <Button
          variant="primary"
          isPending={doing === 'publish'}
          isDisabled={isElse('publish') || isDirty || !may.publish}
          aria-describedby="post-mortem-blocked"
          onPress={() => {
            run('publish', () => state.publish(version));
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

/** What is being done, or why it was not. */
function Progress(props: { of: Doing }) {
  const { doing, error } = props.of;
  const { t } = useOperationsTranslation();
  return (
    <p role="status">
      {doing && t(`postMortem.review.doing.${doing}`)}
      {!doing &&
        error &&
        t('postMortem.page.refused', { message: error.message })}
    </p>
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
  const action = useOneAction<Action>();
  if (!working) {
    return (
      <div className={styles.form}>
        <Progress of={action} />
        <PublishedNote detail={detail} />
      </div>
    );
  }
  return (
    <div className={styles.form}>
      <Progress of={action} />
      {working.factsBehind && (
        <Alert
          role="status"
          status="warning"
          icon
          title={t('postMortem.review.behind.title')}
          description={t(
            working.proposal
              ? 'postMortem.review.behind.inReview'
              : 'postMortem.review.behind.draft',
          )}
        />
      )}
      <Panel title={t('postMortem.edit.review')}>
        <Ways
          detail={detail}
          working={working}
          state={state}
          isDirty={isDirty}
          action={action}
        />
        {working.proposal && <Proposal of={working.proposal} />}
      </Panel>
      <Panel title={t('postMortem.review.reviews')}>
        <Reviews of={working.reviews} />
      </Panel>
      {may.review && working.proposal && (
        <YourReview
          version={working.version}
          action={action}
          onReview={input => state.review(input)}
        />
      )}
    </div>
  );
}
