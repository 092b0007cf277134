import { AlertDetail } from '@operate-first/plugin-operations-common';
import { formatMoment, formatTime } from '../../format/time';
import { useOperationsTranslation } from '../../hooks/useOperationsTranslation';
import { Panel } from '../Panel';
import { pageStyles } from '../Page';
import styles from './AlertPage.module.css';

/**
 * Why an alert is in no incident that is open, as the policy decided last.
 *
 * @internal
 */
export function LeftPanel(props: { why: AlertDetail['why'] }) {
  const { why } = props;
  const { t, locale } = useOperationsTranslation();
  if (!why) return undefined;
  const time = formatTime(why.at, { now: Date.now(), locale });
  return (
    <Panel title={t('alert.left')}>
      <div className={styles.text}>
        <p>{why.message}</p>
        <p className={pageStyles.quiet}>
          <time dateTime={why.at} title={formatMoment(why.at, locale)}>
            {t('alert.leftAt', { time })}
          </time>
        </p>
      </div>
    </Panel>
  );
}
