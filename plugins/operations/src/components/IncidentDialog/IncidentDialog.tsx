import {
  Button,
  Checkbox,
  Dialog,
  DialogFooter,
  DialogHeader,
  Select,
  TextAreaField,
  TextField,
} from '@backstage/ui';
import {
  INCIDENT_CAUSES,
  Incident,
} from '@operate-first/plugin-operations-common';
import { useState } from 'react';
import { IncidentChange } from '../../hooks/useIncidentChange';
import { useOperationsTranslation } from '../../hooks/useOperationsTranslation';
import { useRequired } from '../../hooks/useRequired';
import { FormBody } from '../FormBody';
import { MomentField } from '../MomentField';
import {
  changesOf,
  FormProblems,
  formOf,
  IncidentForm,
  problemsOf,
  TIME_FIELDS,
  URL_FIELDS,
} from './form';
import { ServicesField } from './ServicesField';
import { VisibilityField } from './VisibilityField';
import styles from './IncidentDialog.module.css';

interface FieldsProps {
  form: IncidentForm;
  /** What is wrong, in words, at its field. */
  said: (field: keyof IncidentForm) => string | undefined;
  onChange: (change: Partial<IncidentForm>) => void;
}

function What(props: FieldsProps) {
  const { form, said, onChange } = props;
  const { t } = useOperationsTranslation();
  const required = useRequired();
  return (
    <>
      <TextField
        label={t('incident.form.title')}
        value={form.title}
        onChange={title => onChange({ title })}
        maxLength={200}
        {...required(true)}
        secondaryLabel={t('incident.form.required')}
        validationBehavior="aria"
        validate={() => said('title')}
      />
      <TextAreaField
        label={t('incident.form.summary')}
        description={t('incident.form.summaryHint')}
        value={form.summary}
        onChange={summary => onChange({ summary })}
        maxLength={20_000}
      />
    </>
  );
}

function When(props: FieldsProps) {
  const { form, said, onChange } = props;
  const { t } = useOperationsTranslation();
  const zone = new Intl.DateTimeFormat().resolvedOptions().timeZone;
  return (
    <>
      <div className={styles.times}>
        {TIME_FIELDS.map(field => (
          <MomentField
            key={field}
            label={t(`incident.form.${field}`)}
            value={form[field]}
            problem={said(field)}
            withSeconds
            onChange={value => onChange({ [field]: value })}
          />
        ))}
      </div>
      <p className={styles.quiet}>{t('incident.form.zone', { zone })}</p>
    </>
  );
}

function Why(props: FieldsProps) {
  const { form, said, onChange } = props;
  const { t } = useOperationsTranslation();
  return (
    <>
      <Select
        label={t('incident.form.cause')}
        value={form.cause || 'none'}
        onChange={key =>
          onChange({ cause: INCIDENT_CAUSES.find(one => one === key) ?? '' })
        }
        options={[
          { id: 'none', label: t('incident.form.noCause') },
          ...INCIDENT_CAUSES.map(id => ({
            id,
            label: t(`incident.cause.${id}`),
          })),
        ]}
      />
      <TextAreaField
        label={t('incident.form.causeText')}
        description={t('incident.form.causeTextHint')}
        value={form.causeText}
        onChange={causeText => onChange({ causeText })}
        maxLength={5_000}
      />
      {URL_FIELDS.map(field => (
        <TextField
          key={field}
          type="url"
          label={t(`incident.form.${field}`)}
          value={form[field]}
          onChange={value => onChange({ [field]: value })}
          maxLength={2_000}
          validationBehavior="aria"
          validate={() => said(field)}
        />
      ))}
      <TextField
        label={t('incident.form.duplicateOf')}
        description={t('incident.form.duplicateOfHint')}
        value={form.duplicateOf}
        onChange={duplicateOf => onChange({ duplicateOf })}
        maxLength={32}
      />
      <VisibilityField
        value={form.visibility}
        onChange={visibility => onChange({ visibility })}
      />
      <Checkbox isSelected={form.drill} onChange={drill => onChange({ drill })}>
        {t('incident.form.drill')}
      </Checkbox>
    </>
  );
}

/**
 * Changes what an incident says. Only what was changed is sent, so that two people who change different things do not
 * undo each other.
 *
 * @internal
 */
export function IncidentDialog(props: {
  incident: Incident;
  change: IncidentChange;
  onClose: () => void;
}) {
  const { incident, change, onClose } = props;
  const { t } = useOperationsTranslation();
  // What others change while it is open is not put under the fingers of who writes.
  const [begun] = useState(incident);
  const [form, setForm] = useState(() => formOf(incident));
  const [tried, setTried] = useState(false);
  const problems: FormProblems = problemsOf(form);
  const changes = changesOf(form, formOf(begun));
  const isNothing = Object.keys(changes).length === 0;
  const fields: FieldsProps = {
    form,
    said: field => {
      const problem = tried ? problems[field] : undefined;
      return problem && t(`incident.form.problem.${problem}`);
    },
    onChange: edit => setForm(before => ({ ...before, ...edit })),
  };
  const save = async () => {
    setTried(true);
    if (Object.keys(problems).length > 0) return;
    await change.save(changes, begun);
    // What was refused, and what others changed, is said on the page, with a choice.
    onClose();
  };
  return (
    <Dialog isOpen onOpenChange={open => !open && onClose()} width={640}>
      <DialogHeader>
        {t('incident.form.change', { key: incident.key })}
      </DialogHeader>
      <FormBody>
        <What {...fields} />
        <When {...fields} />
        <Why {...fields} />
        <ServicesField
          services={form.services}
          said={fields.said('services')}
          onChange={services => fields.onChange({ services })}
        />
        {isNothing && (
          <p className={styles.quiet}>{t('incident.form.nothing')}</p>
        )}
      </FormBody>
      <DialogFooter>
        <Button variant="secondary" onPress={onClose}>
          {t('incident.form.cancel')}
        </Button>
        <Button
          variant="primary"
          isDisabled={change.isSaving || isNothing}
          onPress={() => {
            save();
          }}
        >
          {t('incident.form.save')}
        </Button>
      </DialogFooter>
    </Dialog>
  );
}
