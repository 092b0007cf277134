import { useOperationsTranslation } from '../../hooks/useOperationsTranslation';
import { Age } from '../Age';
import { HealthMark } from '../HealthMark';
import { Column, Matrix } from './matrix';
import { WorkloadCell } from './WorkloadCell';
import styles from './ClustersCard.module.css';

function ColumnHead(props: { column: Column; withNamespace: boolean }) {
  const { location, cluster } = props.column;
  const { scope, status, stale, observedAt } = location;
  const { t } = useOperationsTranslation();
  const health = t(`health.${status}`);
  return (
    <th scope="col">
      <HealthMark
        mark={status}
        stale={stale}
        label={stale ? t('health.stale', { health }) : health}
      />{' '}
      {cluster}
      <span className={styles.head}>
        {props.withNamespace && scope.namespace && `${scope.namespace} · `}
        {observedAt ? (
          <>
            {t('strip.asOf')} <Age of={observedAt} />
          </>
        ) : (
          t('health.notLooked')
        )}
      </span>
    </th>
  );
}

/**
 * Workloads down, clusters across.
 *
 * @internal
 */
export function MatrixTable(props: { matrix: Matrix }) {
  const { environment, columns, rows, severalKinds, severalNamespaces } =
    props.matrix;
  const { t } = useOperationsTranslation();
  return (
    <div className={styles.scroller}>
      <table
        className={styles.matrix}
        aria-label={t('workloads.table', { environment })}
      >
        <thead>
          <tr>
            <th scope="col">{t('workloads.workload')}</th>
            {columns.map(column => (
              <ColumnHead
                key={column.key}
                column={column}
                withNamespace={severalNamespaces}
              />
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(row => (
            <tr key={row.key}>
              <th scope="row">
                {row.name}
                {severalKinds && (
                  <span className={styles.head}>{row.kind}</span>
                )}
              </th>
              {columns.map(({ key, location, cluster }, index) => {
                const workload = row.cells[index];
                return (
                  <td key={key}>
                    {workload ? (
                      <WorkloadCell
                        workload={workload}
                        stale={location.stale}
                        name={{
                          cluster,
                          namespace:
                            workload.object.namespace ??
                            location.scope.namespace ??
                            'default',
                          kind: row.kind,
                          name: row.name,
                        }}
                      />
                    ) : (
                      <span
                        className={styles.head}
                        title={t('workloads.notThere', {
                          name: row.name,
                          cluster,
                        })}
                      >
                        —
                      </span>
                    )}
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
