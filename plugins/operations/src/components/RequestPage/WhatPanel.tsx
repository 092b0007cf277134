import { RequestDetail } from '@operate-first/plugin-operations-common';
import { useOperationsTranslation } from '../../hooks/useOperationsTranslation';
import { PersonName } from '../IncidentState';
import { pageStyles } from '../Page';
import { Numbers, Panel } from '../Panel';

/**
 * What was asked for: for whom, and where it is to come to be.
 *
 * @internal
 */
export function WhatPanel(props: { of: RequestDetail }) {
  const { summary, places } = props.of;
  const { t } = useOperationsTranslation();
  return (
    <Panel title={t('request.what.title')}>
      <dl className={pageStyles.facts}>
        <div>
          <dt>{t('request.what.kind')}</dt>
          <dd>{t(`request.kind.${summary.kind}`)}</dd>
        </div>
        {summary.team && (
          <div>
            <dt>{t('request.what.team')}</dt>
            <dd>
              <PersonName of={{ ref: summary.team }} />
            </dd>
          </div>
        )}
      </dl>
      {places.length > 0 && (
        <Numbers
          label={t('request.what.places')}
          columns={[
            {
              label: t('request.what.namespace'),
              header: true,
              cell: ({ namespace }) => namespace,
            },
            {
              label: t('request.what.environment'),
              cell: ({ environment }) => environment,
            },
            {
              label: t('request.what.cluster'),
              cell: ({ cluster }) => cluster,
            },
          ]}
          rows={places}
          keyOf={({ environment, cluster, namespace, service }) =>
            [environment, cluster, namespace, service].join('/')
          }
        />
      )}
    </Panel>
  );
}
