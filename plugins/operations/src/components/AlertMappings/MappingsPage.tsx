import { useRouteRef } from '@backstage/frontend-plugin-api';
import { EntityRefLink } from '@backstage/plugin-catalog-react';
import { usePermission } from '@backstage/plugin-permission-react';
import { Skeleton } from '@backstage/ui';
import {
  AlertMapping,
  operationsAlertMapPermission,
} from '@operate-first/plugin-operations-common';
import { formatCount } from '../../format/numbers';
import { formatTime } from '../../format/time';
import { useAlertMappings, useMapping } from '../../hooks/useAlertMappings';
import { useOperationsTranslation } from '../../hooks/useOperationsTranslation';
import { alertsRouteRef } from '../../routes';
import { useEntityName } from '../Filters';
import { ServiceName } from '../IncidentState';
import { MatcherList } from '../Matchers';
import { Empty, Problem } from '../Notice';
import { Numbers, Panel } from '../Panel';
import { SignIn } from '../SignIn';
import { RemoveRule } from './RemoveRule';
import { Page } from '../Page';

function Origin(props: { of: AlertMapping }) {
  const { origin, madeBy, madeAt } = props.of;
  const { t, locale } = useOperationsTranslation();
  const time = madeAt && formatTime(madeAt, { now: Date.now(), locale });
  if (!time) return <>{t(`mapping.origins.${origin}`)}</>;
  return (
    <>
      {madeBy
        ? t('mapping.by', {
            time,
            person: (
              <EntityRefLink entityRef={madeBy.ref} hideIcon disableTooltip>
                {madeBy.title}
              </EntityRefLink>
            ),
          })
        : t('mapping.at', { time })}
    </>
  );
}

/**
 * The rules by which alerts belong to services, in the order in which they are tried.
 *
 * @internal
 */
export function MappingsPage() {
  const { t, locale } = useOperationsTranslation();
  const mappings = useAlertMappings();
  const { remove } = useMapping();
  const { allowed, loading } = usePermission({
    permission: operationsAlertMapPermission,
  });
  const entityName = useEntityName();
  const back = useRouteRef(alertsRouteRef)?.();
  const items = mappings.data?.items;
  return (
    <Page back={{ href: back, label: t('alert.back') }} narrow>
      <Panel title={t('mapping.title')}>
        <p>{t('mapping.what')}</p>
        {!allowed && !loading && (
          <p>{t('mapping.signIn', { signIn: <SignIn /> })}</p>
        )}
        <Problem of={mappings} inPanel />
        {!items && !mappings.error && <Skeleton width="100%" height={80} />}
        {items?.length === 0 && (
          <Empty title={t('mapping.none')}>{t('mapping.noneBody')}</Empty>
        )}
        {items && items.length > 0 && (
          <Numbers
            label={t('mapping.title')}
            hideLabel
            rows={items}
            keyOf={({ id }) => id}
            columns={[
              {
                label: t('mapping.rule'),
                cell: ({ matchers, note }) => (
                  <>
                    <MatcherList of={matchers} />
                    {note && <div>{note}</div>}
                  </>
                ),
              },
              {
                label: t('mapping.service'),
                cell: ({ service, environment }) => (
                  <>
                    <ServiceName of={service} />
                    {environment && ` · ${environment}`}
                  </>
                ),
              },
              {
                label: t('mapping.firing'),
                numeric: true,
                cell: ({ firing }) =>
                  firing === undefined ? '–' : formatCount(firing, locale),
              },
              {
                label: t('mapping.origin'),
                cell: rule => <Origin of={rule} />,
              },
              ...(allowed
                ? [
                    {
                      label: t('mapping.remove'),
                      cell: ({ id, origin, service }: AlertMapping) =>
                        origin === 'page' ? (
                          <RemoveRule
                            service={service.title ?? entityName(service.ref)}
                            onRemove={() => remove(id)}
                          />
                        ) : (
                          t('mapping.stays')
                        ),
                    },
                  ]
                : []),
            ]}
          />
        )}
      </Panel>
    </Page>
  );
}
