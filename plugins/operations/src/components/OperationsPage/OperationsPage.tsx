import { NotFoundErrorPage } from '@backstage/frontend-plugin-api';
import { Route, Routes } from 'react-router-dom';
import { ClusterPage } from '../ClusterContent';
import { ClustersPage } from '../ClustersPage';
import { DataScope } from '../DataScope';
import { ServicesPage } from '../ServicesPage';
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
        <Route path="clusters" element={<ClustersPage />} />
        <Route path="clusters/:name" element={<ClusterPage />} />
        <Route path="sources" element={<SourcesPage />} />
        <Route path="*" element={<NotFoundErrorPage />} />
      </Routes>
    </DataScope>
  );
}
