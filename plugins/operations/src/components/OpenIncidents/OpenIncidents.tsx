import { useOpenIncidents } from '../../hooks/useOpenIncidents';
import { OldPicture, oldPictureOf } from '../../hooks/useOldPicture';
import { useOperationsTranslation } from '../../hooks/useOperationsTranslation';
import { CountedBy } from '../../hooks/useHealthBy';
import { ShowMore } from '../ClusterState';
import { IncidentLine } from '../IncidentsCard';
import styles from './OpenIncidents.module.css';

const FIRST = 3;

/**
 * The open incidents of systems or owners, beside their health. Nothing where none is open: health says that it is well.
 *
 * @internal
 */
export function OpenIncidents(props: {
  by: CountedBy;
  refs: string[] | undefined;
}) {
  const { t } = useOperationsTranslation();
  const incidents = useOpenIncidents(props.by, props.refs);
  const open = incidents.data ?? [];
  if (open.length === 0) return null;
  const words = t('incidents.now', { count: open.length });
  return (
    <OldPicture.Provider value={oldPictureOf(incidents)}>
      <section className={styles.open} aria-label={words}>
        <p className={styles.words}>{words}</p>
        <ShowMore items={open} first={FIRST}>
          {shown => (
            <ul className={styles.list}>
              {shown.map(incident => (
                <li key={incident.id}>
                  <IncidentLine incident={incident} />
                </li>
              ))}
            </ul>
          )}
        </ShowMore>
      </section>
    </OldPicture.Provider>
  );
}
