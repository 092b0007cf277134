import { Select, TextField } from '@backstage/ui';
import {
  ComponentProps,
  ReactNode,
  useContext,
  useEffect,
  useId,
  useRef,
} from 'react';
import { useOperationsTranslation } from '../../hooks/useOperationsTranslation';
import { useRequired } from '../../hooks/useRequired';
import { ForeignSentences } from './problemWords';
import { FieldsProps } from './useOnboarding';
import styles from './Onboarding.module.css';

/** More than anybody writes, and as much as the portal takes. */
const LONGEST = 500;

/**
 * The place of a field, by which a problem finds it.
 *
 * @param props - at: as problems name it.
 * @internal
 */
export function FieldAt(props: {
  at: string;
  said: FieldsProps['said'];
  className?: string;
  children: ReactNode;
}) {
  const { at, said, className, children } = props;
  const ref = useRef<HTMLDivElement>(null);
  const problem = said(at);
  const isForeign = useContext(ForeignSentences).has(problem ?? '');
  // The field draws what it says itself, and has no word for its language.
  useEffect(() => {
    const drawn = ref.current?.querySelectorAll('[slot="errorMessage"]') ?? [];
    for (const text of drawn) {
      if (isForeign) text.setAttribute('lang', 'en');
      else text.removeAttribute('lang');
    }
  });
  return (
    <div
      ref={ref}
      className={className ?? styles.field}
      data-field={at}
      data-problem={problem === undefined ? undefined : true}
    >
      {children}
    </div>
  );
}

/** A line to write, which says what is wrong with it. @internal */
export function TextAt(
  props: { at: string; said: FieldsProps['said'] } & ComponentProps<
    typeof TextField
  >,
) {
  const { at, said, ...field } = props;
  const required = useRequired();
  return (
    <FieldAt at={at} said={said}>
      <TextField
        maxLength={LONGEST}
        validationBehavior="aria"
        validate={() => said(at)}
        {...required(field.isRequired)}
        {...field}
      />
    </FieldAt>
  );
}

interface ChoiceOption {
  id: string;
  label: string;
  description?: string;
}

/** One of several, which says what is wrong with it. @internal */
export function ChoiceAt<T extends string>(props: {
  at: string;
  said: FieldsProps['said'];
  label: string;
  description?: string;
  isRequired?: boolean;
  searchable?: boolean;
  placeholder?: string;
  value: T | undefined;
  options: Array<ChoiceOption | { title: string; options: ChoiceOption[] }>;
  onChange: (value: T) => void;
}) {
  const { at, said, value, onChange, ...field } = props;
  const { t } = useOperationsTranslation();
  const required = useRequired();
  const id = useId();
  // Where nothing is chosen, the field asks nobody whether that is right.
  const missing = value === undefined ? said(at) : undefined;
  return (
    <FieldAt at={at} said={said}>
      <Select
        {...field}
        isInvalid={missing !== undefined || undefined}
        aria-describedby={missing && id}
        {...required(field.isRequired)}
        placeholder={field.placeholder ?? t('onboarding.choose')}
        searchPlaceholder={field.searchable ? t('onboarding.find') : undefined}
        value={value ?? null}
        // It only answers with what it was given.
        onChange={key => key !== null && onChange(String(key) as T)}
        validationBehavior="aria"
        validate={() => said(at)}
      />
      {missing && (
        <p id={id} slot="errorMessage" className={styles.problem}>
          {missing}
        </p>
      )}
    </FieldAt>
  );
}

/**
 * What most people need not see. It opens by itself where something inside is wrong.
 *
 * @internal
 */
export function Folded(props: {
  summary: string;
  isWrong: boolean;
  children: ReactNode;
}) {
  const { summary, isWrong, children } = props;
  const ref = useRef<HTMLDetailsElement>(null);
  useEffect(() => {
    if (isWrong && ref.current) ref.current.open = true;
  }, [isWrong]);
  return (
    <details ref={ref} className={styles.folded}>
      <summary>{summary}</summary>
      <div className={styles.fields}>{children}</div>
    </details>
  );
}
