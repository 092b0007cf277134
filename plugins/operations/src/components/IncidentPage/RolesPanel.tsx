import { usePermission } from '@backstage/plugin-permission-react';
import { Button } from '@backstage/ui';
import {
  IncidentDetail,
  IncidentRoleName,
  operationsPersonReadPermission,
} from '@operate-first/plugin-operations-common';
import { useState } from 'react';
import { IncidentChange } from '../../hooks/useIncidentChange';
import { useOperationsTranslation } from '../../hooks/useOperationsTranslation';
import { useMe } from '../../hooks/usePeople';
import { PersonName } from '../IncidentState';
import { Panel } from '../Panel';
import { pageStyles } from '../Page';
import { PersonPicker } from './PersonPicker';
import styles from './IncidentPage.module.css';

const ROLES: IncidentRoleName[] = [
  'commander',
  'communications',
  'technicalLead',
  'scribe',
];

/**
 * Who has which role, to be taken and given.
 *
 * @internal
 */
export function RolesPanel(props: {
  detail: IncidentDetail;
  change: IncidentChange;
}) {
  const { detail, change } = props;
  const { incident, mayWrite } = detail;
  const { t } = useOperationsTranslation();
  const me = useMe();
  // Who may not see names is not told whether a role is taken, either.
  const names = usePermission({ permission: operationsPersonReadPermission });
  const isWithheld = !names.loading && !names.allowed;
  const [choosing, setChoosing] = useState<IncidentRoleName>();
  const give = async (role: IncidentRoleName, person: string | undefined) => {
    await change.save({ roles: [{ role, person }] });
    setChoosing(undefined);
  };
  return (
    <Panel title={t('incident.roles.title')}>
      <dl className={`${pageStyles.facts} ${mayWrite ? styles.roles : ''}`}>
        {ROLES.map(role => {
          const person = incident.roles.find(one => one.role === role)?.person;
          const name = t(`incident.role.${role}`);
          return (
            <div key={role}>
              <dt>{name}</dt>
              <dd>
                {person ? (
                  <PersonName of={person} />
                ) : (
                  <span className={pageStyles.quiet}>
                    {t(
                      isWithheld
                        ? 'incident.roles.withheld'
                        : 'incident.roles.nobody',
                    )}
                  </span>
                )}{' '}
                {mayWrite && choosing !== role && (
                  <>
                    {me && person?.ref !== me && (
                      <Button
                        size="small"
                        variant="tertiary"
                        aria-label={t('incident.roles.takeRole', {
                          role: name,
                        })}
                        isDisabled={change.isSaving}
                        onPress={() => {
                          give(role, me);
                        }}
                      >
                        {t('incident.roles.take')}
                      </Button>
                    )}
                    <Button
                      size="small"
                      variant="tertiary"
                      aria-label={t('incident.roles.assignRole', {
                        role: name,
                      })}
                      onPress={() => setChoosing(role)}
                    >
                      {t('incident.roles.assign')}
                    </Button>
                  </>
                )}
                {mayWrite && choosing === role && (
                  <PersonPicker
                    current={person?.ref}
                    onChoose={chosen => give(role, chosen)}
                    onClose={() => setChoosing(undefined)}
                  />
                )}
              </dd>
            </div>
          );
        })}
      </dl>
    </Panel>
  );
}
