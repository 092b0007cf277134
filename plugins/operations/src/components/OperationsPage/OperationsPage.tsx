import { NotFoundErrorPage } from '@backstage/frontend-plugin-api';
import { Route, Routes } from 'react-router-dom';
import { ActionItemsPage } from '../ActionItems';
import { MappingsPage } from '../AlertMappings';
import { AlertPage } from '../AlertPage';
import { AlertsPage } from '../AlertsPage';
import { ClusterPage } from '../ClusterContent';
import { ClustersPage } from '../ClustersPage';
import { DataScope } from '../DataScope';
import { IncidentMetricsPage } from '../IncidentMetrics';
import { IncidentPage } from '../IncidentPage';
import { ToReplay } from '../IncidentReplay';
import { IncidentsPage } from '../IncidentsPage';
import { MaintenancePage } from '../MaintenancePage';
import { OnboardPage } from '../Onboarding';
import { PostMortemEditor } from '../PostMortemEditor';
import { PostMortemPage } from '../PostMortemPage';
import { PostMortemsPage } from '../PostMortemsPage';
import { QuestionPage } from '../QuestionPage';
import { QuestionsPage } from '../QuestionsPage';
import { NewRequestPage, RequestFormPage } from '../RequestForm';
import { RequestPage } from '../RequestPage';
import { RequestsPage } from '../RequestsPage';
import { RunbookPage } from '../RunbookPage';
import { RunbooksPage } from '../Runbooks';
import { ServicesPage } from '../ServicesPage';
import { SilencesPage } from '../Silences';
import { SloPage } from '../SloPage';
import { SlosPage } from '../SlosPage';
import { SourcesPage } from '../SourcesPage';

/**
 * The organisation's page and the pages below it.
 *
 * @internal
 */
export function OperationsPage() {
  return (
    <DataScope>
      <Routes>
        <Route index element={<ServicesPage />} />
        <Route path="action-items" element={<ActionItemsPage />} />
        <Route path="alerts" element={<AlertsPage />} />
        <Route path="alerts/silences" element={<SilencesPage />} />
        <Route path="alerts/mappings" element={<MappingsPage />} />
        <Route path="alerts/:id" element={<AlertPage />} />
        <Route path="clusters" element={<ClustersPage />} />
        <Route path="clusters/:name" element={<ClusterPage />} />
        <Route path="incidents" element={<IncidentsPage />} />
        <Route path="incidents/metrics" element={<IncidentMetricsPage />} />
        <Route path="incidents/:key" element={<IncidentPage />} />
        <Route path="incidents/:key/replay" element={<ToReplay />} />
        <Route path="maintenance" element={<MaintenancePage />} />
        <Route path="onboard" element={<OnboardPage />} />
        <Route path="post-mortems" element={<PostMortemsPage />} />
        <Route path="post-mortems/:key" element={<PostMortemPage />} />
        <Route path="post-mortems/:key/edit" element={<PostMortemEditor />} />
        <Route path="questions" element={<QuestionsPage />} />
        <Route path="questions/:key" element={<QuestionPage />} />
        <Route path="requests" element={<RequestsPage />} />
        <Route path="requests/new" element={<NewRequestPage />} />
        <Route path="requests/new/:kind" element={<RequestFormPage />} />
        <Route path="requests/:key" element={<RequestPage />} />
        <Route path="runbooks" element={<RunbooksPage />} />
        <Route path="runbooks/:id" element={<RunbookPage />} />
        <Route path="slos" element={<SlosPage />} />
        <Route path="slos/:namespace/:name" element={<SloPage />} />
        <Route path="sources" element={<SourcesPage />} />
        <Route path="*" element={<NotFoundErrorPage />} />
      </Routes>
    </DataScope>
  );
}
