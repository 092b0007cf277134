import { Dialog, DialogBody, DialogHeader } from '@backstage/ui';
import { LocationWorkloads } from '@operate-first/plugin-operations-common';
import { useOperationsTranslation } from '../../hooks/useOperationsTranslation';
import { queryOf } from '../../hooks/useWorkload';
import { useWorkloadView } from '../../hooks/useWorkloadView';
import { writeWorkload } from '../../hooks/workloadAddress';
import { WorkloadContent } from './WorkloadContent';
import styles from './WorkloadDrawer.module.css';

/**
 * The workload that the address names, beside the page. It stays open whatever happens on the page, and gives
 * the focus back when it is closed.
 *
 * @internal
 */
export function WorkloadDrawer(props: {
  entityRef: string;
  locations: LocationWorkloads[];
}) {
  const { entityRef, locations } = props;
  const { t } = useOperationsTranslation();
  const { view, show } = useWorkloadView();
  return (
    <Dialog
      isOpen={Boolean(view)}
      onOpenChange={isOpen => !isOpen && show(undefined)}
      className={styles.drawer}
    >
      {view && (
        <>
          <DialogHeader>
            {t('workload.title', {
              kind: view.workload.kind,
              name: view.workload.name,
              cluster: view.workload.cluster,
              namespace: view.workload.namespace,
            })}
          </DialogHeader>
          <DialogBody className={styles.body}>
            <WorkloadContent
              key={writeWorkload(view.workload)}
              entityRef={entityRef}
              query={queryOf(locations, view.workload)}
              view={view}
              show={show}
            />
          </DialogBody>
        </>
      )}
    </Dialog>
  );
}
