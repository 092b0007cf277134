import { Select, Switch, TextField } from '@backstage/ui';
import { ReactNode, useId } from 'react';
import {
  Translate,
  useOperationsTranslation,
} from '../../hooks/useOperationsTranslation';
import { SettingsField, SettingsForm } from './settings';
import styles from './NotificationSettings.module.css';

const EXCEPT = [0, 1, 2, 3, 4];

function exceptWords(severity: number, t: Translate): string {
  if (severity === 0) return t('told.exceptNothing');
  if (severity === 1) return t('told.exceptOne');
  return severity === 4
    ? t('told.exceptAll')
    : t('told.exceptTo', { severity: String(severity) });
}

function Time(props: {
  label: string;
  value: string;
  problem: string | undefined;
  onChange: (value: string) => void;
}): ReactNode {
  const { label, value, problem, onChange } = props;
  const id = useId();
  return (
    <div className={styles.time}>
      <label htmlFor={id}>{label}</label>
      <input
        id={id}
        type="time"
        value={value}
        onChange={event => onChange(event.target.value)}
        aria-invalid={problem !== undefined}
        aria-describedby={problem && `${id}-problem`}
        required
      />
      {problem && (
        <span id={`${id}-problem`} className={styles.problem}>
          {problem}
        </span>
      )}
    </div>
  );
}

/**
 * The hours in which one is not told at once, and of what one is told all the same.
 *
 * @internal
 */
export function QuietHours(props: {
  form: SettingsForm;
  said: (field: SettingsField) => string | undefined;
  onChange: (change: Partial<SettingsForm>) => void;
}) {
  const { form, said, onChange } = props;
  const { t } = useOperationsTranslation();
  return (
    <fieldset className={styles.group}>
      <legend>{t('told.quiet')}</legend>
      <p className={styles.quiet}>{t('told.quietHint')}</p>
      <Switch
        label={t('told.isQuiet')}
        isSelected={form.isQuiet}
        onChange={isQuiet => onChange({ isQuiet })}
      />
      {form.isQuiet && (
        <>
          <div className={styles.row}>
            <Time
              label={t('told.from')}
              value={form.from}
              problem={said('from')}
              onChange={from => onChange({ from })}
            />
            <Time
              label={t('told.to')}
              value={form.to}
              problem={said('to')}
              onChange={to => onChange({ to })}
            />
            <TextField
              label={t('told.zone')}
              value={form.zone}
              onChange={zone => onChange({ zone })}
              maxLength={64}
              validationBehavior="aria"
              validate={() => said('zone')}
            />
          </div>
          <Select
            label={t('told.except')}
            value={String(form.except)}
            onChange={key => onChange({ except: Number(key) })}
            options={EXCEPT.map(severity => ({
              id: String(severity),
              label: exceptWords(severity, t),
            }))}
          />
        </>
      )}
    </fieldset>
  );
}
