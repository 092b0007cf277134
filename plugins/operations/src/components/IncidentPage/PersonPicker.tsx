import { Button, Combobox } from '@backstage/ui';
import { useState } from 'react';
import { useOperationsTranslation } from '../../hooks/useOperationsTranslation';
import { personOf, usePeople } from '../../hooks/usePeople';
import { pageStyles } from '../Page';
import styles from './IncidentPage.module.css';

/**
 * Chooses somebody of the catalog, or by a reference, or nobody.
 *
 * @internal
 */
export function PersonPicker(props: {
  current: string | undefined;
  onChoose: (person: string | undefined) => void;
  onClose: () => void;
}) {
  const { current, onChoose, onClose } = props;
  const { t } = useOperationsTranslation();
  const people = usePeople();
  const [text, setText] = useState('');
  const person = personOf(text, people);
  return (
    <div className={styles.picker}>
      <Combobox
        label={t('incident.roles.person')}
        description={t('incident.roles.personHint')}
        allowsCustomValue
        // Not as `search`: with it the keys go through what is filtered out, too, and reach nothing of what is left.
        inputValue={text}
        onInputChange={setText}
        options={people.map(({ ref, name }) => ({
          id: ref,
          label: name,
          description: ref,
        }))}
        validationBehavior="aria"
        validate={() =>
          text && !person ? t('incident.roles.notAPerson') : undefined
        }
      />
      <div className={pageStyles.actions}>
        <Button
          size="small"
          variant="primary"
          isDisabled={!person}
          onPress={() => onChoose(person)}
        >
          {t('incident.roles.save')}
        </Button>
        {current && (
          <Button
            size="small"
            variant="secondary"
            onPress={() => onChoose(undefined)}
          >
            {t('incident.roles.release')}
          </Button>
        )}
        <Button size="small" variant="tertiary" onPress={onClose}>
          {t('incident.form.cancel')}
        </Button>
      </div>
    </div>
  );
}
