import { useApi, useRouteRef } from '@backstage/frontend-plugin-api';
import {
  Alert as Notice,
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
  IncidentImpact,
  IncidentInput,
  IncidentServiceInput,
  Visibility,
} from '@operate-first/plugin-operations-common';
import { useEffect, useState } from 'react';
import { useNavigate } from 'react-router-dom';
import useAsyncFn from 'react-use/esm/useAsyncFn';
import { operationsApiRef } from '../../api/operationsApiRef';
import { useIncidentPolicy } from '../../hooks/useIncidents';
import { useOperationsTranslation } from '../../hooks/useOperationsTranslation';
import { useRequired } from '../../hooks/useRequired';
import { incidentRouteRef } from '../../routes';
import { useEntityName } from '../Filters';
import { FormBody } from '../FormBody';
import { ServicesField, VisibilityField } from '../IncidentDialog';
import { IncidentLink } from '../IncidentState';
import { SimilarWhileTyping } from '../Similar';
import { useWhatIsWrong } from './useWhatIsWrong';
import styles from './DeclareIncident.module.css';

const IMPACTS = ['minor', 'major', 'outage'] as const;
const SEVERITIES = [1, 2, 3, 4];

interface Form {
  title: string;
  summary: string;
  severity: number | undefined;
  impact: IncidentImpact;
  visibility: Visibility;
  drill: boolean;
  services: IncidentServiceInput[];
}

function inputOf(
  form: Form,
  alerts: string[] | undefined,
  idempotencyKey: string,
): IncidentInput {
  return {
    ...form,
    title: form.title.trim(),
    summary: form.summary.trim() || undefined,
    alerts: alerts && alerts.length > 0 ? alerts : undefined,
    idempotencyKey,
  };
}

function HowBad(props: {
  form: Form;
  onChange: (change: Partial<Form>) => void;
}) {
  const { form, onChange } = props;
  const { t } = useOperationsTranslation();
  const policy = useIncidentPolicy();
  const meaningOf = (wanted: number) =>
    policy.data?.severities.find(({ severity }) => severity === wanted);
  const meaning = form.severity && meaningOf(form.severity);
  return (
    <div className={styles.howBad}>
      <Select
        label={t('incident.form.impact')}
        value={form.impact}
        onChange={key => {
          const impact = IMPACTS.find(one => one === key);
          if (impact) onChange({ impact });
        }}
        options={IMPACTS.map(id => ({ id, label: t(`incident.impact.${id}`) }))}
      />
      <Select
        label={t('incident.form.severity')}
        value={form.severity ? String(form.severity) : 'auto'}
        onChange={key =>
          onChange({ severity: SEVERITIES.find(one => String(one) === key) })
        }
        options={[
          { id: 'auto', label: t('incident.form.severityAuto') },
          ...SEVERITIES.map(severity => ({
            id: String(severity),
            label: ['SEV', severity, ' ', meaningOf(severity)?.name ?? ''].join(
              '',
            ),
            description: meaningOf(severity)?.meaning,
          })),
        ]}
      />
      {meaning && <p className={styles.quiet}>{meaning.meaning}</p>}
    </div>
  );
}

/** There is one of the same service already: it is shown, and declaring another stays possible. */
function Already(props: { incidentKey: string; title: string }) {
  const { incidentKey, title } = props;
  const { t } = useOperationsTranslation();
  return (
    <Notice
      status="info"
      icon
      title={t('incident.declareForm.joined', {
        key: (
          <IncidentLink incidentKey={incidentKey}>
            {incidentKey} {title}
          </IncidentLink>
        ),
      })}
      description={t('incident.declareForm.joinedMeans')}
    />
  );
}

/**
 * Declares an incident: what is wrong, how bad, of which services, for whom to read.
 *
 * @internal
 */
