import { Button, TextAreaField } from '@backstage/ui';
import {
  RequestDetail,
  RequestStageName,
} from '@operate-first/plugin-operations-common';
import { useState } from 'react';
import { formatMoment, formatTime } from '../../format/time';
import { useOneAction } from '../../hooks/useOneAction';
import { useOperationsTranslation } from '../../hooks/useOperationsTranslation';
import { FollowedRequest } from '../../hooks/useRequest';
import { PersonName } from '../IncidentState';
import { pageStyles } from '../Page';
import { Panel } from '../Panel';
import { ServerText } from '../ServerText';
import styles from './RequestPage.module.css';
import { Withdraw } from './Withdraw';

type Action = 'approve' | 'reject' | 'merge' | 'withdraw';

function Approvals(props: { of: RequestDetail['approvals'] }) {
  const { t, locale } = useOperationsTranslation();
  return (
    <ul className={styles.plain}>
      {props.of.map(({ at, by, person, verdict, reason }) => (
        <li key={`${at} ${verdict}`}>
          {by === 'policy' && t('request.review.policy')}
          {by === 'person' &&
            (person ? (
              <PersonName of={{ ref: person }} />
            ) : (
              t('request.review.somebody')
            ))}
          {': '}
          <strong>{t(`request.review.verdict.${verdict}`)}</strong>{' '}
          <span className={styles.quiet} title={formatMoment(at, locale)}>
            {formatTime(at, { now: Date.now(), locale })}
          </span>
          {reason && <p>{reason}</p>}
        </li>
      ))}
    </ul>
  );
}

/** What the approval has done, and what comes of a merge: it is a step of its own. */
function Approved(props: { of: RequestDetail }) {
  const { target, need } = props.of;
  const { t } = useOperationsTranslation();
  if (need.by === 'policy') return null;
  return (
    <>
      <p>{t('request.review.approved')}</p>
      <p className={pageStyles.quiet}>
        {t('request.review.merging', { target: <code>{target}</code> })}
      </p>
    </>
  );
}

/** Why nothing can be done now, where that is so. */
function Reason(props: { of: { allowed: boolean; reason?: string } }) {
  const { allowed, reason } = props.of;
  if (allowed || !reason) return null;
  return (
    <p className={pageStyles.quiet}>
      <ServerText of={reason} />
    </p>
  );
}

/**
 * Who has to approve, who has, and what the reader can do about it.
 *
 * @internal
 */
export function ReviewPanel(props: {
  of: RequestDetail;
  followed: FollowedRequest;
}) {
  const { of, followed } = props;
  const { need, approvals, may, revision, summary, stages } = of;
  const { t } = useOperationsTranslation();
  const [reason, setReason] = useState('');
  const action = useOneAction<Action>();
  const isOpen = summary.state === 'open';
  const isDone = (wanted: RequestStageName) =>
    stages.some(({ name, state }) => name === wanted && state === 'done');
  const isMerged = isDone('merged');
  // What is approved needs no further approval; it may still be refused.
  const isApproved = isDone('approved') && !isMerged;
  const said = reason.trim() || undefined;
  const isBusyWithout = (name: Action) =>
    action.doing !== undefined && action.doing !== name;
  const run = async (name: Action, does: () => Promise<unknown>) => {
    if (await action.run(name, does)) setReason('');
  };
  const button = (
    name: Exclude<Action, 'withdraw'>,
    does: () => Promise<unknown>,
    isDisabled = false,
  ) => (
    <Button
      size="small"
      variant={name === 'reject' ? 'secondary' : 'primary'}
      isPending={action.doing === name}
      isDisabled={isDisabled || isBusyWithout(name)}
      onPress={() => run(name, does)}
    >
      {t(`request.review.${name}`)}
    </Button>
  );
  const takesReason = isOpen && may.review.allowed;
  return (
    <Panel title={t('request.review.title')}>
      <p>
        <ServerText of={need.sentence} />
      </p>
      <Approvals of={approvals} />
      {isOpen && isApproved && <Approved of={of} />}
      {takesReason && (
        <TextAreaField
          label={t('request.review.reason')}
          description={t('request.review.reasonHint')}
          value={reason}
          onChange={setReason}
          maxLength={2_000}
        />
      )}
      {isOpen && (
        <div className={pageStyles.actions}>
          {may.merge.allowed && button('merge', () => followed.merge(revision))}
          {may.review.allowed && revision && (
            <>
              {!isApproved &&
                button('approve', () =>
                  followed.review({
                    verdict: 'approve',
                    revision,
                    reason: said,
                  }),
                )}
              {button(
                'reject',
                () =>
                  followed.review({
                    verdict: 'reject',
                    revision,
                    reason: said,
                  }),
                !said,
              )}
            </>
          )}
          {may.withdraw.allowed && (
            <Withdraw
              isPending={action.doing === 'withdraw'}
              isDisabled={isBusyWithout('withdraw')}
              onPress={() => run('withdraw', () => followed.withdraw(said))}
            />
          )}
        </div>
      )}
      {isOpen && !isMerged && (
        <Reason of={isApproved ? may.merge : may.review} />
      )}
      <p role="status">
        {action.error &&
          t('request.review.refused', {
            message: <ServerText of={action.error.message} />,
          })}
      </p>
    </Panel>
  );
}
