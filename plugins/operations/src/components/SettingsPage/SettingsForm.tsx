import { Button } from '@backstage/ui';
import { ReactNode, useState } from 'react';
import useAsyncFn from 'react-use/esm/useAsyncFn';
import { Fetched } from '../../hooks/useFetched';
import { useOperationsTranslation } from '../../hooks/useOperationsTranslation';
import { Problem } from '../Notice';
import { SettingsSkeleton } from './SettingsPage';
import styles from './SettingsPage.module.css';

/** What fields are given. @internal */
export interface SettingsFields<F> {
  form: F;
  /** Somebody has tried to save: now it is said what is wrong. */
  isTried: boolean;
  change: (edit: Partial<F>) => void;
}

interface FormProps<T, F> {
  begin: (settings: T) => F;
  isRight: (form: F) => boolean;
  onSave: (form: F) => Promise<unknown>;
  children: (fields: SettingsFields<F>) => ReactNode;
}

function Form<T, F>(props: FormProps<T, F> & { settings: T }) {
  const { settings, begin, isRight, onSave, children } = props;
  const { t } = useOperationsTranslation();
  const [form, setForm] = useState(() => begin(settings));
  const [isTried, setTried] = useState(false);
  const [isSaved, setSaved] = useState(false);
  const [sent, send] = useAsyncFn(async () => {
    await onSave(form);
    setSaved(true);
  }, [form, onSave]);
  return (
    <>
      {children({
        form,
        isTried,
        change: edit => {
          setSaved(false);
          setForm(before => ({ ...before, ...edit }));
        },
      })}
      <div className={styles.save}>
        <Button
          variant="primary"
          isDisabled={sent.loading}
          onPress={() => {
            setTried(true);
            if (isRight(form)) send();
          }}
        >
          {t('settings.save')}
        </Button>
        <span role="status">
          {isSaved && t('settings.saved')}
          {sent.error && t('settings.refused', { message: sent.error.message })}
        </span>
      </div>
    </>
  );
}

/**
 * A form that begins with what is set, checks what is written when somebody saves it, and keeps what was refused.
 *
 * @internal
 */
export function SettingsForm<T, F>(
  props: FormProps<T, F> & { of: Fetched<T> },
) {
  const { of, ...rest } = props;
  return (
    <>
      <Problem of={of} />
      {of.data && <Form settings={of.data} {...rest} />}
      {!of.data && !of.error && <SettingsSkeleton />}
    </>
  );
}
