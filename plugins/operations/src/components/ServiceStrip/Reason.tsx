import { HealthReason } from '@operate-first/plugin-operations-common';
import { Fragment } from 'react';
import { useOperationsTranslation } from '../../hooks/useOperationsTranslation';
import { useReasonViews } from '../../hooks/useWorkloadLinks';
import { WorkloadTab } from '../../hooks/workloadAddress';
import { Disclosure } from '../Panel';
import { WorkloadLink } from '../WorkloadDrawer';
import styles from './ServiceStrip.module.css';

const LINKS: WorkloadTab[] = ['pods', 'events', 'logs'];

/** The links of a reason to what it is about. */
function Links(props: { reason: HealthReason }) {
  const { reason } = props;
  const { t } = useOperationsTranslation();
  const viewAt = useReasonViews(reason);
  if (!viewAt) return undefined;
  return (
    <span className={styles.links}>
      {LINKS.map((tab, index) => {
        const view = viewAt(tab);
        const { name, cluster } = view.workload;
        const of = view.pod ?? name;
        return (
          <Fragment key={tab}>
            {index > 0 && ' · '}
            <WorkloadLink
              view={view}
              label={t('workloads.linkTo', {
                part: t(`workload.tab.${tab}`),
                name: of,
                cluster,
              })}
            >
              {t(`workload.tab.${tab}`)}
            </WorkloadLink>
          </Fragment>
        );
      })}
    </span>
  );
}

/**
 * Why a health is what it is, what to do, where to look; what the machine said is one click below.
 *
 * @param props - place: where it is true, where that is to be said.
 * @internal
 */
export function Reason(props: { reason: HealthReason; place?: string }) {
  const { reason, place } = props;
  const { t } = useOperationsTranslation();
  return (
    <div className={styles.reason}>
      <p>
        {place && <span className={styles.scope}>{place}: </span>}
        {reason.message}
        {reason.remedy && (
          <span className={styles.remedy}> {reason.remedy}</span>
        )}{' '}
        <Links reason={reason} />
      </p>
      {reason.detail && (
        <Disclosure summary={t('workloads.detail')}>
          <blockquote className={styles.quote}>{reason.detail}</blockquote>
        </Disclosure>
      )}
    </div>
  );
}
