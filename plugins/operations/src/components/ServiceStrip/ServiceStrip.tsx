import { VisuallyHidden } from '@backstage/ui';
import { ServiceDetail } from '@operate-first/plugin-operations-common';
import { ReactNode, useId } from 'react';
import { formatTime } from '../../format/time';
import { OldPicture, useOldPicture } from '../../hooks/useOldPicture';
import { useOperationsTranslation } from '../../hooks/useOperationsTranslation';
import { Age } from '../Age';
import { HealthMark } from '../HealthMark';
import { Disclosure } from '../Panel';
import { Headline } from './Headline';
import { Locations } from './Locations';
import { ObservationList } from './ObservationList';
import { placesOf, sayOnce } from './places';
import {
  headlineObservations,
  isPast,
  lastKnownOf,
  pictureOf,
  scopeName,
} from './reading';
import { Reason } from './Reason';
import { StaleNotes } from './StaleNotes';
import styles from './ServiceStrip.module.css';

/**
 * The answer of a service's page: how it is, for how long, why, where, what to do, and how old all that is.
 *
 * @param props - asOf: the API does not answer, and this is what it said then; children: what other parts of the API
 *   say, such as of budgets.
 * @internal
 */
export function ServiceStrip(props: {
  service: ServiceDetail;
  asOf?: number;
  children?: ReactNode;
}) {
  return (
    <OldPicture.Provider value={props.asOf}>
      <Strip service={props.service}>{props.children}</Strip>
    </OldPicture.Provider>
  );
}

function Strip(props: { service: ServiceDetail; children?: ReactNode }) {
  const { service, children } = props;
  const isOld = useOldPicture() !== undefined;
  const { t, locale } = useOperationsTranslation();
  const id = useId();
  const { status, reasons } = service.health;
  const deciding = headlineObservations(service);
  const lastKnown = lastKnownOf(status, deciding);
  const picture = pictureOf(service.observations);
  const { reasonPlace } = placesOf(service.observations, service.environments);
  const [first, ...others] = sayOnce(reasons, reasonPlace);
  const now = Date.now();
  // Where staleness is a reason of the health, it has been said.
  const unsaid = picture.stale.filter(
    ({ source }) => !reasons.some(({ code }) => code === `${source}.stale`),
  );

  return (
    <section
      className={styles.strip}
      data-health={isOld ? undefined : status}
      aria-labelledby={id}
    >
      <div className={styles.answer}>
        <HealthMark
          mark={lastKnown?.status ?? status}
          stale={Boolean(lastKnown) || isPast(status, deciding)}
          size={28}
        />
        <div className={styles.words}>
          <h2 className={styles.headline} id={id}>
            <Headline service={service} />
          </h2>
          {service.removedAt && <p>{t('strip.removed')}</p>}
          {first && <Reason of={first} />}
          {others.length === 1 && <Reason of={others[0]} />}
          {lastKnown && (
            <p className={styles.quiet}>
              {t('strip.lastKnown', {
                health: t(`health.${lastKnown.status}`),
                time: formatTime(lastKnown.observedAt, { now, locale }),
              })}
            </p>
          )}
          {others.length > 1 && (
            <Disclosure
              summary={t('strip.moreReasons', { count: others.length })}
            >
              <ul className={styles.reasons}>
                {others.map(reason => (
                  <li key={reason.key}>
                    <Reason of={reason} />
                  </li>
                ))}
              </ul>
            </Disclosure>
          )}
        </div>
      </div>

      <Locations service={service} />
      {children}

      <div className={styles.foot}>
        <StaleNotes
          of={unsaid.map(({ source, scope, staleReason, observedAt }) => ({
            reason: staleReason ?? `${source} ${scopeName(scope)}`,
            observedAt,
          }))}
        />
        <Disclosure
          summary={
            <>
              {picture.asOf ? (
                <>
                  {t('strip.asOf')} <Age of={picture.asOf} />
                </>
              ) : (
                t('strip.neverLooked')
              )}
              {picture.sources > 0 &&
                ` · ${t('strip.sources', { count: picture.sources })}`}
              {picture.stale.length > 0 &&
                `, ${t('strip.staleOf', {
                  number: String(picture.stale.length),
                })}`}
            </>
          }
        >
          <ObservationList
            observations={service.observations}
            reasons={reasons}
          />
        </Disclosure>
      </div>

      <VisuallyHidden role="status">
        {!isOld &&
          t('strip.changed', {
            name: service.title ?? service.entityRef,
            health: t(`health.${status}`),
          })}
      </VisuallyHidden>
    </section>
  );
}
