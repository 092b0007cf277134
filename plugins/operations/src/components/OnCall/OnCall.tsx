import { Link, Skeleton } from '@backstage/ui';
import {
  OnCallSchedule,
  OnCallShift,
  ServiceOnCall,
} from '@operate-first/plugin-operations-common';
import { formatMoment, formatTime } from '../../format/time';
import { ON_CALL_DAYS, useOnCall } from '../../hooks/useAuthors';
import { useNow } from '../../hooks/useNow';
import { useOperationsTranslation } from '../../hooks/useOperationsTranslation';
import { Empty, Problem } from '../Notice';
import { ContactLinks } from '../PeopleCard/ContactLinks';
import { Disclosure } from '../Panel';
import { SignIn } from '../SignIn';
import { PeopleOf } from './PeopleOf';
import { ShiftsTable } from './ShiftsTable';
import { gapAt, shiftAfter, shiftAt } from './week';
import { WeekStrip } from './WeekStrip';
import styles from './OnCall.module.css';

const MINUTE_MS = 60_000;
/** Calendars round: less than this between two shifts is no gap. */
const SEAM_MS = MINUTE_MS;

function Contacts(props: { of: OnCallShift }) {
  return (
    <>
      {props.of.people.map(({ person, name, contacts = [] }) => (
        <ContactLinks
          key={person?.ref ?? name}
          contacts={contacts}
          of={person?.title ?? name ?? person?.ref ?? ''}
        />
      ))}
    </>
  );
}

/** Who takes over, or that nobody does. */
function Then(props: { next: OnCallShift | undefined; until: string }) {
  const { next, until } = props;
  const { t } = useOperationsTranslation();
  const isSeamless =
    next && Date.parse(next.from) - Date.parse(until) < SEAM_MS;
  return (
    <>
      {', '}
      {isSeamless
        ? t('onCall.next', { name: <PeopleOf of={next} /> })
        : t('onCall.thenNobody')}
    </>
  );
}

/** Who is on call now, until when, and who then. */
function Now(props: { schedule: OnCallSchedule; isHidden: boolean }) {
  const { schedule, isHidden } = props;
  const { t, locale } = useOperationsTranslation();
  const now = useNow(MINUTE_MS);
  const running = shiftAt(schedule, now);
  const next = shiftAfter(schedule, now);
  const gap = gapAt(schedule, now);
  const timeOf = (iso: string) => formatTime(iso, { now, locale });
  if (!running) {
    return (
      <p>
        {gap ? t('onCall.gap', { time: timeOf(gap.to) }) : t('onCall.gapOpen')}
      </p>
    );
  }
  const until = running.to;
  return (
    <>
      <p>
        {!isHidden && (
          <>
            <strong>
              <PeopleOf of={running} />
            </strong>{' '}
          </>
        )}
        <span className={styles.quiet} title={formatMoment(until, locale)}>
          {t('onCall.until', { time: timeOf(until) })}
          {!isHidden && <Then next={next} until={until} />}
        </span>
      </p>
      {!isHidden && <Contacts of={running} />}
    </>
  );
}

function Schedule(props: { schedule: OnCallSchedule; of: ServiceOnCall }) {
  const { schedule, of } = props;
  const { title, level, url, stale, readAt, problem, gaps } = schedule;
  const { t, locale } = useOperationsTranslation();
  const timeOf = (iso: string) => formatTime(iso, { now: Date.now(), locale });
  const days = String(ON_CALL_DAYS);
  return (
    <li className={styles.schedule}>
      <p className={styles.quiet}>
        {url ? <Link href={url}>{title}</Link> : title}
        {level !== undefined &&
          ` · ${t('onCall.level', { level: String(level) })}`}
      </p>
      <Now schedule={schedule} isHidden={of.peopleHidden} />
      <WeekStrip schedule={schedule} from={of.from} to={of.to} />
      {gaps.length > 0 && (
        <p className={styles.quiet}>
          {t('onCall.gaps', {
            count: gaps.length,
            gaps: gaps
              .slice(0, 3)
              .map(({ from, to }) => `${timeOf(from)} – ${timeOf(to)}`)
              .join('; '),
          })}
        </p>
      )}
      {stale && readAt && <p>{t('onCall.asOf', { time: timeOf(readAt) })}</p>}
      {problem && <p lang="en">{problem}</p>}
      <Disclosure summary={t('onCall.week', { days })}>
        <ShiftsTable
          label={`${title}: ${t('onCall.week', { days })}`}
          schedule={schedule}
          isHidden={of.peopleHidden}
        />
      </Disclosure>
    </li>
  );
}

function Schedules(props: { of: ServiceOnCall }) {
  const { schedules, peopleHidden, problem } = props.of;
  const { t } = useOperationsTranslation();
  if (schedules.length === 0) {
    return (
      <Empty title={t('onCall.none')}>{problem ?? t('onCall.noneBody')}</Empty>
    );
  }
  const zone = new Intl.DateTimeFormat().resolvedOptions().timeZone;
  const inOrder = [...schedules].sort(
    (a, b) => (a.level ?? Infinity) - (b.level ?? Infinity),
  );
  return (
    <>
      {problem && <p lang="en">{problem}</p>}
      {peopleHidden && <p>{t('onCall.hidden', { signIn: <SignIn /> })}</p>}
      <ul className={styles.schedules}>
        {inOrder.map(schedule => (
          <Schedule key={schedule.id} schedule={schedule} of={props.of} />
        ))}
      </ul>
      <p className={styles.quiet}>{t('onCall.zone', { zone })}</p>
    </>
  );
}

/**
 * Who is on call for a service: now, next, and for a week, by level, in the reader's own time.
 *
 * @internal
 */
export function OnCall(props: { entityRef: string }) {
  const { t } = useOperationsTranslation();
  const onCall = useOnCall(props.entityRef);
  return (
    <section className={styles.onCall} aria-label={t('onCall.title')}>
      <h3 className={styles.heading}>{t('onCall.title')}</h3>
      <Problem of={onCall} inPanel />
      {onCall.data ? (
        <Schedules of={onCall.data} />
      ) : (
        !onCall.error && <Skeleton width="60%" />
      )}
    </section>
  );
}
