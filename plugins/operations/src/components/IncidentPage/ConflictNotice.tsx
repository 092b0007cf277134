import { Alert, Button } from '@backstage/ui';
import { Incident } from '@operate-first/plugin-operations-common';
import { useState } from 'react';
import {
  Conflict,
  IncidentChange,
  IncidentFields,
} from '../../hooks/useIncidentChange';
import { useOperationsTranslation } from '../../hooks/useOperationsTranslation';
import { useEntityName } from '../Filters';
import { currentOf, fieldName, isSame, valueWords } from './fieldWords';
import styles from './IncidentPage.module.css';

type Field = keyof IncidentFields;

/** What others changed of what one wanted to change, and not to the same. */
function conflictsOf({ fields, begun }: Conflict, now: Incident): Field[] {
  return (Object.keys(fields) as Field[]).filter(
    field =>
      !isSame(currentOf(begun, field), currentOf(now, field)) &&
      !isSame(fields[field], currentOf(now, field)),
  );
}

function Choices(props: {
  conflict: Conflict;
  incident: Incident;
  change: IncidentChange;
}) {
  const { conflict, incident, change } = props;
  const { fields } = conflict;
  const { t, locale } = useOperationsTranslation();
  const nameOf = useEntityName();
  const [chosen, setChosen] = useState<Partial<Record<Field, boolean>>>({});
  const open = conflictsOf(conflict, incident);
  const words = { t, locale, nameOf };
  const choose = (field: Field, isMine: boolean) => {
    const next = { ...chosen, [field]: isMine };
    setChosen(next);
    if (open.some(one => next[one] === undefined)) return;
    const taken = Object.fromEntries(
      Object.entries(fields).filter(([one]) => next[one as Field] !== false),
    );
    if (Object.keys(taken).length === 0) change.forget();
    else change.save(taken, incident);
  };
  return (
    <>
      <p>{t('incident.conflict.what')}</p>
      <ul className={styles.conflicts}>
        {open.map(field => {
          const theirs = { [field]: currentOf(incident, field) };
          const name = fieldName(field, t);
          return (
            <li key={field}>
              <strong>{name}</strong>{' '}
              {t('incident.conflict.theirs', {
                value: valueWords(field, theirs, words),
              })}{' '}
              {t('incident.conflict.mine', {
                value: valueWords(field, fields, words),
              })}{' '}
              <Button
                size="small"
                variant="secondary"
                aria-label={`${t('incident.conflict.keep')}: ${name}`}
                aria-pressed={chosen[field] === false}
                isDisabled={change.isSaving}
                onPress={() => choose(field, false)}
              >
                {t('incident.conflict.keep')}
              </Button>{' '}
              <Button
                size="small"
                variant="secondary"
                aria-label={`${t('incident.conflict.use')}: ${name}`}
                aria-pressed={chosen[field] === true}
                isDisabled={change.isSaving}
                onPress={() => choose(field, true)}
              >
                {t('incident.conflict.use')}
              </Button>
            </li>
          );
        })}
      </ul>
      {open.length === 0 && (
        <Button
          size="small"
          variant="secondary"
          isDisabled={change.isSaving}
          onPress={() => {
            change.save(fields, incident);
          }}
        >
          {t('incident.form.save')}
        </Button>
      )}
    </>
  );
}

/**
 * That somebody else has changed the same: what it says now, what one wrote, and a choice.
 *
 * @internal
 */
export function ConflictNotice(props: {
  incident: Incident;
  change: IncidentChange;
}) {
  const { incident, change } = props;
  const { t } = useOperationsTranslation();
  if (!change.conflict) return null;
  return (
    <Alert
      role="status"
      status="warning"
      icon
      title={t('incident.conflict.title')}
      description={
        <Choices
          conflict={change.conflict}
          incident={incident}
          change={change}
        />
      }
    />
  );
}
