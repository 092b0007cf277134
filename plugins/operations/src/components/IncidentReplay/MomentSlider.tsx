import { Button } from '@backstage/ui';
import { Incident } from '@operate-first/plugin-operations-common';
import { KeyboardEvent } from 'react';
import { formatMoment, formatTime } from '../../format/time';
import { useOperationsTranslation } from '../../hooks/useOperationsTranslation';
import { ReplayMoment } from '../../hooks/useReplayMoment';
import { nextMoment } from './moments';
import styles from './IncidentReplay.module.css';

const STEP_MS = 60_000;
const LATE = 0.85;
const TIMES = ['started', 'acknowledged', 'mitigated', 'resolved'] as const;
const NAMES = {
  started: 'began',
  acknowledged: 'acknowledged',
  mitigated: 'mitigated',
  resolved: 'resolved',
} as const;

function Marks(props: {
  incident: Incident;
  moment: ReplayMoment;
  moments: number[];
}) {
  const { incident, moment, moments } = props;
  const { from, to } = moment;
  const { t, locale } = useOperationsTranslation();
  const shareOf = (at: number) => `${((at - from) / (to - from || 1)) * 100}%`;
  const times = TIMES.flatMap(name => {
    const at = Date.parse(incident[`${name}At`] ?? '');
    return at >= from && at <= to ? [{ name, at }] : [];
  });
  return (
    <div className={styles.axis}>
      {moments.map(at => (
        <span
          key={at}
          aria-hidden
          className={styles.tick}
          style={{ insetInlineStart: shareOf(at) }}
        />
      ))}
      {times.map(({ name, at }) => (
        <button
          key={name}
          type="button"
          className={styles.mark}
          // Near the end its words stand before it: behind it there is no room.
          data-late={at - from > (to - from) * LATE || undefined}
          style={{ insetInlineStart: shareOf(at) }}
          title={formatMoment(new Date(at).toISOString(), locale)}
          onClick={() => moment.setAt(at)}
        >
          {t(`incident.replay.${NAMES[name]}`)}
        </button>
      ))}
    </div>
  );
}

/**
 * The moment that is looked at, on a time axis with what happened. Arrow keys go by a minute, Page up and Page down
 * from change to change.
 *
 * @internal
 */
export function MomentSlider(props: {
  incident: Incident;
  moment: ReplayMoment;
  moments: string[];
}) {
  const { incident, moment } = props;
  const { from, to } = moment;
  const at = moment.at ?? from;
  const { t, locale } = useOperationsTranslation();
  const moments = props.moments.map(one => Date.parse(one));
  const go = (wanted: number | undefined) => {
    if (wanted === undefined) return;
    moment.setAt(Math.min(Math.max(wanted, from), to), { replace: true });
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'PageUp' && event.key !== 'PageDown') return;
    event.preventDefault();
    go(nextMoment(moments, at, event.key === 'PageUp' ? 1 : -1));
  };
  const before = nextMoment(moments, at, -1);
  const next = nextMoment(moments, at, 1);
  return (
    <div className={styles.slider}>
      <Marks incident={incident} moment={moment} moments={moments} />
      <input
        type="range"
        aria-label={t('incident.replay.slider')}
        aria-valuetext={formatMoment(new Date(at).toISOString(), locale)}
        min={from}
        max={to}
        // A step of a minute from wherever it stands, so that marks can be met to the second.
        step={1}
        value={at}
        onChange={event => go(Number(event.target.value))}
        onKeyDown={event => {
          const steps: Record<string, number> = {
            ArrowLeft: -STEP_MS,
            ArrowDown: -STEP_MS,
            ArrowRight: STEP_MS,
            ArrowUp: STEP_MS,
          };
          if (event.key in steps) {
            event.preventDefault();
            go(at + steps[event.key]);
          } else {
            onKeyDown(event);
          }
        }}
      />
      <div className={styles.ends}>
        <span>
          {formatTime(new Date(from).toISOString(), {
            now: Date.now(),
            locale,
          })}
        </span>
        <span>
          {formatTime(new Date(to).toISOString(), { now: Date.now(), locale })}
        </span>
      </div>
      <div className={styles.head}>
        <span className={styles.steps}>
          <Button
            size="small"
            variant="secondary"
            isDisabled={before === undefined}
            onPress={() => go(before)}
          >
            {t('incident.replay.before')}
          </Button>
          <Button
            size="small"
            variant="secondary"
            isDisabled={next === undefined}
            onPress={() => go(next)}
          >
            {t('incident.replay.next')}
          </Button>
        </span>
        <span className={styles.quiet}>
          {moments.length > 0 &&
            `${t('incident.replay.moments', { count: moments.length })}. `}
          {t('incident.replay.hint')}
        </span>
      </div>
    </div>
  );
}
