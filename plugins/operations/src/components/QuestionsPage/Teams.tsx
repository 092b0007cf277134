import { Skeleton, ToggleButton, ToggleButtonGroup } from '@backstage/ui';
import {
  DurationSummary,
  QuestionMetrics,
  QuestionMetricsGroup,
} from '@operate-first/plugin-operations-common';
import { useMemo } from 'react';
import { formatCount } from '../../format/numbers';
import { formatDuration } from '../../format/time';
import { useAddressChoice } from '../../hooks/useAddressChoice';
import { useOperationsTranslation } from '../../hooks/useOperationsTranslation';
import { useQuestionMetrics } from '../../hooks/useQuestions';
import { Age } from '../Age';
import { PersonName } from '../IncidentState';
import { Empty, Problem } from '../Notice';
import { Numbers, Panel } from '../Panel';
import { UseBar } from '../UseBar';
import filterStyles from '../Filters/Filters.module.css';
import styles from './QuestionsPage.module.css';

const SECOND_MS = 1_000;
const DAY_MS = 86_400_000;
const DAYS = { d30: 30, d90: 90, d365: 365 } as const;
const RANGES = ['d30', 'd90', 'd365'] as const;

/** Half of them as a bar, nine of ten as its frame, on one scale for all teams. */
function Times(props: { of: DurationSummary | undefined; scale: number }) {
  const { of, scale } = props;
  const { t } = useOperationsTranslation();
  if (!of || of.count === 0 || of.median === undefined) return <>—</>;
  const { median, p90 = median } = of;
  return (
    <div className={styles.times}>
      <UseBar of={Math.max(p90, median)} requested={median} scale={scale} />
      <span>
        {t('questions.teams.half', {
          duration: formatDuration(median * SECOND_MS),
        })}
        <span className={styles.quiet}>
          {' · '}
          {t('questions.teams.most', {
            duration: formatDuration(p90 * SECOND_MS),
          })}
        </span>
      </span>
    </div>
  );
}

function Table(props: { metrics: QuestionMetrics }) {
  const { all, groups } = props.metrics;
  const { t, locale } = useOperationsTranslation();
  const scale = Math.max(
    ...[all, ...groups].map(
      ({ firstAnswer }) => firstAnswer?.p90 ?? firstAnswer?.median ?? 0,
    ),
  );
  const count = (value: number) => formatCount(value, locale);
  return (
    <Numbers<QuestionMetricsGroup>
      label={t('questions.teams.chart')}
      hideLabel
      rows={groups.length > 1 ? [all, ...groups] : groups}
      keyOf={group => (group === all ? 'all' : group.owner?.ref ?? 'none')}
      columns={[
        {
          label: t('questions.teams.team'),
          header: true,
          cell: group => {
            if (group === all) return t('questions.teams.all');
            return group.owner ? (
              <PersonName of={group.owner} />
            ) : (
              t('questions.teams.without')
            );
          },
        },
        {
          label: t('questions.teams.asked'),
          numeric: true,
          cell: ({ asked }) => count(asked),
        },
        {
          label: t('questions.teams.open'),
          numeric: true,
          cell: ({ open }) => count(open),
        },
        {
          label: t('questions.teams.unanswered'),
          numeric: true,
          cell: ({ unanswered }) => count(unanswered),
        },
        {
          label: t('questions.teams.first'),
          cell: ({ firstAnswer }) => <Times of={firstAnswer} scale={scale} />,
        },
        {
          label: t('questions.teams.accepted'),
          numeric: true,
          cell: ({ accepted }) =>
            accepted?.median === undefined
              ? '—'
              : formatDuration(accepted.median * SECOND_MS),
        },
        {
          label: t('questions.teams.oldest'),
          numeric: true,
          cell: ({ oldestUnansweredAt }) =>
            oldestUnansweredAt ? <Age of={oldestUnansweredAt} /> : '—',
        },
      ]}
    />
  );
}

/**
 * How soon teams answer: a chart with its numbers in it.
 *
 * @internal
 */
export function Teams() {
  const { t } = useOperationsTranslation();
  const [range, choose] = useAddressChoice('range', RANGES);
  const days = DAYS[range];
  const query = useMemo(
    () => ({ from: new Date(Date.now() - days * DAY_MS).toISOString() }),
    [days],
  );
  const metrics = useQuestionMetrics(query);
  const { data } = metrics;
  return (
    <div className={styles.teams}>
      <div className={filterStyles.filters}>
        <ToggleButtonGroup
          className={filterStyles.toggles}
          aria-label={t('questions.teams.range')}
          selectionMode="single"
          disallowEmptySelection
          selectedKeys={[range]}
          onSelectionChange={keys => choose(String([...keys][0]))}
        >
          {RANGES.map(one => (
            <ToggleButton key={one} id={one}>
              {t(`questions.teams.ranges.${one}`)}
            </ToggleButton>
          ))}
        </ToggleButtonGroup>
      </div>
      <Problem of={metrics} subject="question" />
      {!data && !metrics.error && <Skeleton width="100%" height={240} />}
      {data?.all.asked === 0 && (
        <Empty title={t('questions.teams.none')}>
          {t('questions.teams.noneBody')}
        </Empty>
      )}
      {data && data.all.asked > 0 && (
        <Panel title={t('questions.teams.title')}>
          <p className={styles.quiet}>
            {t('questions.teams.what', { days: String(days) })}
          </p>
          <Table metrics={data} />
        </Panel>
      )}
    </div>
  );
}
