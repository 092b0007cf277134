import { TextAreaField } from '@backstage/ui';
import { useEffect, useState } from 'react';
import { useOperationsTranslation } from '../../../hooks/useOperationsTranslation';
import { FieldAt, TextAt } from '../../Onboarding/FieldAt';
import { useRequired } from '../../../hooks/useRequired';
import { InputProps } from './model';

/** More than anybody writes in one field. */
const LONGEST_TEXT = 20_000;
const ROWS = { list: 3, lines: 6 };

/** One line; of a number, what is typed. @internal */
export function TextInput(props: InputProps<string>) {
  const { field, label, description, value, said, onChange } = props;
  return (
    <TextAt
      at={field.name}
      said={said}
      label={label}
      description={description}
      isRequired={field.required}
      value={value}
      onChange={onChange}
      {...(field.maxLength && { maxLength: field.maxLength })}
      {...(field.input === 'number' && { inputMode: 'decimal' as const })}
    />
  );
}

/** Several lines of text. @internal */
export function LinesInput(props: InputProps<string>) {
  const { field, label, description, value, said, onChange } = props;
  const required = useRequired();
  return (
    <FieldAt at={field.name} said={said}>
      <TextAreaField
        label={label}
        description={description}
        {...required(field.required)}
        rows={ROWS.lines}
        maxLength={field.maxLength ?? LONGEST_TEXT}
        value={value}
        onChange={onChange}
        validationBehavior="aria"
        validate={() => said(field.name)}
      />
    </FieldAt>
  );
}

/** Texts, one per line. Lines that are still empty stay while somebody types. @internal */
export function ListInput(props: InputProps<string[]>) {
  const { field, label, description, value, said, onChange } = props;
  const { t } = useOperationsTranslation();
  const required = useRequired();
  const written = value.join('\n');
  const [text, setText] = useState(written);
  useEffect(() => {
    setText(before =>
      linesOf(before).join('\n') === written ? before : written,
    );
  }, [written]);
  return (
    <FieldAt at={field.name} said={said}>
      <TextAreaField
        label={label}
        description={[description, t('requestForm.list')]
          .filter(Boolean)
          .join(' ')}
        {...required(field.required)}
        rows={ROWS.list}
        maxLength={LONGEST_TEXT}
        value={text}
        onChange={next => {
          setText(next);
          onChange(linesOf(next));
        }}
        validationBehavior="aria"
        validate={() => said(field.name)}
      />
    </FieldAt>
  );
}

function linesOf(text: string): string[] {
  return text
    .split('\n')
    .map(line => line.trim())
    .filter(Boolean);
}
