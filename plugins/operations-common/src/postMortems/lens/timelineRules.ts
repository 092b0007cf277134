import { POST_MORTEM_MOMENTS } from '../model';
import { LensContext, LensRule } from './model';
import { Timeline, timesIn } from './Timeline';

const MINUTE = 60_000;
const LONG_GAP = 30 * MINUTE;

function clock(minute: number): string {
  const two = (value: number) => String(value).padStart(2, '0');
  return `${two(Math.floor(minute / 60))}:${two(minute % 60)}`;
}

/** Times in prose that the timeline does not tell. */
function claims({ text }: LensContext) {
  const timeline = Timeline.of(text);
  if (timeline.entries.length === 0) return [];
  return timesIn(text.prose)
    .filter(({ start }) => !text.isIn('timeline', start))
    .filter(({ minute }) => !timeline.tells(minute))
    .map(({ start, end, minute }) => ({
      start,
      end,
      severity: 'warning' as const,
      message: `The timeline has nothing at ${clock(minute)}.`,
      remedy: 'Add what happened then, or mend the time.',
      values: { time: clock(minute) },
    }));
}

/** Moments of the front matter that the timeline does not tell. */
function moments({ document, text }: LensContext) {
  const timeline = Timeline.of(text);
  if (timeline.entries.length === 0 || timeline.elsewhere) return [];
  return POST_MORTEM_MOMENTS.flatMap(moment => {
    const at = document[moment];
    if (at === undefined || timeline.tellsMoment(Date.parse(at))) return [];
    const time = `${at.slice(0, 16).replace('T', ' ')} UTC`;
    return [
      {
        ...text.fieldPlace(moment),
        severity: 'warning' as const,
        message: `The timeline does not tell when it was ${moment} (${time}).`,
        remedy: 'Add what happened then, or mend the time.',
        values: { moment, time },
      },
    ];
  });
}

/** Long times between detection and the end of which nothing is told. */
function gaps({ document, text }: LensContext) {
  const {
    started,
    detected = started,
    resolved,
    mitigated = resolved,
  } = document;
  if (!detected || !mitigated) return [];
  const [from, to] = [Date.parse(detected), Date.parse(mitigated)];
  const long = Math.max(LONG_GAP, (to - from) / 2);
  const within = Timeline.of(text).entries.filter(
    ({ at }) => at !== undefined && at >= from - MINUTE && at <= to + MINUTE,
  );
  return within.slice(1).flatMap((entry, index) => {
    const before = within[index];
    const length = (entry.at ?? 0) - (before.at ?? 0);
    if (length <= long) return [];
    const values = {
      from: clock(before.minute),
      to: clock(entry.minute),
      minutes: Math.round(length / MINUTE),
      whole: Math.round((to - from) / MINUTE),
    };
    return [
      {
        start: before.start,
        end: entry.end,
        severity: 'info' as const,
        message: `Nothing is told between ${values.from} and ${values.to}, ${values.minutes} min of ${values.whole} min.`,
        remedy: 'Ask who was there what they saw, thought and tried.',
        values,
      },
    ];
  });
}

/** What the timeline does not tell. @internal */
export const TIMELINE_RULES: LensRule[] = [
  { id: 'timeline.claim', find: claims },
  { id: 'timeline.moment', find: moments },
  { id: 'timeline.gap', find: gaps },
  {
    id: 'timeline.entries',
    find: ({ text }) =>
      text.sectionsOfKind('timeline').length > 0 &&
      Timeline.of(text).entries.length === 0
        ? [
            {
              ...text.headingPlace(text.sectionsOfKind('timeline')[0]),
              severity: 'warning',
              message: 'No entry of the timeline has a time.',
              remedy: 'Begin each with its time in UTC, such as "06:14".',
            },
          ]
        : [],
  },
];
