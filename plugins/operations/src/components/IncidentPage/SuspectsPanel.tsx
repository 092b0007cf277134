import { useApi } from '@backstage/frontend-plugin-api';
import { Skeleton } from '@backstage/ui';
import { Incident } from '@operate-first/plugin-operations-common';
import { operationsApiRef } from '../../api/operationsApiRef';
import { formatDuration, formatMoment } from '../../format/time';
import { useFetched } from '../../hooks/useFetched';
import { useOperationsTranslation } from '../../hooks/useOperationsTranslation';
import { CHANGE_GLYPHS, ChangeSentence, tellTogether } from '../ChangesCard';
import { ShowMore } from '../ClusterState';
import { Problem } from '../Notice';
import { Panel } from '../Panel';
import styles from './IncidentPage.module.css';

const HOUR_MS = 3_600_000;
const BEFORE_MS = 2 * HOUR_MS;
const AFTER_MS = HOUR_MS / 12;
/** The first services of an incident are those where it comes from. */
const MOST_SERVICES = 5;
const FIRST = 5;

/**
 * What changed in the services shortly before it began: no accusation, but where one looks first.
 *
 * @internal
 */
export function SuspectsPanel(props: { incident: Incident }) {
  const { services, startedAt } = props.incident;
  const { t, locale } = useOperationsTranslation();
  const api = useApi(operationsApiRef);
  const refs = services
    .slice(0, MOST_SERVICES)
    .map(({ service }) => service.ref);
  const began = Date.parse(startedAt);
  const changes = useFetched(
    ['incident-suspects', refs, startedAt],
    async () => {
      const answers = await Promise.all(
        refs.map(ref =>
          api.getServiceChanges(ref, {
            from: new Date(began - BEFORE_MS).toISOString(),
            to: new Date(began + AFTER_MS).toISOString(),
          }),
        ),
      );
      return answers
        .flatMap(({ items }) => items)
        .sort((a, b) => b.at.localeCompare(a.at));
    },
    { everyMs: 5 * 60_000 },
  );
  const told = tellTogether(changes.data ?? []);
  // What came after it began is rather what followed from it.
  const isBefore = ({ at }: { at: string }) => Date.parse(at) <= began;
  const inOrder = [
    ...told.filter(isBefore),
    ...told.filter(one => !isBefore(one)),
  ];
  const wordsOf = ({ at }: { at: string }) => {
    const distance = began - Date.parse(at);
    return distance >= 0
      ? t('incident.suspects.before', { duration: formatDuration(distance) })
      : t('incident.suspects.after', { duration: formatDuration(-distance) });
  };
  return (
    <Panel title={t('incident.suspects.title')}>
      <Problem of={changes} inPanel />
      {!changes.data && !changes.error && <Skeleton width="100%" height={48} />}
      {changes.data?.length === 0 && (
        <p className={styles.quiet}>{t('incident.suspects.none')}</p>
      )}
      <ShowMore items={inOrder} first={FIRST}>
        {shown => (
          <ul className={styles.items}>
            {shown.map(change => (
              <li key={change.key}>
                <span aria-hidden>{CHANGE_GLYPHS[change.kind]}</span>{' '}
                <span
                  className={styles.quiet}
                  title={formatMoment(change.at, locale)}
                >
                  {wordsOf(change)}
                </span>
                <ChangeSentence changes={change.changes} />
              </li>
            ))}
          </ul>
        )}
      </ShowMore>
    </Panel>
  );
}
