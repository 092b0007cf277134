import { Combobox } from '@backstage/ui';
import { useEffect, useState } from 'react';
import { FieldAt } from '../../Onboarding/FieldAt';
import { useRequired } from '../../../hooks/useRequired';
import { FieldChoice } from '../useFieldChoices';
import { InputProps } from './model';

/** What stands for a value: what people call it, if it is known. */
function textOf(value: string, choices: FieldChoice[]): string {
  return choices.find(choice => choice.value === value)?.title ?? value;
}

/** What a text means: one of the choices by its value or its title, else what is written. */
function valueOf(text: string, choices: FieldChoice[]): string {
  const written = text.trim();
  const found =
    choices.find(({ value }) => value === written) ??
    choices.find(
      ({ title }) =>
        title?.toLocaleLowerCase('en-US') ===
        written.toLocaleLowerCase('en-US'),
    );
  return found?.value ?? written;
}

/** The choices as the list shows them. @internal */
export function optionsOf(choices: FieldChoice[]) {
  return choices.map(({ value, title }) => ({
    id: value,
    label: title ?? value,
    ...(title && title !== value && { description: value }),
  }));
}

/** What stands in the box of a picker, and what it means. @internal */
export function usePickedText(value: string, choices: FieldChoice[]) {
  const [text, setText] = useState(() => textOf(value, choices));
  useEffect(() => {
    // Somebody else has filled it in: an address, a panel, or what is the reader's own.
    setText(before =>
      valueOf(before, choices) === value ? before : textOf(value, choices),
    );
  }, [value, choices]);
  return { text, setText, read: (next: string) => valueOf(next, choices) };
}

/** One of what there is, or what is written. @internal */
export function PickerInput(props: InputProps<string>) {
  const { field, label, description, value, choices, said, onChange } = props;
  const required = useRequired();
  const { text, setText, read } = usePickedText(value, choices);
  return (
    <FieldAt at={field.name} said={said}>
      <Combobox
        label={label}
        description={description}
        {...required(field.required)}
        allowsCustomValue
        // Not as `search`: with it the keys go through what is filtered out, too, and reach nothing of what is left.
        inputValue={text}
        onInputChange={next => {
          setText(next);
          onChange(read(next));
        }}
        options={optionsOf(choices)}
        validationBehavior="aria"
        validate={() => said(field.name)}
      />
    </FieldAt>
  );
}
