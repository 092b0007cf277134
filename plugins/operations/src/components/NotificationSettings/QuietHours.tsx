import { Select, Switch, TextField } from '@backstage/ui';
import {
  Translate,
  useOperationsTranslation,
} from '../../hooks/useOperationsTranslation';
import { MomentField } from '../MomentField';
import { settingsStyles } from '../SettingsPage';
import { SettingsField, SettingsForm } from './settings';

const EXCEPT = [0, 1, 2, 3, 4];

function exceptWords(severity: number, t: Translate): string {
  if (severity === 0) return t('told.exceptNothing');
  if (severity === 1) return t('told.exceptOne');
  return severity === 4
    ? t('told.exceptAll')
    : t('told.exceptTo', { severity: String(severity) });
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
    <fieldset className={settingsStyles.group}>
      <legend>{t('told.quiet')}</legend>
      <p className={settingsStyles.quiet}>{t('told.quietHint')}</p>
      <Switch
        label={t('told.isQuiet')}
        isSelected={form.isQuiet}
        onChange={isQuiet => onChange({ isQuiet })}
      />
      {form.isQuiet && (
        <>
          <div className={settingsStyles.row}>
            <MomentField
              of="hour"
              isRequired
              label={t('told.from')}
              value={form.from}
              problem={said('from')}
              onChange={from => onChange({ from })}
            />
            <MomentField
              of="hour"
              isRequired
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
