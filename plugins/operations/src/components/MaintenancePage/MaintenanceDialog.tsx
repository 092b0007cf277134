import {
  Button,
  Dialog,
  DialogFooter,
  DialogHeader,
  Select,
  TextField,
} from '@backstage/ui';
import {
  Maintenance,
  MaintenanceInput,
} from '@operate-first/plugin-operations-common';
import { useEffect, useRef, useState } from 'react';
import useAsyncFn from 'react-use/esm/useAsyncFn';
import { useOperationsTranslation } from '../../hooks/useOperationsTranslation';
import { useRequired } from '../../hooks/useRequired';
import { FormBody } from '../FormBody';
import { MomentField } from '../MomentField';
import { pageStyles } from '../Page';
import {
  FormField,
  formOf,
  inputOf,
  isEverything,
  MaintenanceForm,
  problemsOf,
  Refusal,
  refusalAfter,
  refusalOf,
} from './form';
import { ScopeFields } from './ScopeFields';
import styles from './MaintenancePage.module.css';

const RULES = {
  once: '',
  daily: 'FREQ=DAILY',
  weekly: 'FREQ=WEEKLY',
  monthly: 'FREQ=MONTHLY',
} as const;

function Recurrence(props: {
  value: string;
  problem: string | undefined;
  onChange: (rule: string) => void;
}) {
  const { value, problem, onChange } = props;
  const { t } = useOperationsTranslation();
  const known = Object.entries(RULES).find(([, rule]) => rule === value)?.[0];
  const [isOwn, setOwn] = useState(!known);
  return (
    <>
      <Select
        label={t('maintenance.recurrence.label')}
        validationBehavior="aria"
        validate={() => (isOwn ? undefined : problem)}
        value={isOwn ? 'own' : known ?? 'once'}
        onChange={key => {
          setOwn(key === 'own');
          if (key !== 'own') onChange(RULES[key as keyof typeof RULES]);
        }}
        options={(['once', 'daily', 'weekly', 'monthly', 'own'] as const).map(
          id => ({ id, label: t(`maintenance.recurrence.${id}`) }),
        )}
      />
      {isOwn && (
        <TextField
          label={t('maintenance.recurrence.rule')}
          description="FREQ=WEEKLY;BYDAY=TU"
          value={value}
          onChange={onChange}
          validationBehavior="aria"
          validate={() => problem}
        />
      )}
    </>
  );
}

function Fields(props: {
  form: MaintenanceForm;
  zone: string;
  /** What is wrong, in words, at its field. */
  said: Partial<Record<FormField, string>>;
  onChange: (change: Partial<MaintenanceForm>) => void;
}) {
  const { form, zone, said, onChange } = props;
  const { t } = useOperationsTranslation();
  const required = useRequired();
  return (
    <>
      <TextField
        label={t('maintenance.form.title')}
        value={form.title}
        onChange={title => onChange({ title })}
        maxLength={200}
        {...required(true)}
        secondaryLabel={t('maintenance.form.required')}
        validationBehavior="aria"
        validate={() => said.title}
      />
      <TextField
        label={t('maintenance.form.description')}
        value={form.description}
        onChange={description => onChange({ description })}
        validationBehavior="aria"
        validate={() => said.description}
      />
      <div className={styles.row}>
        <MomentField
          label={t('maintenance.form.start')}
          value={form.startsAt}
          problem={said.startsAt}
          isRequired
          onChange={startsAt => onChange({ startsAt })}
        />
        <MomentField
          label={t('maintenance.form.end')}
          value={form.endsAt}
          problem={said.endsAt}
          isRequired
          onChange={endsAt => onChange({ endsAt })}
        />
      </div>
      <p className={pageStyles.quiet}>{t('maintenance.form.zone', { zone })}</p>
      <Recurrence
        value={form.recurrence}
        problem={said.recurrence}
        onChange={recurrence => onChange({ recurrence })}
      />
      <ScopeFields
        scope={form.scope}
        said={said}
        onChange={scope => onChange({ scope })}
      />
      <p className={pageStyles.quiet}>{t('maintenance.form.callers')}</p>
      {isEverything(form.scope) && (
        <p>
          <strong>{t('maintenance.form.everything')}</strong>
        </p>
      )}
    </>
  );
}

/**
 * Announces maintenance, or changes what was announced. What the API refuses is said at its field, which takes the
 * focus, and nothing written is lost.
 *
 * @internal
 */
export function MaintenanceDialog(props: {
  maintenance?: Maintenance;
  isOpen: boolean;
  onClose: () => void;
  onSend: (input: MaintenanceInput) => Promise<unknown>;
}) {
  const { maintenance, isOpen, onClose, onSend } = props;
  const { t } = useOperationsTranslation();
  const zone =
    maintenance?.zone ?? new Intl.DateTimeFormat().resolvedOptions().timeZone;
  const [form, setForm] = useState(() => formOf(maintenance, Date.now()));
  // How often somebody tried to send it: only then it says what is missing.
  const [tries, setTries] = useState(0);
  const [refusal, setRefusal] = useState<Refusal>({ fields: {} });
  const problems = problemsOf(form);
  const isRight = Object.keys(problems).length === 0;
  const missing = Object.fromEntries(
    Object.entries(problems).map(([field, problem]) => [
      field,
      t(`maintenance.form.problem.${problem}`),
    ]),
  );
  const fields = useRef<HTMLDivElement>(null);
  useEffect(() => {
    fields.current
      ?.querySelector<HTMLElement>(
        '[aria-invalid="true"], [data-invalid] button',
      )
      ?.focus();
  }, [tries]);
  const [sent, send] = useAsyncFn(async () => {
    try {
      setRefusal({ fields: {} });
      await onSend(inputOf(form, zone));
      onClose();
    } catch (error) {
      setRefusal(refusalOf(error));
      setTries(before => before + 1);
    }
  }, [form, zone, onSend, onClose]);
  return (
    <Dialog
      isOpen={isOpen}
      onOpenChange={open => !open && onClose()}
      width={560}
    >
      <DialogHeader>
        {maintenance ? t('maintenance.change') : t('maintenance.announce')}
      </DialogHeader>
      <FormBody>
        <div ref={fields} className={styles.fields}>
          <Fields
            form={form}
            zone={zone}
            said={{ ...refusal.fields, ...(tries > 0 && missing) }}
            onChange={change => {
              setForm(before => ({ ...before, ...change }));
              setRefusal(before => refusalAfter(before, form, change));
            }}
          />
        </div>
        <p role="status">
          {refusal.general &&
            t('maintenance.refused', { message: refusal.general })}
        </p>
      </FormBody>
      <DialogFooter>
        <Button variant="secondary" onPress={onClose}>
          {t('maintenance.cancel')}
        </Button>
        <Button
          variant="primary"
          isDisabled={sent.loading}
          onPress={() => {
            setTries(before => before + 1);
            if (isRight) send();
          }}
        >
          {maintenance ? t('maintenance.save') : t('maintenance.announce')}
        </Button>
      </DialogFooter>
    </Dialog>
  );
}
