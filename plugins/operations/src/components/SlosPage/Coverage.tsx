import { parseEntityRef } from '@backstage/catalog-model';
import { useRouteRef } from '@backstage/frontend-plugin-api';
import {
  entityRouteParams,
  entityRouteRef,
} from '@backstage/plugin-catalog-react';
import { Link } from '@backstage/ui';
import {
  SloCoverage,
  SloFilter,
} from '@operate-first/plugin-operations-common';
import { useOperationsTranslation } from '../../hooks/useOperationsTranslation';
import { useSloCoverage } from '../../hooks/useSlos';
import { ShowMore } from '../ClusterState';
import { useEntityName } from '../Filters';
import { AddSloLink } from '../RequestForm/AddSloLink';
import { PersonName } from '../IncidentState';
import { Problem } from '../Notice';
import { Disclosure, Numbers } from '../Panel';
import styles from './SlosPage.module.css';

const FIRST = 50;

function Missing(props: { missing: SloCoverage['missing'] }) {
  const { t } = useOperationsTranslation();
  const entityPath = useRouteRef(entityRouteRef);
  const entityName = useEntityName();
  const pageOf = (ref: string) => {
    const page = entityPath?.(entityRouteParams(parseEntityRef(ref)));
    return page ? `${page}/operations` : '';
  };
  return (
    <ShowMore items={props.missing} first={FIRST}>
      {shown => (
        <Numbers
          label={t('slos.coverage.table')}
          hideLabel
          rows={shown}
          keyOf={({ service }) => service.ref}
          columns={[
            {
              label: t('slo.service'),
              header: true,
              cell: ({ service }) => (
                <Link href={pageOf(service.ref)}>
                  {service.title ?? entityName(service.ref)}
                </Link>
              ),
            },
            {
              label: t('slo.owner'),
              cell: ({ owner }) => (owner ? <PersonName of={owner} /> : '—'),
            },
            {
              label: t('slos.coverage.suggested'),
              cell: ({ suggested }) =>
                suggested ? t('slos.coverage.yes') : t('slos.coverage.no'),
            },
            {
              label: t('slos.coverage.remedy'),
              cell: ({ service, suggested }) => (
                <AddSloLink
                  entityRef={service.ref}
                  counts={suggested ? 'probe' : 'requests'}
                  of={service.title ?? entityName(service.ref)}
                />
              ),
            },
          ]}
        />
      )}
    </ShowMore>
  );
}

/**
 * Which services promise nothing.
 *
 * @internal
 */
export function Coverage(props: { filter: SloFilter }) {
  const coverage = useSloCoverage(props.filter);
  const { t } = useOperationsTranslation();
  if (!coverage.data) return <Problem of={coverage} inPanel />;
  const { services, covered, missing } = coverage.data;
  if (services === 0) return null;
  const words = t('slos.coverage.words', {
    covered: String(covered),
    total: String(services),
  });
  if (missing.length === 0) return <p className={styles.quiet}>{words}</p>;
  return (
    <div className={styles.coverage}>
      <Disclosure
        summary={`${words} ${t('slos.coverage.missing', {
          count: missing.length,
        })}`}
      >
        <Missing missing={missing} />
      </Disclosure>
    </div>
  );
}
