import { PostMortem } from '@operate-first/plugin-operations-common';
import { formatDuration, formatMoment, formatTime } from '../../format/time';
import { useOperationsTranslation } from '../../hooks/useOperationsTranslation';
import { ListColumn, listStyles } from '../EntityList';
import { HealthMark } from '../HealthMark';
import { ServiceName, Severity } from '../IncidentState';
import {
  ItemsInWords,
  lastedOf,
  POST_MORTEM_MARKS,
  PostMortemLink,
} from '../PostMortemState';

function Account(props: { of: PostMortem }) {
  const { key, title, summary, status, amended, visibility } = props.of;
  const { t } = useOperationsTranslation();
  const aside = [
    visibility === 'internal' && t('postMortem.internal'),
    amended && t('postMortem.amended'),
  ]
    .filter(Boolean)
    .join(' · ');
  return (
    <>
      <PostMortemLink postMortemKey={key} bold={status !== 'published'}>
        {key} {title}
      </PostMortemLink>
      {aside && <span className={listStyles.quiet}> {aside}</span>}
      {summary && (
        <span
          className={`${listStyles.quiet} ${listStyles.clamped}`}
          title={summary}
        >
          {summary}
        </span>
      )}
    </>
  );
}

function Services(props: { of: PostMortem }) {
  const [first, ...others] = props.of.services;
  const { t } = useOperationsTranslation();
  if (!first) return <>—</>;
  return (
    <>
      <ServiceName of={first} />
      {others.length > 0 && (
        <span className={listStyles.quiet}>
          {' '}
          {t('postMortem.table.affected', { count: others.length })}
        </span>
      )}
    </>
  );
}

/**
 * What a row says of a post-mortem.
 *
 * @internal
 */
export function usePostMortemColumns(): ListColumn<PostMortem>[] {
  const { t, locale } = useOperationsTranslation();
  return [
    {
      id: 'severity',
      label: t('postMortem.table.severity'),
      width: '6.5rem',
      narrow: '5.5rem',
      cell: ({ severity }) => (severity ? <Severity of={severity} /> : '—'),
    },
    {
      id: 'account',
      label: t('postMortem.table.account'),
      header: true,
      width: '33%',
      narrow: '40%',
      cell: postMortem => <Account of={postMortem} />,
    },
    {
      id: 'status',
      label: t('postMortem.table.status'),
      state: true,
      width: '9.5rem',
      cell: ({ status }) => (
        <>
          <HealthMark mark={POST_MORTEM_MARKS[status]} />{' '}
          {t(`postMortem.status.${status}`)}
        </>
      ),
    },
    {
      id: 'service',
      label: t('postMortem.table.service'),
      cell: postMortem => <Services of={postMortem} />,
    },
    {
      id: 'happened',
      label: t('postMortem.table.happened'),
      numeric: true,
      width: '10.5rem',
      leaves: 'spare',
      title: ({ startedAt }) => startedAt && formatMoment(startedAt, locale),
      cell: ({ startedAt }) =>
        startedAt ? formatTime(startedAt, { now: Date.now(), locale }) : '—',
    },
    {
      id: 'lasted',
      label: t('postMortem.table.lasted'),
      numeric: true,
      width: '7rem',
      leaves: 'tight',
      cell: postMortem => {
        const lasted = lastedOf(postMortem);
        return lasted === undefined ? '—' : formatDuration(lasted);
      },
    },
    {
      id: 'items',
      label: t('postMortem.table.items'),
      width: '12%',
      leaves: 'tight',
      cell: ({ actionItems }) => <ItemsInWords of={actionItems} />,
    },
  ];
}
