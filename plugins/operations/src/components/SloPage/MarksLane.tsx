import { Button, DialogTrigger, Popover } from '@backstage/ui';
import {
  SloDetail,
  SloSeries,
  TimeMark,
} from '@operate-first/plugin-operations-common';
import { formatDuration, formatTime } from '../../format/time';
import { useOperationsTranslation } from '../../hooks/useOperationsTranslation';
import { PLOT } from '../TimeChart';
import { MarkDetails } from './MarkDetails';
import { groupMarks, MarkGroup } from './series';
import styles from './MarksLane.module.css';

const GLYPHS: Record<TimeMark['kind'], string> = {
  alert: '▲',
  change: '◆',
  maintenance: '▒',
};

function MarkButton(props: { group: MarkGroup; detail: SloDetail }) {
  const { group, detail } = props;
  const { kind, marks, share } = group;
  const { t, locale } = useOperationsTranslation();
  const now = Date.now();
  const name = t(`slo.mark.${kind}`, { count: marks.length });
  return (
    <DialogTrigger>
      <Button
        size="small"
        variant="tertiary"
        className={styles.mark}
        data-kind={kind}
        style={{ insetInlineStart: `${share * 100}%` }}
        aria-label={`${name}, ${formatTime(marks[0].at, { now, locale })}`}
      >
        <span aria-hidden>
          {GLYPHS[kind]}
          {marks.length > 1 && marks.length}
        </span>
      </Button>
      <Popover className={styles.popover}>
        <h3 className={styles.title}>{name}</h3>
        <ul className={styles.list}>
          {marks.map(mark => (
            <li key={`${mark.at} ${mark.id ?? mark.title}`}>
              <span className={styles.quiet}>
                {formatTime(mark.at, { now, locale })}
                {mark.until &&
                  ` · ${formatDuration(
                    Date.parse(mark.until) - Date.parse(mark.at),
                  )}`}
              </span>{' '}
              {mark.title}
              <MarkDetails mark={mark} detail={detail} />
            </li>
          ))}
        </ul>
      </Popover>
    </DialogTrigger>
  );
}

/**
 * Alerts, changes and maintenance above the charts, on the same time, each opening what it marks.
 *
 * @internal
 */
export function MarksLane(props: { series: SloSeries; detail: SloDetail }) {
  const { series, detail } = props;
  const { t } = useOperationsTranslation();
  const groups = groupMarks(series.marks, {
    from: Date.parse(series.from),
    to: Date.parse(series.to),
  });
  if (groups.length === 0) return null;
  return (
    <div
      className={styles.lane}
      role="group"
      aria-label={t('slo.marks')}
      style={{ marginInline: `${PLOT.start}px ${PLOT.words}px` }}
    >
      {groups.map(group => (
        <MarkButton
          key={`${group.kind} ${group.marks[0].at}`}
          group={group}
          detail={detail}
        />
      ))}
    </div>
  );
}
