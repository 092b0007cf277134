import { useOperationsTranslation } from '../../hooks/useOperationsTranslation';
import { Empty } from '../Notice';
import { Panel } from '../Panel';

/**
 * The incidents of a service. There are none yet in this portal, and the card says so and how they begin.
 *
 * @internal
 */
export function IncidentsCard() {
  const { t } = useOperationsTranslation();
  return (
    <Panel title={t('incidents.title')}>
      <Empty title={t('incidents.none')}>
        {t('incidents.how')} {t('incidents.meanwhile')}
      </Empty>
    </Panel>
  );
}
