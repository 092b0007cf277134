import { useRouteRef } from '@backstage/frontend-plugin-api';
import { Link, Skeleton } from '@backstage/ui';
import { AlertDetail } from '@operate-first/plugin-operations-common';
import { RiArrowLeftLine } from '@remixicon/react';
import { useParams } from 'react-router-dom';
import { useAlert } from '../../hooks/useAlert';
import { OldPicture, oldPictureOf } from '../../hooks/useOldPicture';
import { useSimilarToAlert } from '../../hooks/useSimilar';
import { useOperationsTranslation } from '../../hooks/useOperationsTranslation';
import { alertsRouteRef } from '../../routes';
import { AskButton } from '../AskAuthor';
import { DeclareIncident } from '../DeclareIncident';
import { Problem } from '../Notice';
import { RunbookInPlace } from '../RunbookPage';
import { SimilarPanel } from '../Similar';
import { AlertHeader } from './AlertHeader';
import { BelongsPanel } from './BelongsPanel';
import { FiredPanel } from './FiredPanel';
import { LabelsPanel } from './LabelsPanel';
import { LeftPanel } from './LeftPanel';
import { QuietPanel } from './QuietPanel';
import pageStyles from '../AlertsPage/AlertsPage.module.css';
import styles from './AlertPage.module.css';

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
          size="small"
        />
      </AlertHeader>
      <div className={styles.columns}>
        <div className={styles.stack}>
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
    <main className={pageStyles.page}>
      <Link href={back ?? '..'} className={pageStyles.back}>
        <RiArrowLeftLine size={16} aria-hidden /> {t('alert.back')}
      </Link>
      <Problem of={alert} subject="alert" />
      {!alert.data && !alert.error && <Skeleton width="100%" height={160} />}
      {alert.data && (
        <OldPicture.Provider value={oldPictureOf(alert)}>
          <Content detail={alert.data} />
        </OldPicture.Provider>
      )}
    </main>
  );
}