export function DeclareDialog(props: {
  entityRef?: string;
  alertIds?: string[];
  onClose: () => void;
}) {
  const { entityRef, alertIds, onClose } = props;
  const { t } = useOperationsTranslation();
  const required = useRequired();
  const api = useApi(operationsApiRef);
  const path = useRouteRef(incidentRouteRef);
  const navigate = useNavigate();
  const entityName = useEntityName();
  const wrong = useWhatIsWrong(entityRef);
  const [idempotencyKey] = useState(() => crypto.randomUUID());
  const [tried, setTried] = useState(false);
  const [isTitled, setTitled] = useState(false);
  const [form, setForm] = useState<Form>(() => ({
    title: '',
    summary: '',
    severity: undefined,
    impact: 'major',
    visibility: 'public',
    drill: false,
    services: entityRef ? [{ service: entityRef }] : [],
  }));
  const change = (edit: Partial<Form>) =>
    setForm(before => ({ ...before, ...edit }));

  // What is wrong is known a moment later; what somebody has written by then stays.
  const { status, visibility } = wrong.service ?? {};
  useEffect(() => {
    if (!entityRef || isTitled) return;
    const name = entityName(entityRef);
    const kind = status === 'down' || status === 'degraded' ? status : 'wrong';
    setForm(before => ({
      ...before,
      title: t(`incident.declareForm.${kind}`, { name }),
      impact: status === 'down' ? 'outage' : 'major',
      visibility: visibility ?? before.visibility,
    }));
    // The words and names do not change while the dialog is open.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [entityRef, status, visibility, isTitled]);

  const [sent, send] = useAsyncFn(async () => {
    const incident = await api.declareIncident(
      inputOf(form, alertIds, idempotencyKey),
    );
    onClose();
    const page = path?.({ key: incident.key });
    if (page) navigate(page);
  }, [api, form, alertIds, idempotencyKey, onClose, path, navigate]);
  const isRight = form.title.trim() !== '' && form.services.length > 0;
  return (
    <Dialog isOpen onOpenChange={open => !open && onClose()} width={560}>
      <DialogHeader>{t('incident.declare')}</DialogHeader>
      <FormBody>
        <p className={styles.quiet}>{t('incident.declareForm.intro')}</p>
        {wrong.incident && (
          <Already
            incidentKey={wrong.incident.key}
            title={wrong.incident.title}
          />
        )}
        <TextField
          label={t('incident.form.title')}
          value={form.title}
          onChange={title => {
            setTitled(true);
            change({ title });
          }}
          maxLength={200}
          {...required(true)}
          secondaryLabel={t('incident.form.required')}
          validationBehavior="aria"
          validate={() =>
            tried && !form.title.trim()
              ? t('incident.form.problem.title')
              : undefined
          }
        />
        {isTitled && (
          <SimilarWhileTyping text={form.title} service={entityRef} />
        )}
        <TextAreaField
          label={t('incident.form.summary')}
          description={t('incident.form.summaryHint')}
          value={form.summary}
          onChange={summary => change({ summary })}
          maxLength={20_000}
        />
        <HowBad form={form} onChange={change} />
        <ServicesField
          services={form.services}
          said={
            tried && form.services.length === 0
              ? t('incident.form.problem.services')
              : undefined
          }
          onChange={services => change({ services })}
        />
        <VisibilityField
          value={form.visibility}
          onChange={wanted => change({ visibility: wanted })}
        />
        <Checkbox isSelected={form.drill} onChange={drill => change({ drill })}>
          {t('incident.form.drill')}
        </Checkbox>
        {form.drill && (
          <p className={styles.quiet}>{t('incident.drillMeans')}</p>
        )}
        {alertIds && alertIds.length > 0 && (
          <p className={styles.quiet}>
            {t('incident.declareForm.alerts', { count: alertIds.length })}
          </p>
        )}
        <p role="status">
          {sent.error &&
            t('incident.page.refused', { message: sent.error.message })}
        </p>
      </FormBody>
      <DialogFooter>
        <Button variant="secondary" onPress={onClose}>
          {t('incident.form.cancel')}
        </Button>
        <Button
          variant="primary"
          isDisabled={sent.loading}
          onPress={() => {
            setTried(true);
            if (isRight) send();
          }}
        >
          {t('incident.declareForm.submit')}
        </Button>
      </DialogFooter>
    </Dialog>
  );
}
