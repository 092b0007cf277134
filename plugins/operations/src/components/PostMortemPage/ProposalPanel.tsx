import { useRouteRef } from '@backstage/frontend-plugin-api';
import { Link } from '@backstage/ui';
import { PostMortemDetail } from '@operate-first/plugin-operations-common';
import { formatMoment, formatTime } from '../../format/time';
import { useOperationsTranslation } from '../../hooks/useOperationsTranslation';
import { usePostMortemHistory } from '../../hooks/usePostMortem';
import { postMortemEditRouteRef } from '../../routes';
import { HealthMark } from '../HealthMark';
import { PersonName } from '../IncidentState';
import { Panel } from '../Panel';
import { pageStyles } from '../Page';

type Working = NonNullable<PostMortemDetail['working']>;

const SHORT = 8;

/** As git has it since it was put to review. */
function Revision(props: { detail: PostMortemDetail }) {
  const { key, version } = props.detail.postMortem;
  const { t } = useOperationsTranslation();
  const { data } = usePostMortemHistory(key, version);
  const revision = data?.items.find(
    ({ kind }) => kind === 'proposed',
  )?.revision;
  if (!revision) return null;
  return (
    <>
      {' · '}
      {t('postMortem.history.revision', { revision: revision.slice(0, SHORT) })}
    </>
  );
}

/** Who has approved the text as it is now, and how many have to. */
function Approvals(props: { of: Working }) {
  const { approvals, reviews } = props.of;
  const { t } = useOperationsTranslation();
  const approvers = reviews.flatMap(({ verdict, outdated, reviewer }) =>
    verdict === 'approved' && !outdated && reviewer ? [reviewer] : [],
  );
  return (
    <p>
      {t('postMortem.review.approvals', {
        given: String(approvals.given),
        needed: String(approvals.needed),
      })}
      {approvers.map((reviewer, index) => (
        <span key={reviewer.ref}>
          {index === 0 ? ': ' : ', '}
          <PersonName of={reviewer} />
        </span>
      ))}
    </p>
  );
}

/**
 * What waits for review: on which branch, as which revision, since when, by whom, and who approves. Nothing where nothing
 * waits.
 *
 * @internal
 */
export function ProposalPanel(props: { detail: PostMortemDetail }) {
  const { working, postMortem } = props.detail;
  const { t, locale } = useOperationsTranslation();
  const editor = useRouteRef(postMortemEditRouteRef)?.({ key: postMortem.key });
  if (!working?.proposal) return null;
  const { branch, url, state, message, proposedAt, proposedBy } =
    working.proposal;
  return (
    <Panel title={t('postMortem.proposal.title')}>
      <p>
        <HealthMark
          mark={state === 'conflicting' ? 'degraded' : 'maintenance'}
        />{' '}
        {t(`postMortem.review.state.${state}`)} {message}
      </p>
      <p>
        {t('postMortem.proposal.branch', {
          branch: url ? (
            <Link href={url}>{branch}</Link>
          ) : (
            <code>{branch}</code>
          ),
        })}
        <Revision detail={props.detail} />
      </p>
      <p className={pageStyles.quiet} title={formatMoment(proposedAt, locale)}>
        {t('postMortem.review.proposedBy', {
          time: formatTime(proposedAt, { now: Date.now(), locale }),
        })}
        {proposedBy && (
          <>
            {' · '}
            <PersonName of={proposedBy} />
          </>
        )}
      </p>
      <Approvals of={working} />
      {editor && (
        <Link href={`${editor}?mode=review`}>
          {t('postMortem.proposal.open')}
        </Link>
      )}
    </Panel>
  );
}
