import { Button } from '@backstage/ui';
import {
  ClusterDetail,
  WatchedKind,
} from '@operate-first/plugin-operations-common';
import useCopyToClipboard from 'react-use/esm/useCopyToClipboard';
import { formatCount } from '../../format/numbers';
import { formatAmount, toMib } from '../../format/quantities';
import { useOperationsTranslation } from '../../hooks/useOperationsTranslation';
import { Age } from '../Age';
import { HealthMark, Mark } from '../HealthMark';
import { Numbers, Panel } from '../Panel';
import styles from './ClusterContent.module.css';

const MARKS: Record<WatchedKind['status'], Mark> = {
  connecting: 'unknown',
  watching: 'healthy',
  failing: 'down',
  forbidden: 'degraded',
  missing: 'unknown',
};

/** What needs somebody first. */
const RANKS: WatchedKind['status'][] = [
  'failing',
  'forbidden',
  'connecting',
  'missing',
  'watching',
];

/** A remedy is a sentence; what stands below its first line is to be copied. */
function Remedy(props: { kind: string; remedy: string }) {
  const { kind, remedy } = props;
  const { t } = useOperationsTranslation();
  const [copied, copy] = useCopyToClipboard();
  const [sentence, ...rule] = remedy.split('\n');
  const text = rule.join('\n');
  return (
    <div className={styles.remedy}>
      <p>{sentence}</p>
      {text && (
        <>
          {/* eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- long rules are scrolled by keys */}
          <pre className={styles.rule} tabIndex={0}>
            {text}
          </pre>
          <Button
            size="small"
            variant="secondary"
            aria-label={
              copied.value === text
                ? t('cluster.watch.copied')
                : t('cluster.watch.copyName', { kind })
            }
            onPress={() => copy(text)}
          >
            {copied.value === text
              ? t('cluster.watch.copied')
              : t('cluster.watch.copy')}
          </Button>
        </>
      )}
    </div>
  );
}

function KindStatus(props: { kind: WatchedKind }) {
  const { kind, status, message, remedy } = props.kind;
  const { t } = useOperationsTranslation();
  const isQuiet = status === 'watching' || status === 'missing';
  return (
    <>
      <span className={isQuiet ? styles.quiet : undefined}>
        <HealthMark mark={MARKS[status]} /> {t(`cluster.watch.state.${status}`)}
        {status !== 'watching' && `. ${message}`}
      </span>
      {remedy && <Remedy kind={kind} remedy={remedy} />}
    </>
  );
}

/**
 * How our own watch of the cluster is, kind by kind: what we cannot see, and what would let us.
 *
 * @internal
 */
export function WatchPanel(props: { cluster: ClusterDetail }) {
  const { t, locale } = useOperationsTranslation();
  const kinds = [...props.cluster.kinds].sort(
    (a, b) =>
      RANKS.indexOf(a.status) - RANKS.indexOf(b.status) ||
      a.kind.localeCompare(b.kind),
  );
  // What a cluster does not serve cannot be watched, and need not be.
  const served = kinds.filter(({ status }) => status !== 'missing');
  const notWatched = served.filter(({ status }) => status !== 'watching');
  const amount = (of: number | undefined) =>
    of === undefined ? '—' : formatAmount(of, locale);
  if (kinds.length === 0) {
    return (
      <Panel title={t('cluster.watch.title')}>
        <p className={styles.quiet}>{t('cluster.watch.none')}</p>
      </Panel>
    );
  }
  return (
    <Panel title={t('cluster.watch.title')}>
      <p>
        {notWatched.length > 0
          ? t('cluster.watch.notWell', {
              count: notWatched.length,
              total: formatCount(served.length, locale),
            })
          : t('cluster.watch.well', { count: served.length })}
      </p>
      <div className={styles.scroller}>
        <Numbers
          label={t('cluster.watch.title')}
          hideLabel
          rows={kinds}
          keyOf={({ kind }) => kind}
          columns={[
            {
              label: t('cluster.watch.kind'),
              header: true,
              cell: ({ kind }) => kind,
            },
            {
              label: t('cluster.watch.status'),
              cell: kind => <KindStatus kind={kind} />,
            },
            {
              label: t('cluster.watch.objects'),
              numeric: true,
              cell: ({ objects, status }) =>
                status === 'watching' || objects > 0
                  ? formatCount(objects, locale)
                  : '—',
            },
            {
              label: t('cluster.watch.events'),
              numeric: true,
              cell: ({ eventsPerSecond }) => amount(eventsPerSecond),
            },
            {
              label: t('cluster.watch.lag'),
              numeric: true,
              cell: ({ lagSeconds }) => amount(lagSeconds),
            },
            {
              label: t('cluster.watch.relists'),
              numeric: true,
              cell: ({ relists }) => formatCount(relists, locale),
            },
            {
              label: t('cluster.watch.resumes'),
              numeric: true,
              cell: ({ resumes }) => formatCount(resumes, locale),
            },
            {
              label: t('cluster.watch.received'),
              numeric: true,
              cell: ({ bytesReceived }) => amount(toMib(bytesReceived)),
            },
            {
              label: t('cluster.watch.listed'),
              numeric: true,
              cell: ({ listedAt }) => (listedAt ? <Age of={listedAt} /> : '—'),
            },
          ]}
        />
      </div>
    </Panel>
  );
}
