import { Button, Checkbox, CheckboxGroup, Combobox } from '@backstage/ui';
import { useId, useState } from 'react';
import { useOperationsTranslation } from '../../../hooks/useOperationsTranslation';
import { FieldAt } from '../../Onboarding/FieldAt';
import { useRequired } from '../../../hooks/useRequired';
import { FieldChoice } from '../useFieldChoices';
import { InputProps } from './model';
import { optionsOf, usePickedText } from './PickerInput';
import styles from '../RequestForm.module.css';

/** As many as can be looked over at once. */
const FEW = 12;

/** All there is, each to be ticked; what is chosen and unknown is shown, too, so that it can be taken away. */
function Ticks(props: InputProps<string[]>) {
  const { field, label, description, value, choices, said, onChange } = props;
  const required = useRequired();
  const unknown = value
    .filter(one => choices.every(choice => choice.value !== one))
    .map((one): FieldChoice => ({ value: one }));
  return (
    <FieldAt at={field.name} said={said}>
      <CheckboxGroup
        label={label}
        description={description}
        {...required(field.required)}
        orientation="horizontal"
        value={value}
        onChange={onChange}
        validationBehavior="aria"
        validate={() => said(field.name)}
      >
        {[...choices, ...unknown].map(choice => (
          <Checkbox key={choice.value} value={choice.value}>
            {choice.title ?? choice.value}
          </Checkbox>
        ))}
      </CheckboxGroup>
    </FieldAt>
  );
}

/** Whether one of the list is meant, and not what is written. */
function isChoosing(box: EventTarget): boolean {
  return box instanceof Element && box.hasAttribute('aria-activedescendant');
}

/** What is chosen, each to be taken away, and a box to choose one more. */
function Chosen(props: InputProps<string[]>) {
  const { field, label, description, value, choices, said, onChange } = props;
  const { t } = useOperationsTranslation();
  const required = useRequired();
  const id = useId();
  const [next, setNext] = useState('');
  const left = choices.filter(choice => !value.includes(choice.value));
  const { text, setText, read } = usePickedText(next, left);
  const add = (written: string) => {
    const found = read(written);
    setNext('');
    setText('');
    if (found && !value.includes(found)) onChange([...value, found]);
  };
  return (
    <FieldAt at={field.name} said={said}>
      <div className={styles.adding}>
        <Combobox
          label={label}
          description={description}
          {...required(field.required && value.length === 0)}
          allowsCustomValue
          inputValue={text}
          onInputChange={written => {
            setNext(read(written));
            setText(written);
          }}
          // What is chosen goes to the list below, and leaves the box.
          value={null}
          onChange={key => key !== null && add(String(key))}
          onKeyDown={event => {
            if (event.key === 'Enter' && !isChoosing(event.target)) add(text);
          }}
          options={optionsOf(left)}
          validationBehavior="aria"
          validate={() => said(field.name)}
        />
        <Button
          variant="secondary"
          isDisabled={text.trim() === ''}
          onPress={() => add(text)}
        >
          {t('requestForm.add')}
        </Button>
      </div>
      {value.length > 0 && (
        <ul
          id={id}
          className={styles.chosen}
          aria-label={t('requestForm.chosen', { field: label })}
        >
          {value.map(one => (
            <li key={one}>
              {choices.find(choice => choice.value === one)?.title ?? one}
              <Button
                size="small"
                variant="tertiary"
                aria-label={t('requestForm.removeOf', { name: one })}
                onPress={() => onChange(value.filter(each => each !== one))}
              >
                ×
              </Button>
            </li>
          ))}
        </ul>
      )}
    </FieldAt>
  );
}

/** Several of what there is. @internal */
export function SeveralInput(props: InputProps<string[]>) {
  const { field, choices } = props;
  const isShort =
    (field.input === 'cluster' || field.input === 'environment') &&
    choices.length > 0 &&
    choices.length <= FEW;
  return isShort ? <Ticks {...props} /> : <Chosen {...props} />;
}
