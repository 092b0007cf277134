import { OnCallShift } from '@operate-first/plugin-operations-common';
import { useOperationsTranslation } from '../../hooks/useOperationsTranslation';
import { PersonName } from '../IncidentState';

/**
 * Who has a shift, by the names of the catalog; by the calendar's own where the catalog knows nobody.
 *
 * @internal
 */
export function PeopleOf(props: { of: OnCallShift }) {
  const { people, title } = props.of;
  const { t } = useOperationsTranslation();
  if (people.length === 0) return <>{title ?? t('onCall.somebody')}</>;
  return (
    <>
      {people.map(({ person, name }, index) => (
        <span key={person?.ref ?? name}>
          {index > 0 && ', '}
          {person ? <PersonName of={person} /> : name}
        </span>
      ))}
    </>
  );
}
