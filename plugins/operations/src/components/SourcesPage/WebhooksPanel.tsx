import { usePermission } from '@backstage/plugin-permission-react';
import { Skeleton } from '@backstage/ui';
import {
  operationsWebhookReadPermission,
  Webhook,
} from '@operate-first/plugin-operations-common';
import { formatCount } from '../../format/numbers';
import { useOperationsTranslation } from '../../hooks/useOperationsTranslation';
import { useWebhooks } from '../../hooks/useWebhooks';
import { Age } from '../Age';
import { HealthMark, Mark } from '../HealthMark';
import { Empty, Problem } from '../Notice';
import { Numbers, Panel } from '../Panel';
import { pageStyles } from '../Page';
import styles from './SourcesPage.module.css';

const MARKS: Record<Webhook['state'], Mark> = {
  working: 'healthy',
  failing: 'down',
  untried: 'unknown',
};

/**
 * Whom the portal tells by webhooks, and whether it arrives; for those who may know.
 *
 * @internal
 */
export function WebhooksPanel() {
  const { t, locale } = useOperationsTranslation();
  const { allowed } = usePermission({
    permission: operationsWebhookReadPermission,
  });
  const webhooks = useWebhooks(allowed);
  if (!allowed) return null;
  const items = webhooks.data?.items;
  return (
    <Panel title={t('webhooks.title')}>
      <p className={pageStyles.quiet}>{t('webhooks.what')}</p>
      <Problem of={webhooks} inPanel />
      {!items && !webhooks.error && <Skeleton width="100%" height={80} />}
      {items?.length === 0 && (
        <Empty title={t('webhooks.none')}>{t('webhooks.noneBody')}</Empty>
      )}
      {items && items.length > 0 && (
        <Numbers
          label={t('webhooks.title')}
          hideLabel
          rows={items}
          keyOf={({ id }) => id}
          columns={[
            {
              label: t('webhooks.to'),
              cell: ({ title, state }) => (
                <span className={styles.source}>
                  <HealthMark mark={MARKS[state]} /> <strong>{title}</strong>
                </span>
              ),
            },
            {
              label: t('webhooks.events'),
              cell: ({ events }) => events.join(', '),
            },
            {
              label: t('webhooks.how'),
              cell: ({ state, message }) => (
                <>
                  <strong>{t(`webhooks.state.${state}`)}</strong>. {message}
                </>
              ),
            },
            {
              label: t('webhooks.waiting'),
              numeric: true,
              cell: ({ waiting }) => formatCount(waiting, locale),
            },
            {
              label: t('webhooks.last'),
              numeric: true,
              cell: ({ lastDeliveredAt }) =>
                lastDeliveredAt ? (
                  <Age of={lastDeliveredAt} />
                ) : (
                  t('webhooks.never')
                ),
            },
          ]}
        />
      )}
    </Panel>
  );
}
