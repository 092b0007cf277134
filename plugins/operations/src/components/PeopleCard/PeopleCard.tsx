import { Skeleton } from '@backstage/ui';
import { EntityRefLink } from '@backstage/plugin-catalog-react';
import {
  OwnerGroup,
  ServicePeople,
} from '@operate-first/plugin-operations-common';
import { Fetched } from '../../hooks/useFetched';
import { useOperationsTranslation } from '../../hooks/useOperationsTranslation';
import { AskButton } from '../AskAuthor';
import { Empty, Problem } from '../Notice';
import { OnCall } from '../OnCall';
import { Panel } from '../Panel';
import { SignIn } from '../SignIn';
import { ChangeTeam } from '../TeamLinks';
import { FollowGap } from '../Upstream';
import { ContactLinks } from './ContactLinks';
import styles from './PeopleCard.module.css';

function nameOf(group: OwnerGroup): string {
  return group.displayName ?? group.entityRef.split('/')[1] ?? group.entityRef;
}

function Members(props: { owner: OwnerGroup; hidden: boolean }) {
  const { owner, hidden } = props;
  const { t } = useOperationsTranslation();
  const group = nameOf(owner);
  if (owner.totalMembers === 0) {
    return <p className={styles.quiet}>{t('people.noMembers', { group })}</p>;
  }
  if (hidden) {
    return (
      <p className={styles.quiet}>
        {t('people.signIn', {
          count: owner.totalMembers,
          group,
          signIn: <SignIn />,
        })}
      </p>
    );
  }
  return (
    <ul className={styles.people}>
      {owner.members.map(person => (
        <li key={person.entityRef}>
          <EntityRefLink entityRef={person.entityRef} hideIcon disableTooltip>
            {person.displayName}
          </EntityRefLink>
          <ContactLinks
            contacts={person.contacts ?? []}
            of={person.displayName ?? person.entityRef}
          />
        </li>
      ))}
    </ul>
  );
}

function People(props: { people: ServicePeople; entityRef: string }) {
  const { owner, ownerProblem, contacts, peopleHidden } = props.people;
  const { t } = useOperationsTranslation();
  return (
    <>
      {ownerProblem && (
        <p>
          {ownerProblem} <FollowGap entityRef={props.entityRef} gap="owner" />
        </p>
      )}
      {owner && (
        <div className={styles.group}>
          <div>
            <EntityRefLink entityRef={owner.entityRef} hideIcon disableTooltip>
              <strong>{nameOf(owner)}</strong>
            </EntityRefLink>
            {owner.description && (
              <p className={styles.quiet}>{owner.description}</p>
            )}
          </div>
          <ContactLinks contacts={owner.contacts} of={nameOf(owner)} />
          <Members owner={owner} hidden={peopleHidden} />
          <ChangeTeam group={owner.entityRef} />
        </div>
      )}
      <div className={styles.group}>
        <h3 className={styles.heading}>{t('people.places')}</h3>
        {contacts.length > 0 ? (
          <ContactLinks contacts={contacts} of={t('people.places')} />
        ) : (
          <Empty title={t('people.noPlaces')}>
            {t('people.noPlacesRemedy')}
          </Empty>
        )}
      </div>
    </>
  );
}

/**
 * Whom to ask about a service, and where.
 *
 * @internal
 */
export function PeopleCard(props: {
  people: Fetched<ServicePeople>;
  entityRef: string;
}) {
  const { people, entityRef } = props;
  const { t } = useOperationsTranslation();
  return (
    <Panel
      title={t('people.title')}
      aside={
        <AskButton
          artefact={{ kind: 'service', service: entityRef }}
          size="small"
        />
      }
    >
      <Problem of={people} inPanel />
      {people.data ? (
        <People people={people.data} entityRef={entityRef} />
      ) : (
        !people.error && (
          <>
            <Skeleton width="50%" />
            <Skeleton width="70%" />
            <Skeleton width="60%" />
          </>
        )
      )}
      <OnCall entityRef={entityRef} />
    </Panel>
  );
}
