import { OffboardFacts } from '@operate-first/plugin-operations-common';
import { ReactNode } from 'react';
import { useOperationsTranslation } from '../../../hooks/useOperationsTranslation';
import { IncidentLink, ServiceName } from '../../IncidentState';
import { pageStyles } from '../../Page';
import { Panel } from '../../Panel';
import { KindPanelProps } from './model';
import { OffboardExports } from './OffboardExports';

function Named(props: { title: string; children: ReactNode[] }) {
  const { title, children } = props;
  if (children.length === 0) return null;
  return (
    <>
      <h3>{title}</h3>
      <ul>{children}</ul>
    </>
  );
}

/**
 * What can be exported, and what stands in the way: what depends on it, what is open, what holds data.
 *
 * @internal
 */
export function OffboardPanel(props: KindPanelProps) {
  const { t } = useOperationsTranslation();
  const facts: Partial<OffboardFacts> = props.preview?.facts ?? {};
  const { exports = [], dependents = [], incidents = [], volumes = [] } = facts;
  const count = dependents.length + incidents.length + volumes.length;
  return (
    <>
      <OffboardExports of={exports} />
      {facts.dependents && (
        <Panel title={t('offboarding.before')}>
          {count === 0 && (
            <p className={pageStyles.quiet}>{t('offboarding.nothing')}</p>
          )}
          <Named title={t('offboarding.incidents')}>
            {incidents.map(key => (
              <li key={key}>
                <IncidentLink incidentKey={key} />
              </li>
            ))}
          </Named>
          <Named title={t('offboarding.dependents')}>
            {dependents.map(ref => (
              <li key={ref}>
                <ServiceName of={{ ref }} />
              </li>
            ))}
          </Named>
          <Named title={t('offboarding.volumes')}>
            {volumes.map(({ storage, namespace, cluster }) => (
              <li key={`${cluster} ${namespace}`}>
                {t('offboarding.volume', { storage, namespace, cluster })}
              </li>
            ))}
          </Named>
        </Panel>
      )}
    </>
  );
}
