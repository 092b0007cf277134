import { useRouteRef } from '@backstage/frontend-plugin-api';
import { parseEntityRef } from '@backstage/catalog-model';
import {
  entityRouteParams,
  entityRouteRef,
} from '@backstage/plugin-catalog-react';
import { Link } from '@backstage/ui';
import { SloDetail, TimeMark } from '@operate-first/plugin-operations-common';
import { useOperationsTranslation } from '../../hooks/useOperationsTranslation';
import { maintenanceRouteRef } from '../../routes';
import { RunbookLink } from '../QuestionState';
import styles from './MarksLane.module.css';

function useServicePage(detail: SloDetail): string | undefined {
  const entityPath = useRouteRef(entityRouteRef);
  const { service } = detail.slo;
  if (!service) return undefined;
  const page = entityPath?.(entityRouteParams(parseEntityRef(service.ref)));
  return page && `${page}/operations`;
}

/**
 * What is known of a mark beyond its title, and where the rest is.
 *
 * @internal
 */
export function MarkDetails(props: { mark: TimeMark; detail: SloDetail }) {
  const { mark, detail } = props;
  const { t } = useOperationsTranslation();
  const maintenancePath = useRouteRef(maintenanceRouteRef)?.();
  const servicePage = useServicePage(detail);
  const alert =
    mark.kind === 'alert'
      ? detail.alerts.find(({ id }) => id === mark.id)
      : undefined;
  if (mark.kind === 'maintenance') {
    return (
      <p>
        <Link href={`${maintenancePath ?? ''}#${mark.id ?? ''}`}>
          {t('slo.openMaintenance')}
        </Link>
      </p>
    );
  }
  return (
    <>
      {alert?.message && <p className={styles.quiet}>{alert.message}</p>}
      {alert?.runbook && (
        <p>
          <RunbookLink id={alert.runbook}>{t('alerts.runbook')}</RunbookLink>
        </p>
      )}
      {alert?.runbookUrl && !alert.runbook && (
        <p>
          <Link href={alert.runbookUrl}>{t('alerts.runbook')}</Link>
        </p>
      )}
      {servicePage && (
        <p>
          <Link href={servicePage}>
            {t(mark.kind === 'alert' ? 'slo.openAlerts' : 'slo.openChanges')}
          </Link>
        </p>
      )}
    </>
  );
}
