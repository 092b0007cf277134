import { useRouteRef } from '@backstage/frontend-plugin-api';
import { VisuallyHidden } from '@backstage/ui';
import { IncidentDetail } from '@operate-first/plugin-operations-common';
import { useMemo } from 'react';
import { useParams } from 'react-router-dom';
import { useIncident } from '../../hooks/useIncident';
import { useIncidentChange } from '../../hooks/useIncidentChange';
import { useSimilarToIncident } from '../../hooks/useSimilar';
import { useIncidentTimeline } from '../../hooks/useIncidentTimeline';
import { useReplayMoment } from '../../hooks/useReplayMoment';
import { useOperationsTranslation } from '../../hooks/useOperationsTranslation';
import { incidentsRouteRef } from '../../routes';
import { AskScope } from '../AskAuthor';
import { IncidentNoteBox } from '../IncidentNoteBox';
import { IncidentReplay } from '../IncidentReplay';
import { rootOf } from '../IncidentState';
import { IncidentTimeline } from '../IncidentTimeline';
import { DetailPage } from '../Page';
import { QuestionsCard } from '../QuestionsCard';
import { SimilarPanel } from '../Similar';
import { SuspectsPanel } from '../Suspects';
import { UpstreamPanel } from '../Upstream';
import { AlertsPanel } from './AlertsPanel';
import { BudgetPanel } from './BudgetPanel';
import { ConflictNotice } from './ConflictNotice';
import { DecisionsPanel } from './DecisionsPanel';
import { FactsPanel } from './FactsPanel';
import { IncidentHeader } from './IncidentHeader';
import { RolesPanel } from './RolesPanel';
import { RunbooksPanel } from './RunbooksPanel';
import { ServicesPanel } from './ServicesPanel';
import styles from './IncidentPage.module.css';

function Present(props: {
  detail: IncidentDetail;
  state: ReturnType<typeof useIncident>;
  change: ReturnType<typeof useIncidentChange>;
}) {
  const { detail, state, change } = props;
  const { incident, mayWrite } = detail;
  const timeline = useIncidentTimeline(incident.key, incident.version);
  const similar = useSimilarToIncident(incident.key, incident.version);
  return (
    <div className={styles.columns}>
      <div className={styles.facts}>
        <FactsPanel detail={detail} change={change} />
        <RolesPanel detail={detail} change={change} />
      </div>
      <div className={styles.centre}>
        <IncidentTimeline
          incidentKey={incident.key}
          timeline={timeline}
          mayWrite={mayWrite}
        />
        <IncidentNoteBox
          incidentKey={incident.key}
          timeline={{
            ...timeline,
            add: async input => {
              const written = await timeline.add(input);
              // A command may have changed what stands beside.
              state.incident.refetch();
              return written;
            },
          }}
          mayWrite={mayWrite}
        />
      </div>
      <div className={styles.beside}>
        <ServicesPanel incident={incident} />
        <SuspectsPanel incident={incident} />
        <QuestionsCard incident={incident.key} />
        <RunbooksPanel detail={detail} />
        <AlertsPanel detail={detail} />
        <UpstreamPanel of={{ incident: incident.key }} />
        <SimilarPanel of={similar} />
        <BudgetPanel incidentKey={incident.key} />
        <DecisionsPanel incident={incident} />
      </div>
    </div>
  );
}

function Content(props: {
  detail: IncidentDetail;
  state: ReturnType<typeof useIncident>;
}) {
  const { detail, state } = props;
  const { incident } = detail;
  const { t } = useOperationsTranslation();
  const change = useIncidentChange(incident, state.update);
  const replay = useReplayMoment(detail);
  const service = rootOf(incident);
  const asked = useMemo(
    () => ({ service, incident: incident.key }),
    [service, incident.key],
  );
  return (
    <AskScope.Provider value={asked}>
      <VisuallyHidden role="status">
        {t('incident.page.changed', {
          key: incident.key,
          status: t(`incident.status.${incident.status}`),
        })}
      </VisuallyHidden>
      <IncidentHeader
        detail={detail}
        change={change}
        follow={state.follow}
        replay={replay}
      />
      <ConflictNotice incident={incident} change={change} />
      {change.error && (
        <p role="status">
          {t('incident.page.refused', { message: change.error.message })}
        </p>
      )}
      {replay.at === undefined ? (
        <Present detail={detail} state={state} change={change} />
      ) : (
        <IncidentReplay detail={detail} moment={replay} />
      )}
    </AskScope.Provider>
  );
}

/**
 * One incident: what, since when, how bad, who, what next; what happened, where one writes; and what it is about.
 *
 * @internal
 */
export function IncidentPage() {
  const { t } = useOperationsTranslation();
  const { key = '' } = useParams();
  const state = useIncident(key);
  const back = useRouteRef(incidentsRouteRef)?.();
  return (
    <DetailPage
      back={{ href: back, label: t('incident.back') }}
      of={state.incident}
      subject="incident"
      shape={[96, 420]}
    >
      {detail => (
        <Content key={detail.incident.id} detail={detail} state={state} />
      )}
    </DetailPage>
  );
}
