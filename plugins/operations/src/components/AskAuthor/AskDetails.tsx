import { useApi } from '@backstage/frontend-plugin-api';
import { Checkbox, Select } from '@backstage/ui';
import { Visibility } from '@operate-first/plugin-operations-common';
import { operationsApiRef } from '../../api/operationsApiRef';
import { useFetched } from '../../hooks/useFetched';
import { useOperationsTranslation } from '../../hooks/useOperationsTranslation';
import styles from './AskAuthor.module.css';

const VISIBILITIES = ['public', 'internal'] as const;

/** What somebody has decided beside the words. @internal */
export interface Details {
  visibility?: Visibility;
  toTicket?: boolean;
}

/** The ticket that would get a copy; the same answer as on the page of the incident. */
function useTicket(incident: string | undefined) {
  const api = useApi(operationsApiRef);
  const { data } = useFetched(
    incident === undefined ? undefined : ['incident', incident],
    () => api.getIncident(incident ?? ''),
    { everyMs: 0 },
  );
  return data?.incident.ticket;
}

/**
 * Who reads a question, and whether the ticket of the incident gets it, too.
 *
 * @param props - most: the most open one that is possible here.
 * @internal
 */
export function AskDetails(props: {
  incident: string | undefined;
  most: Visibility;
  details: Details;
  onChange: (details: Details) => void;
}) {
  const { incident, most, details, onChange } = props;
  const { t } = useOperationsTranslation();
  const ticket = useTicket(incident);
  const visibility = details.visibility ?? most;
  return (
    <>
      {most === 'public' ? (
        <>
          <Select
            label={t('ask.visibility')}
            value={visibility}
            onChange={key =>
              onChange({
                ...details,
                visibility: VISIBILITIES.find(one => one === key),
              })
            }
            options={VISIBILITIES.map(id => ({
              id,
              label: t(`ask.visibilityOf.${id}`),
            }))}
          />
          <p className={styles.quiet}>
            {t(`ask.visibilityMeans.${visibility}`)}
          </p>
        </>
      ) : (
        <p className={styles.quiet}>{t('ask.onlyInternal')}</p>
      )}
      {ticket && (
        <Checkbox
          isSelected={details.toTicket ?? false}
          onChange={toTicket => onChange({ ...details, toTicket })}
        >
          {t('ask.toTicket', { ticket: ticket.title })}
        </Checkbox>
      )}
    </>
  );
}
