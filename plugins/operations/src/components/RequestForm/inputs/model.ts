import { RequestField } from '@operate-first/plugin-operations-common';
import { FieldChoice } from '../useFieldChoices';
import { FieldValue } from '../values';

/** What the input of a field is given. @internal */
export interface InputProps<V extends FieldValue = FieldValue> {
  field: RequestField;
  label: string;
  description?: string;
  value: V;
  choices: FieldChoice[];
  /** What is wrong at a field, in words. */
  said: (field: string) => string | undefined;
  onChange: (value: V) => void;
}
