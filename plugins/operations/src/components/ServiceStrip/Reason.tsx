import { HealthReason } from '@operate-first/plugin-operations-common';
import { Fragment } from 'react';
import { useOperationsTranslation } from '../../hooks/useOperationsTranslation';
import { useReasonViews } from '../../hooks/useWorkloadLinks';
import { WorkloadTab } from '../../hooks/workloadAddress';
import { Disclosure } from '../Panel';
import { ServerText } from '../ServerText';
import { fullNamespaceOf, RaiseQuota } from '../TeamLinks';
import { WorkloadLink } from '../WorkloadDrawer';
import { PlacedReason } from './places';
import styles from './ServiceStrip.module.css';

const LINKS: WorkloadTab[] = ['pods', 'events', 'logs'];

/** Of so many places the names and the links are given; the others are counted. */
const MOST_PLACES = 4;

/** The links of a reason to what it is about; of several places, each names its own. */
function Links(props: { reason: HealthReason; withCluster?: boolean }) {
  const { reason, withCluster } = props;
  const { t } = useOperationsTranslation();
  const viewAt = useReasonViews(reason);
  if (!viewAt) return undefined;
  return (
    <span className={styles.links}>
      {withCluster && (
        <span className={styles.remedy}>{reason.scope?.cluster}: </span>
      )}
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

/** "eu-1, us-1 and 18 more". */
function usePlaceWords(places: string[]): string {
  const { t, locale } = useOperationsTranslation();
  const rest = places.length - MOST_PLACES;
  const named = rest > 0 ? places.slice(0, MOST_PLACES) : places;
  return new Intl.ListFormat(locale, { type: 'conjunction' }).format(
    rest > 0 ? [...named, t('strip.morePlaces', { count: rest })] : named,
  );
}

/**
 * Why a health is what it is, where, what to do, where to look; what the machine said is one click below.
 *
 * @param props - quiet: it explains nothing that is wrong.
 * @internal
 */
export function Reason(props: { of: PlacedReason; quiet?: boolean }) {
  const { places, reasons } = props.of;
  const [{ message, remedy }] = reasons;
  const { t } = useOperationsTranslation();
  const where = usePlaceWords(places);
  const full = [
    ...new Set(reasons.flatMap(reason => fullNamespaceOf(reason) ?? [])),
  ].slice(0, MOST_PLACES);
  const details = [
    ...new Set(reasons.flatMap(({ detail }) => (detail ? [detail] : []))),
  ];
  return (
    <div className={styles.reason} data-quiet={props.quiet || undefined}>
      <p>
        {where && <span className={styles.scope}>{where}: </span>}
        <ServerText of={message} />
        {remedy && (
          <span className={styles.remedy} lang="en">
            {' '}
            {remedy}
          </span>
        )}{' '}
        {reasons.length === 1 && <Links reason={reasons[0]} />}
        {full.map(namespace => (
          <RaiseQuota key={namespace} namespace={namespace} />
        ))}
      </p>
      {reasons.length > 1 && (
        <p className={styles.ways}>
          {reasons.slice(0, MOST_PLACES).map(reason => (
            <Links key={JSON.stringify(reason)} reason={reason} withCluster />
          ))}
        </p>
      )}
      {details.length > 0 && (
        <Disclosure summary={t('workloads.detail')}>
          {details.map(detail => (
            <blockquote key={detail} className={styles.quote} lang="en">
              {detail}
            </blockquote>
          ))}
        </Disclosure>
      )}
    </div>
  );
}
