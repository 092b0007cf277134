import { Button, ToggleButton, ToggleButtonGroup } from '@backstage/ui';
import { SloSeries } from '@operate-first/plugin-operations-common';
import { formatDuration, formatTime } from '../../format/time';
import { useOperationsTranslation } from '../../hooks/useOperationsTranslation';
import { ShownRange, useSloView } from '../../hooks/useSloView';
import { pageStyles } from '../Page';
import styles from './SloPage.module.css';

const HOUR_MS = 60 * 60 * 1000;
const RANGES: Record<string, number> = {
  '6h': 6 * HOUR_MS,
  '24h': 24 * HOUR_MS,
  '7d': 7 * 24 * HOUR_MS,
};

/** The button that stands for a range; none for what somebody has drawn over. */
function buttonOf(
  range: ShownRange | undefined,
  options: { isYoung: boolean; now: number },
): string | undefined {
  if (range === 'window') return 'window';
  if (!range) return options.isYoung ? 'since' : 'window';
  const to = Date.parse(range.to);
  if (options.now - to >= HOUR_MS) return undefined;
  const length = to - Date.parse(range.from);
  return Object.keys(RANGES).find(key => RANGES[key] === length);
}

/**
 * The whole window, its end, what of it is measured where that is little, or what somebody has drawn over.
 *
 * @internal
 */
export function RangeChoice(props: {
  view: ReturnType<typeof useSloView>;
  series: SloSeries | undefined;
  /** When measuring began, where that leaves most of the window empty. */
  beganAt: string | undefined;
}) {
  const { view, series, beganAt } = props;
  const { t, locale } = useOperationsTranslation();
  const now = Date.now();
  const { range } = view;
  const isYoung = beganAt !== undefined;
  const chosen = buttonOf(range, { isYoung, now });
  const drawn = typeof range === 'object' && !chosen ? range : undefined;
  const showWindow = () => view.setRange(isYoung ? 'window' : undefined);
  const onChoose = (key: string) => {
    const to = Date.now();
    if (key === 'window') showWindow();
    else if (key === 'since') view.setRange(undefined);
    else {
      view.setRange({
        from: new Date(to - RANGES[key]).toISOString(),
        to: new Date(to).toISOString(),
      });
    }
  };
  return (
    <div className={styles.tools}>
      <ToggleButtonGroup
        aria-label={t('slo.range.label')}
        selectionMode="single"
        selectedKeys={chosen ? [chosen] : []}
        onSelectionChange={keys => {
          for (const key of keys) onChoose(String(key));
        }}
      >
        <ToggleButton id="window">{t('slo.range.window')}</ToggleButton>
        {isYoung && (
          <ToggleButton id="since">
            {t('slo.range.since', {
              time: formatTime(beganAt, { now, locale }),
            })}
          </ToggleButton>
        )}
        <ToggleButton id="7d">7 d</ToggleButton>
        <ToggleButton id="24h">24 h</ToggleButton>
        <ToggleButton id="6h">6 h</ToggleButton>
      </ToggleButtonGroup>
      {drawn && (
        <>
          <span>
            {t('maintenance.from', {
              from: formatTime(drawn.from, { now, locale }),
              to: formatTime(drawn.to, { now, locale }),
            })}
          </span>
          <Button size="small" variant="secondary" onPress={showWindow}>
            {t('slo.range.reset')}
          </Button>
        </>
      )}
      {series && (
        <span className={pageStyles.quiet}>
          {t('slo.range.steps', {
            duration: formatDuration(series.stepSeconds * 1000),
          })}
        </span>
      )}
    </div>
  );
}
