import { TextAreaField, TextField } from '@backstage/ui';
import { useState } from 'react';

/**
 * A field that is written into the text when one leaves it: what is half typed is no date yet.
 *
 * @internal
 */
export function CommittedField(props: {
  label: string;
  description?: string;
  value: string;
  lines?: boolean;
  maxLength: number;
  onCommit: (value: string) => void;
}) {
  const { label, description, value, lines, maxLength, onCommit } = props;
  const [typed, setTyped] = useState(value);
  const [before, setBefore] = useState(value);
  // The text may have been changed beside.
  if (value !== before) {
    setBefore(value);
    setTyped(value);
  }
  const Field = lines ? TextAreaField : TextField;
  return (
    <Field
      label={label}
      description={description}
      value={typed}
      onChange={setTyped}
      onBlur={() => {
        if (typed !== value) onCommit(typed.trim());
      }}
      maxLength={maxLength}
    />
  );
}
