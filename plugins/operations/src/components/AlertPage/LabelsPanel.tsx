import { Alert } from '@operate-first/plugin-operations-common';
import { useOperationsTranslation } from '../../hooks/useOperationsTranslation';
import { Disclosure, Panel } from '../Panel';
import { pageStyles } from '../Page';
import styles from './AlertPage.module.css';

function Pairs(props: { of: Record<string, string> }) {
  return (
    <dl className={styles.pairs}>
      {Object.entries(props.of)
        .sort(([a], [b]) => a.localeCompare(b))
        .map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
    </dl>
  );
}

/**
 * What an alert is made of: the labels by which it is told from others, and what its rule says besides.
 *
 * @internal
 */
export function LabelsPanel(props: { alert: Alert }) {
  const { labels, annotations, fingerprint } = props.alert;
  const { t } = useOperationsTranslation();
  return (
    <Panel title={t('alert.labels')}>
      <Pairs of={labels} />
      {Object.keys(annotations).length > 0 && (
        <Disclosure summary={t('alert.annotations')}>
          <Pairs of={annotations} />
        </Disclosure>
      )}
      <p className={pageStyles.quiet}>
        {t('alert.fingerprint')} <code>{fingerprint}</code>
      </p>
    </Panel>
  );
}
