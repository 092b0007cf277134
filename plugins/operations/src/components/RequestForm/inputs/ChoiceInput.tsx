import { Switch } from '@backstage/ui';
import { useContext } from 'react';
import { useOperationsTranslation } from '../../../hooks/useOperationsTranslation';
import { ChoiceAt, FieldAt } from '../../Onboarding/FieldAt';
import { ForeignSentences } from '../../Onboarding/problemWords';
import { KindWordsOf } from '../useKindWords';
import { InputProps } from './model';
import styles from '../RequestForm.module.css';

/** A choice needs a key, also where nothing is chosen. */
const UNSAID = 'unsaid';

/** One of the options of a field. @internal */
export function ChoiceInput(
  props: InputProps<string> & { words: KindWordsOf },
) {
  const { field, label, description, value, said, onChange, words } = props;
  const { t } = useOperationsTranslation();
  const isOpen = !field.required && field.default === undefined;
  const options = [
    // What need not be chosen can be taken back.
    ...(isOpen ? [{ id: UNSAID, label: t('requestForm.unsaid') }] : []),
    ...(field.options ?? []).map(option => ({
      id: option.value,
      label: words.option(field, option.value),
    })),
  ];
  const isKnown = value === '' || options.some(({ id }) => id === value);
  return (
    <ChoiceAt
      at={field.name}
      said={said}
      label={label}
      description={description}
      isRequired={field.required}
      value={value || (isOpen ? UNSAID : undefined)}
      // What an address says and nobody offers is shown, so that another can be chosen.
      options={isKnown ? options : [{ id: value, label: value }, ...options]}
      onChange={chosen => onChange(chosen === UNSAID ? '' : chosen)}
    />
  );
}

/** @internal */
export function YesNoInput(props: InputProps<boolean>) {
  const { field, label, description, value, said, onChange } = props;
  return (
    <FieldAt at={field.name} said={said}>
      <Switch
        label={label}
        isSelected={value}
        onChange={onChange}
        {...(description && { 'aria-description': description })}
      />
      <InputNote text={description} problem={said(field.name)} />
    </FieldAt>
  );
}

/** What is said below an input that cannot say it itself. @internal */
export function InputNote(props: { text?: string; problem?: string }) {
  const { text, problem } = props;
  const foreign = useContext(ForeignSentences);
  return (
    <>
      {text && <p className={styles.quiet}>{text}</p>}
      {problem && (
        <p
          role="alert"
          className={styles.problem}
          lang={foreign.has(problem) ? 'en' : undefined}
        >
          {problem}
        </p>
      )}
    </>
  );
}
