import { RequestSummary } from '@operate-first/plugin-operations-common';
import { formatMoment } from '../../format/time';
import { useOperationsTranslation } from '../../hooks/useOperationsTranslation';
import { Age } from '../Age';
import { ListColumn } from '../EntityList';
import { useEntityName } from '../Filters';
import { HealthMark } from '../HealthMark';
import { markOf, RequestLink, StageBar, useStanding } from '../RequestState';
import { ServerText } from '../ServerText';

/**
 * What a row says of a request.
 *
 * @internal
 */
export function useRequestColumns(): ListColumn<
  RequestSummary,
  'age' | 'recent'
>[] {
  const { t, locale } = useOperationsTranslation();
  const standing = useStanding();
  const entityName = useEntityName();
  return [
    {
      id: 'request',
      label: t('requests.table.request'),
      header: true,
      width: '34%',
      narrow: '40%',
      cell: ({ key, title }) => (
        <RequestLink requestKey={key}>
          {key} <ServerText of={title} />
        </RequestLink>
      ),
    },
    {
      id: 'standing',
      label: t('requests.table.standing'),
      state: true,
      cell: request => (
        <>
          <HealthMark mark={markOf(request)} /> {standing(request)}
        </>
      ),
    },
    {
      id: 'way',
      label: t('requests.table.way'),
      width: '8rem',
      leaves: 'tight',
      cell: request => <StageBar of={request} />,
    },
    {
      id: 'team',
      label: t('requests.table.team'),
      width: '9rem',
      leaves: 'tight',
      cell: ({ team }) => (team ? entityName(team) : '—'),
    },
    {
      id: 'age',
      sort: { by: 'age', begins: 'desc' },
      label: t('requests.table.waits'),
      numeric: true,
      width: '6rem',
      title: ({ stageSince }) => formatMoment(stageSince, locale),
      cell: ({ stageSince }) => <Age of={stageSince} />,
    },
    {
      id: 'asked',
      sort: { by: 'recent', begins: 'desc' },
      label: t('requests.table.asked'),
      numeric: true,
      width: '6rem',
      leaves: 'tight',
      title: ({ createdAt }) => formatMoment(createdAt, locale),
      cell: ({ createdAt }) => <Age of={createdAt} />,
    },
  ];
}
