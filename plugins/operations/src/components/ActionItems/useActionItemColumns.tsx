import { usePermission } from '@backstage/plugin-permission-react';
import {
  ActionItem,
  operationsPersonReadPermission,
} from '@operate-first/plugin-operations-common';
import { useOperationsTranslation } from '../../hooks/useOperationsTranslation';
import { ListColumn, listStyles } from '../EntityList';
import { HealthMark, Mark } from '../HealthMark';
import { PersonName, ServiceName } from '../IncidentState';
import { PostMortemLink } from '../PostMortemState';
import { Issue, Tick } from './ActionItemLine';

const MARKS: Record<ActionItem['state'], Mark> = {
  open: 'unknown',
  overdue: 'degraded',
  done: 'healthy',
};

/**
 * What a row says of an action item.
 *
 * @internal
 */
export function useActionItemColumns(
  onChange: (item: ActionItem, done: boolean) => Promise<unknown>,
): ListColumn<ActionItem>[] {
  const { t } = useOperationsTranslation();
  const { allowed: seesNames } = usePermission({
    permission: operationsPersonReadPermission,
  });
  return [
    {
      id: 'done',
      label: t('actionItem.table.done'),
      width: '5.5rem',
      cell: item => <Tick of={item} onChange={done => onChange(item, done)} />,
    },
    {
      id: 'title',
      label: t('actionItem.table.title'),
      header: true,
      width: '32%',
      cell: ({ title, issue }) => (
        <>
          {title}
          {issue && (
            <span className={listStyles.quiet}>
              {' '}
              <Issue of={issue} />
            </span>
          )}
        </>
      ),
    },
    {
      id: 'state',
      label: t('actionItem.table.state'),
      state: true,
      width: '8rem',
      cell: ({ state }) => (
        <>
          <HealthMark mark={MARKS[state]} /> {t(`actionItem.state.${state}`)}
        </>
      ),
    },
    {
      id: 'due',
      label: t('actionItem.table.due'),
      numeric: true,
      width: '7rem',
      cell: ({ due }) => due ?? '—',
    },
    {
      id: 'owner',
      label: t('actionItem.table.owner'),
      cell: ({ owner }) => {
        if (owner) return <PersonName of={owner} />;
        return (
          <span className={listStyles.quiet}>
            {seesNames ? t('actionItem.noOwner') : t('postMortem.page.unnamed')}
          </span>
        );
      },
    },
    {
      id: 'service',
      label: t('actionItem.table.service'),
      leaves: 'tight',
      cell: ({ service }) => (service ? <ServiceName of={service} /> : '—'),
    },
    {
      id: 'severity',
      label: t('actionItem.table.severity'),
      width: '6rem',
      leaves: 'spare',
      cell: ({ severity }) =>
        severity ? t(`actionItem.severity.${severity}`) : '—',
    },
    {
      id: 'postMortem',
      label: t('actionItem.table.postMortem'),
      leaves: 'tight',
      width: '7.5rem',
      title: ({ postMortem }) => postMortem.title,
      cell: ({ postMortem }) => (
        <PostMortemLink postMortemKey={postMortem.key} />
      ),
    },
  ];
}
