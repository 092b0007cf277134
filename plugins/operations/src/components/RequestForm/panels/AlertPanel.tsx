import { Link } from '@backstage/ui';
import { AlertTrial } from '@operate-first/plugin-operations-common';
import { formatAmount } from '../../../format/quantities';
import { formatTime } from '../../../format/time';
import { useOperationsTranslation } from '../../../hooks/useOperationsTranslation';
import { CodeBlock } from '../../CodeBlock';
import { HealthMark } from '../../HealthMark';
import { pageStyles } from '../../Page';
import { Disclosure, Numbers, Panel } from '../../Panel';
import { KindPanelProps } from './model';
import styles from './AlertPanel.module.css';

const DAYS = 90;

/** When it would have fired, to be seen at a glance; the figures are below. */
function Strip(props: { trial: AlertTrial }) {
  const { from = '', to = '', spells = [] } = props.trial;
  const { t, locale } = useOperationsTranslation();
  const [start, end] = [Date.parse(from), Date.parse(to)];
  const share = (time: number) =>
    `${Math.min(Math.max((time - start) / (end - start), 0), 1) * 100}%`;
  const now = Date.now();
  return (
    <>
      <div
        className={styles.strip}
        role="img"
        aria-label={`${t('promises.strip')}: ${spells.length}`}
      >
        {spells.map(spell => (
          <span
            key={spell.from}
            className={styles.spell}
            style={{
              insetInlineStart: share(Date.parse(spell.from)),
              width: share(
                start +
                  (spell.to ? Date.parse(spell.to) : end) -
                  Date.parse(spell.from),
              ),
            }}
          />
        ))}
      </div>
      <p className={`${pageStyles.quiet} ${styles.ends}`}>
        <span>{formatTime(from, { now, locale })}</span>
        <span>{formatTime(to, { now, locale })}</span>
      </p>
    </>
  );
}

function Outcome(props: { trial: AlertTrial }) {
  const { trial } = props;
  const { fired = 0, spells = [], knownDays = 0, stepSeconds = 0 } = trial;
  const { t, locale } = useOperationsTranslation();
  const now = Date.now();
  if (knownDays === 0) {
    return <p role="status">{t('promises.unknownAll')}</p>;
  }
  return (
    <>
      <p role="status">
        <strong>
          {fired === 0
            ? t('promises.firedNever')
            : t('promises.fired', { count: fired })}
        </strong>
      </p>
      <Strip trial={trial} />
      {knownDays < DAYS - 1 && (
        <p>{t('promises.known', { days: formatAmount(knownDays, locale) })}</p>
      )}
      <p className={pageStyles.quiet}>
        {t('promises.step', { minutes: String(stepSeconds / 60) })}
      </p>
      {spells.length > 0 && (
        <Disclosure summary={t('promises.spells')}>
          <Numbers
            label={t('promises.strip')}
            hideLabel
            rows={[...spells].reverse()}
            keyOf={({ from }) => from}
            columns={[
              {
                label: t('promises.from'),
                header: true,
                cell: ({ from }) => formatTime(from, { now, locale }),
              },
              {
                label: t('promises.to'),
                cell: ({ to }) =>
                  to ? formatTime(to, { now, locale }) : t('promises.now'),
              },
            ]}
          />
        </Disclosure>
      )}
    </>
  );
}

/**
 * Whether the alert would have fired in the last 90 days, and when; that nobody could try it is said so.
 *
 * @internal
 */
export function AlertPanel(props: KindPanelProps) {
  const { t } = useOperationsTranslation();
  const trial = props.preview?.facts?.trial as AlertTrial | undefined;
  const { state, message, expression, url, server = '' } = trial ?? {};
  return (
    <Panel title={t('promises.trial')}>
      {!trial && (
        <p className={pageStyles.quiet} role="status">
          {t('promises.trialNotYet')}
        </p>
      )}
      {trial && state === 'tried' && <Outcome trial={trial} />}
      {state && state !== 'tried' && (
        <p role="status">
          <HealthMark mark={state === 'notTried' ? 'unknown' : 'degraded'} />{' '}
          <strong>{t(`promises.state.${state}`)}</strong>
          <br />
          <span lang="en">{message}</span>
        </p>
      )}
      {expression && (
        <CodeBlock label={t('promises.expression')} text={expression} />
      )}
      {url && /^https?:\/\//i.test(url) && (
        <p>
          <Link href={url}>{t('promises.open', { server })}</Link>
        </p>
      )}
    </Panel>
  );
}
