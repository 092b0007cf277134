import { useRouteRef } from '@backstage/frontend-plugin-api';
import { AlertDetail } from '@operate-first/plugin-operations-common';
import { useParams } from 'react-router-dom';
import { useAlert } from '../../hooks/useAlert';
import { useSimilarToAlert } from '../../hooks/useSimilar';
import { useOperationsTranslation } from '../../hooks/useOperationsTranslation';
import { alertsRouteRef } from '../../routes';
import { AskButton } from '../AskAuthor';
import { DeclareIncident } from '../DeclareIncident';
import { DetailPage, pageStyles } from '../Page';
import { RunbookInPlace } from '../RunbookPage';
import { SimilarPanel } from '../Similar';
import { AlertHeader } from './AlertHeader';
import { BelongsPanel } from './BelongsPanel';
import { FiredPanel } from './FiredPanel';
import { LabelsPanel } from './LabelsPanel';
import { LeftPanel } from './LeftPanel';
import { QuietPanel } from './QuietPanel';

function Content(props: { detail: AlertDetail }) {
  const { detail } = props;
  const { alert } = detail;
  const similar = useSimilarToAlert(alert.id);
  const alertName = alert.labels.alertname ?? alert.title;
  return (
    <>
      <AlertHeader detail={detail}>
        {alert.state === 'firing' && !alert.incident && (
          <DeclareIncident
            entityRef={alert.service?.ref}
            alertIds={[alert.id]}
            size="small"
          />
        )}
        <AskButton
          artefact={{
            kind: 'alertRule',
            name: alertName,
            service: alert.service?.ref,
          }}
          incident={alert.incident?.key}
          alert={alert.id}
          called={alert.title}
          size="small"
        />
      </AlertHeader>
      <div className={pageStyles.columns}>
        <div className={pageStyles.stack}>
          <RunbookInPlace
            alert={alertName}
            service={alert.service?.ref}
            incident={alert.incident?.key}
          />
          <SimilarPanel of={similar} />
          <LeftPanel why={detail.why} />
          <BelongsPanel detail={detail} />
          <QuietPanel detail={detail} />
          <FiredPanel detail={detail} />
        </div>
        <LabelsPanel alert={alert} />
      </div>
    </>
  );
}

/**
 * One alert: what it says, whose it is and why, what keeps it quiet, when it fired before, and its
 * incident, or why it is in none.
 *
 * @internal
 */
export function AlertPage() {
  const { id = '' } = useParams();
  const { t } = useOperationsTranslation();
  const alert = useAlert(id);
  const back = useRouteRef(alertsRouteRef)?.();
  return (
    <DetailPage
      back={{ href: back, label: t('alert.back') }}
      of={alert}
      subject="alert"
      shape={[160]}
      narrow
    >
      {detail => <Content detail={detail} />}
    </DetailPage>
  );
}
