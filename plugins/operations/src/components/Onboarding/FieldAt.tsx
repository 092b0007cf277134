import { Select, TextField } from '@backstage/ui';
import { ComponentProps, ReactNode, useEffect, useRef } from 'react';
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
  return (
    <div
      className={className ?? styles.field}
      data-field={at}
      data-problem={said(at) === undefined ? undefined : true}
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
  return (
    <FieldAt at={at} said={said}>
      <TextField
        maxLength={LONGEST}
        validationBehavior="aria"
        validate={() => said(at)}
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
  return (
    <FieldAt at={at} said={said}>
      <Select
        {...field}
        value={value ?? null}
        // It only answers with what it was given.
        onChange={key => key !== null && onChange(String(key) as T)}
        validationBehavior="aria"
        validate={() => said(at)}
      />
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
