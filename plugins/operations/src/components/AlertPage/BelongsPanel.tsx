import { AlertDetail } from '@operate-first/plugin-operations-common';
import { useOperationsTranslation } from '../../hooks/useOperationsTranslation';
import { MappingButton } from '../AlertMappings';
import { ServiceName } from '../IncidentState';
import { Panel } from '../Panel';
import styles from './AlertPage.module.css';

/**
 * Whose an alert is, and why; or why it is nobody's, and how to change that.
 *
 * @internal
 */
export function BelongsPanel(props: { detail: AlertDetail }) {
  const { alert, mapping } = props.detail;
  const { t } = useOperationsTranslation();
  const remedy = mapping.remedy ?? alert.unmapped?.remedy;
  const { candidates = [] } = mapping;
  const isOwned = Boolean(alert.service) && !alert.unmapped;
  return (
    <Panel title={t(isOwned ? 'alert.why' : 'alert.whyNot')}>
      <div className={styles.text}>
        <p>{mapping.message}</p>
        {remedy && <p>{remedy}</p>}
        {!isOwned && candidates.length > 0 && (
          <p>
            {t('alert.candidates')}:{' '}
            {candidates.map((one, index) => (
              <span key={one.ref}>
                {index > 0 && ', '}
                <ServiceName of={one} />
              </span>
            ))}
          </p>
        )}
        {!isOwned && <MappingButton alert={alert} candidates={candidates} />}
      </div>
    </Panel>
  );
}
