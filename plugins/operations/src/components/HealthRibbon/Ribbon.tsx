import { Change, Incident } from '@operate-first/plugin-operations-common';
import { KeyboardEvent, PointerEvent, ReactNode, useState } from 'react';
import { formatTime, midnightsBetween } from '../../format/time';
import { useOperationsTranslation } from '../../hooks/useOperationsTranslation';
import { ChangeLanes } from './ChangeLanes';
import { Column, columnsOf, worstAround } from './columns';
import { IncidentLane } from './IncidentLane';
import { StretchWords, useStretchText } from './StretchWords';
import { Stretch } from './stretches';
import styles from './HealthRibbon.module.css';

/** How far a key walks, as the new position from the old one and the last one. */
const STEPS: Record<string, (at: number, last: number) => number> = {
  ArrowLeft: at => at - 1,
  ArrowDown: at => at - 1,
  ArrowRight: at => at + 1,
  ArrowUp: at => at + 1,
  Home: () => 0,
  End: (_at, last) => last,
};

/** The label of a midnight this near to the end would lie under that of the present. */
const LABEL_SHARE = 0.09;

/** The share of the ribbon's height, in per cent. The height says what the colour says. */
const HEIGHTS: Record<Stretch['kind'], number> = {
  unlooked: 100,
  unknown: 30,
  healthy: 30,
  degraded: 65,
  down: 100,
};

/** The kinds of one column, one upon the other. A time that nobody looked at adds no height to a mixture. */
function Stack(props: { column: Column }) {
  const { parts } = props.column;
  return (
    <>
      {parts
        .filter(({ kind }) => parts.length === 1 || kind !== 'unlooked')
        .map(({ kind, share }) => (
          <div
            key={kind}
            className={styles.part}
            data-kind={kind}
            style={{ blockSize: `${HEIGHTS[kind] * share}%` }}
          />
        ))}
    </>
  );
}

/**
 * The stretches on one time axis. Height and colour say the same.
 *
 * @param props - since: set where the axis begins with the first look; idle: what stands below while no
 *   stretch is looked at.
 * @internal
 */
export function Ribbon(props: {
  stretches: Stretch[];
  since: string | undefined;
  changes: Change[];
  incidents: Incident[];
  idle: ReactNode;
}) {
  const { stretches, since, changes, incidents, idle } = props;
  const { t, locale } = useOperationsTranslation();
  const textOf = useStretchText();
  // Kept as a moment, not as a number: a new stretch does not change what one is looking at.
  const [moment, setMoment] = useState<number>();

  const { from } = stretches[0];
  const { to } = stretches[stretches.length - 1];
  const percent = (time: number) => `${((time - from) / (to - from)) * 100}%`;
  const last = stretches.length - 1;
  const found = stretches.findIndex(
    stretch =>
      moment !== undefined && stretch.from <= moment && moment < stretch.to,
  );
  const at = found === -1 ? last : found;
  const chosen = found === -1 ? undefined : stretches[found];

  const onKeyDown = (event: KeyboardEvent) => {
    const step = STEPS[event.key];
    if (!step) return;
    event.preventDefault();
    const next = Math.min(last, Math.max(0, step(at, last)));
    setMoment(stretches[next].from);
  };
  const onPointerMove = (event: PointerEvent<HTMLDivElement>) => {
    const box = event.currentTarget.getBoundingClientRect();
    const share = (event.clientX - box.left) / box.width;
    const pointed = from + Math.min(0.9999, Math.max(0, share)) * (to - from);
    setMoment(worstAround(stretches, pointed).from);
  };

  const weekday = new Intl.DateTimeFormat(locale, {
    weekday: 'short',
    day: 'numeric',
  });
  const midnights = midnightsBetween(from, to);
  const labelled = midnights.filter(
    midnight =>
      midnight < to - LABEL_SHARE * (to - from) &&
      (!since || midnight > from + 2 * LABEL_SHARE * (to - from)),
  );

  const sinceTime = since && formatTime(since, { now: Date.now(), locale });

  return (
    <div>
      <IncidentLane incidents={incidents} from={from} to={to} />
      <ChangeLanes changes={changes} from={from} to={to} />
      <div
        className={styles.ribbon}
        role="slider"
        tabIndex={0}
        aria-label={
          sinceTime
            ? t('ribbon.labelSince', { time: sinceTime })
            : t('ribbon.label')
        }
        aria-valuemin={0}
        aria-valuemax={last}
        aria-valuenow={at}
        aria-valuetext={textOf(stretches[at])}
        onKeyDown={onKeyDown}
        onFocus={() => setMoment(stretches[at].from)}
        onBlur={() => setMoment(undefined)}
        onPointerMove={onPointerMove}
        onPointerLeave={() => setMoment(undefined)}
      >
        {columnsOf(stretches).map(column => (
          <div
            key={column.from}
            className={styles.column}
            style={{
              insetInlineStart: percent(column.from),
              inlineSize: percent(from + column.to - column.from),
            }}
          >
            <Stack column={column} />
          </div>
        ))}
        {chosen && (
          <div
            className={styles.chosen}
            style={{
              insetInlineStart: `min(${percent(chosen.from)}, 100% - 5px)`,
              inlineSize: percent(from + chosen.to - chosen.from),
            }}
          />
        )}
        {midnights.map(midnight => (
          <div
            key={midnight}
            className={styles.midnight}
            style={{ insetInlineStart: percent(midnight) }}
          />
        ))}
      </div>
      <div className={styles.axis} aria-hidden>
        {sinceTime && <span className={styles.start}>{sinceTime}</span>}
        {labelled.map(midnight => (
          <span key={midnight} style={{ insetInlineStart: percent(midnight) }}>
            {weekday.format(midnight)}
          </span>
        ))}
        <span className={styles.now}>{t('ribbon.now')}</span>
      </div>
      <p className={styles.readout}>
        {chosen ? <StretchWords stretch={chosen} /> : idle}
      </p>
    </div>
  );
}
