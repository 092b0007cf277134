import { QuotaFacts } from '@operate-first/plugin-operations-common';
import { formatAmount, toGib } from '../../../format/quantities';
import { useOperationsTranslation } from '../../../hooks/useOperationsTranslation';
import { pageStyles } from '../../Page';
import { Disclosure, Numbers, Panel } from '../../Panel';
import { Fragment } from 'react';
import { TimeChart } from '../../TimeChart';
import { KindPanelProps } from './model';
import styles from './QuotaPanel.module.css';
import { fullestOf, quotaRows, QuotaRow, seriesOf } from './quotaRows';

type OfCluster = QuotaFacts['clusters'][number];

const DAY_MILLISECONDS = 24 * 60 * 60 * 1000;

/** A name such as `requests.storage`, which may go on in another line behind its dot and nowhere else. */
function ResourceName(props: { of: string }) {
  return (
    <span className={styles.name}>
      {props.of.split(/(?<=[./])/).map((part, index) => (
        <Fragment key={`${index} ${part}`}>
          {index > 0 && <wbr />}
          {part}
        </Fragment>
      ))}
    </span>
  );
}

/** An amount of a resource with its unit. */
function useAmounts() {
  const { t, locale } = useOperationsTranslation();
  return (resource: string, amount: number | undefined): string => {
    if (amount === undefined) return t('quotaForm.unlimited');
    return /memory|storage/.test(resource)
      ? `${formatAmount(toGib(amount), locale)} GiB`
      : formatAmount(amount, locale);
  };
}

function Chart(props: { of: OfCluster; row: QuotaRow }) {
  const { of, row } = props;
  const { t, locale } = useOperationsTranslation();
  const amountOf = useAmounts();
  const { resource, hard, wish } = row;
  const now = Date.now();
  const points = seriesOf(of.days, resource, now);
  const [first] = of.days;
  const highest = Math.max(
    hard ?? 0,
    wish ?? 0,
    ...points.flatMap(({ values }) => values[0] ?? []),
  );
  const dateOf = (start: number) =>
    new Intl.DateTimeFormat(locale, {
      dateStyle: 'medium',
      timeZone: 'UTC',
    }).format(start);
  if (!first || highest === 0) return null;
  const isToday = Date.parse(first.day) > now - DAY_MILLISECONDS;
  return (
    <>
      <TimeChart
        label={t('quotaForm.chart', { resource, cluster: of.cluster })}
        points={points}
        lines={[{ name: resource }]}
        from={points[0].start}
        to={now}
        domain={[0, highest * 1.1]}
        shape="step"
        format={value => amountOf(resource, value)}
        thresholds={[
          ...(hard === undefined
            ? []
            : [
                {
                  value: hard,
                  label: t('quotaForm.allowed', {
                    amount: amountOf(resource, hard),
                  }),
                },
              ]),
          ...(wish === undefined || wish === hard
            ? []
            : [
                {
                  value: wish,
                  label: t('quotaForm.asked', {
                    amount: amountOf(resource, wish),
                  }),
                },
              ]),
        ]}
      />
      <p className={pageStyles.quiet}>
        {isToday
          ? t('quotaForm.today')
          : t('quotaForm.since', { date: dateOf(Date.parse(first.day)) })}
      </p>
      <Disclosure summary={t('quotaForm.numbers')}>
        <Numbers
          label={t('quotaForm.chart', { resource, cluster: of.cluster })}
          rows={points.filter(({ values }) => values[0] !== undefined)}
          keyOf={({ start }) => String(start)}
          columns={[
            {
              label: t('quotaForm.day'),
              header: true,
              cell: ({ start }) => dateOf(start),
            },
            {
              label: t('quotaForm.most'),
              numeric: true,
              cell: ({ values }) => amountOf(resource, values[0]),
            },
          ]}
        />
      </Disclosure>
    </>
  );
}

function Place(props: { of: OfCluster; facts: QuotaFacts }) {
  const { of, facts } = props;
  const { t } = useOperationsTranslation();
  const amountOf = useAmounts();
  const rows = quotaRows(of, facts);
  const fullest = fullestOf(rows);
  const { cluster, environment, problem } = of;
  return (
    <section aria-label={t('quotaForm.place', { environment, cluster })}>
      <h3>{t('quotaForm.place', { environment, cluster })}</h3>
      {problem && (
        <p className={pageStyles.quiet} lang="en">
          {problem}
        </p>
      )}
      {fullest && <Chart of={of} row={fullest} />}
      {rows.length === 0 ? (
        <p className={pageStyles.quiet}>{t('quotaForm.nothing')}</p>
      ) : (
        <div className={styles.table}>
          <Numbers
            label={t('quotaForm.table', { cluster })}
            rows={rows}
            keyOf={({ resource }) => resource}
            columns={[
              {
                label: t('quotaForm.resource'),
                header: true,
                cell: ({ resource }) => <ResourceName of={resource} />,
              },
              {
                label: t('quotaForm.used'),
                numeric: true,
                cell: ({ resource, used }) =>
                  used === undefined ? '—' : amountOf(resource, used),
              },
              {
                label: t('quotaForm.most'),
                numeric: true,
                cell: ({ resource, most }) =>
                  most === undefined ? '—' : amountOf(resource, most),
              },
              {
                label: t('quotaForm.hard'),
                numeric: true,
                cell: ({ resource, hard }) => amountOf(resource, hard),
              },
              {
                label: t('quotaForm.wish'),
                numeric: true,
                cell: ({ resource, wish }) =>
                  facts.wish ? amountOf(resource, wish) : '—',
              },
            ]}
          />
        </div>
      )}
    </section>
  );
}

/**
 * What a namespace has used of its quota, beside what is asked for.
 *
 * @internal
 */
export function QuotaPanel(props: KindPanelProps) {
  const { t } = useOperationsTranslation();
  const facts: Partial<QuotaFacts> = props.preview?.facts ?? {};
  const { clusters, hard } = facts;
  return (
    <Panel title={t('quotaForm.title')}>
      {clusters && hard ? (
        clusters.map(of => (
          <Place
            key={`${of.cluster} ${of.environment}`}
            of={of}
            facts={facts as QuotaFacts}
          />
        ))
      ) : (
        <p className={pageStyles.quiet}>{t('quotaForm.choose')}</p>
      )}
    </Panel>
  );
}
