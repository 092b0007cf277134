import { Button, DialogTrigger, Popover } from '@backstage/ui';
import { Incident } from '@operate-first/plugin-operations-common';
import { formatTime } from '../../format/time';
import { useOperationsTranslation } from '../../hooks/useOperationsTranslation';
import { IncidentAge, IncidentLink, Severity } from '../IncidentState';
import { Lane } from './Lane';
import { IncidentMark, incidentMarksOf } from './marks';
import styles from './ChangeLanes.module.css';

function MarkButton(props: {
  mark: IncidentMark;
  share: number;
  isStop: boolean;
  onFocus: () => void;
}) {
  const { mark, share, isStop, onFocus } = props;
  const { incidents } = mark;
  const { t, locale } = useOperationsTranslation();
  const count = incidents.length;
  const [{ key, title, startedAt }] = incidents;
  const time = formatTime(startedAt, { now: Date.now(), locale });
  const name =
    count === 1
      ? t('incidents.markOne', { key, title })
      : t('incidents.mark', { count });
  return (
    <DialogTrigger>
      <Button
        size="small"
        variant="tertiary"
        className={styles.mark}
        style={{
          insetInlineStart: `clamp(0.75rem, ${share * 100}%, 100% - 0.75rem)`,
        }}
        aria-label={`${name}, ${time}`}
        excludeFromTabOrder={!isStop}
        onFocus={onFocus}
      >
        <span aria-hidden>
          ▮{count > 1 && <span className={styles.count}>{count}</span>}
        </span>
      </Button>
      <Popover className={styles.popover}>
        <h3 className={styles.title}>{t('incidents.mark', { count })}</h3>
        <ul className={styles.list}>
          {incidents.map(incident => (
            <li key={incident.id}>
              <span className={styles.time}>
                {formatTime(incident.startedAt, { now: Date.now(), locale })}
              </span>
              <span>
                <Severity of={incident.severity} />{' '}
                <IncidentLink incidentKey={incident.key}>
                  {incident.key} {incident.title}
                </IncidentLink>{' '}
                · <IncidentAge of={incident} />
              </span>
            </li>
          ))}
        </ul>
      </Popover>
    </DialogTrigger>
  );
}

/**
 * Incidents on the time axis of the ribbon, where they began; each mark opens what it marks.
 *
 * @internal
 */
export function IncidentLane(props: {
  incidents: Incident[];
  from: number;
  to: number;
}) {
  const { incidents, from, to } = props;
  const { t } = useOperationsTranslation();
  const marks = incidentMarksOf(incidents, { from, to });
  if (marks.length === 0) return null;
  return (
    <Lane label={t('incidents.lane')} marks={marks}>
      {(mark, { isStop, onFocus }) => (
        <MarkButton
          key={mark.from}
          mark={mark}
          share={((mark.from + mark.to) / 2 - from) / (to - from)}
          isStop={isStop}
          onFocus={onFocus}
        />
      )}
    </Lane>
  );
}
