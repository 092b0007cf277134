import {
  isListField,
  RequestField,
} from '@operate-first/plugin-operations-common';
import { ChoiceInput, YesNoInput } from './inputs/ChoiceInput';
import { PickerInput } from './inputs/PickerInput';
import { SeveralInput } from './inputs/SeveralInput';
import { LinesInput, ListInput, TextInput } from './inputs/TextInput';
import { KindWordsOf } from './useKindWords';
import { RequestForm } from './useRequestForm';
import { fieldValueOf } from './values';

/**
 * One field of a kind, as it is filled in.
 *
 * @internal
 */
export function KindField(props: {
  field: RequestField;
  words: KindWordsOf;
  of: RequestForm;
}) {
  const { field, words, of } = props;
  const { name, input } = field;
  // What was kept may be of an older form.
  const value = fieldValueOf(field, of.values[name]);
  const shared = {
    field,
    label: words.label(field),
    description: words.hint(field),
    choices: of.choicesOf(field),
    said: of.said,
    onChange: (next: typeof value) => of.onChange(name, next),
  };
  if (Array.isArray(value) && isListField(field)) {
    return input === 'list' ? (
      <ListInput {...shared} value={value} />
    ) : (
      <SeveralInput {...shared} value={value} />
    );
  }
  if (typeof value === 'boolean') {
    return <YesNoInput {...shared} value={value} />;
  }
  const text = { ...shared, value: String(value) };
  switch (input) {
    case 'choice':
      return <ChoiceInput {...text} words={words} />;
    case 'lines':
      return <LinesInput {...text} />;
    case 'number':
      return <TextInput {...text} />;
    case 'text':
      return shared.choices.length > 0 ? (
        <PickerInput {...text} />
      ) : (
        <TextInput {...text} />
      );
    default:
      return <PickerInput {...text} />;
  }
}
