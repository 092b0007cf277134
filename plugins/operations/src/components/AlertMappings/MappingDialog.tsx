import {
  Button,
  Dialog,
  DialogFooter,
  DialogHeader,
  Select,
  TextField,
} from '@backstage/ui';
import {
  Alert,
  AlertMappingInput,
  NamedRef,
} from '@operate-first/plugin-operations-common';
import { useState } from 'react';
import useAsyncFn from 'react-use/esm/useAsyncFn';
import { useMapping } from '../../hooks/useAlertMappings';
import { useFiringAlerts } from '../../hooks/useAlerts';
import { useScopeChoices } from '../../hooks/useMaintenance';
import { useOperationsTranslation } from '../../hooks/useOperationsTranslation';
import { useEntityName } from '../Filters';
import { FormBody } from '../FormBody';
import {
  linesOf,
  matched,
  MatcherFields,
  matchersOf,
  Preview,
  WrittenMatcher,
} from '../Matchers';
import { Refused, refusedOf } from '../Silences';

type Field = 'service' | 'matchers' | 'environment' | 'note';
const FIELDS: Record<string, Field> = {
  service: 'service',
  matchers: 'matchers',
  environment: 'environment',
  note: 'note',
};

interface Form {
  service: string | undefined;
  matchers: WrittenMatcher[];
  environment: string;
  note: string;
}

/** Labels that say where something runs and what it is; the others say what is wrong with it this time. */
const TELLING = ['namespace', 'job', 'service', 'app', 'container', 'cluster'];

/** What tells the service, or everything where nothing does. */
function tellingLines(alert: Alert): WrittenMatcher[] {
  const lines = linesOf(alert);
  const telling = lines.filter(({ name }) => TELLING.includes(name));
  return telling.length > 0 ? telling : lines;
}

function inputOf(form: Form, service: string): AlertMappingInput {
  return {
    service,
    matchers: matchersOf(form.matchers),
    environment: form.environment.trim() || undefined,
    note: form.note.trim() || undefined,
  };
}

/**
 * Says to which service alerts with certain labels belong, and shows which of those that fire are meant.
 *
 * @internal
 */
export function MappingDialog(props: {
  alert: Alert;
  candidates: NamedRef[];
  onClose: () => void;
}) {
  const { alert, candidates, onClose } = props;
  const { t } = useOperationsTranslation();
  const { add } = useMapping();
  const entityName = useEntityName();
  const choices = useScopeChoices();
  const firing = useFiringAlerts();
  const [isTried, setTried] = useState(false);
  const [refused, setRefused] = useState<Refused<Field>>({ fields: {} });
  const [form, setForm] = useState<Form>(() => ({
    service: candidates[0]?.ref,
    matchers: tellingLines(alert),
    environment: '',
    note: '',
  }));
  const change = (edit: Partial<Form>) => {
    setForm(before => ({ ...before, ...edit }));
    setRefused({ fields: {} });
  };
  const matchers = matchersOf(form.matchers);
  const missing = {
    service: !form.service,
    matchers: matchers.length === 0 || matchers.some(({ name }) => name === ''),
  };
  const said = (field: 'service' | 'matchers') =>
    isTried && missing[field]
      ? t(`mapping.form.problem.${field}`)
      : refused.fields[field];
  const [sent, send] = useAsyncFn(async () => {
    try {
      await add(inputOf(form, form.service ?? ''));
      onClose();
    } catch (error) {
      setRefused(refusedOf(error, FIELDS));
    }
  }, [form, add, onClose]);
  const meant = matched(firing.data?.items ?? [], matchers);
  const taken = meant.filter(
    ({ service }) => service && service.ref !== form.service,
  );
  const known = candidates.map(({ ref }) => ref);
  const services = [
    ...known,
    ...choices.services.filter(ref => !known.includes(ref)),
  ];
  return (
    <Dialog isOpen onOpenChange={open => !open && onClose()} width={640}>
      <DialogHeader>
        {t('mapping.belongsOf', { title: alert.title })}
      </DialogHeader>
      <FormBody>
        <Select
          label={t('mapping.form.service')}
          value={form.service}
          searchable
          searchPlaceholder={t('onboarding.find')}
          onChange={key => change({ service: String(key) })}
          options={services.map(ref => ({ id: ref, label: entityName(ref) }))}
          validationBehavior="aria"
          validate={() => said('service')}
        />
        <MatcherFields
          label={t('mapping.form.matchers')}
          hint={t('mapping.form.matchersHint')}
          written={form.matchers}
          problem={said('matchers')}
          onChange={written => change({ matchers: written })}
        />
        {firing.data && <Preview alerts={meant} of="mapping" />}
        {taken.length > 0 && (
          <p>{t('mapping.form.taken', { count: taken.length })}</p>
        )}
        <TextField
          label={t('mapping.form.environment')}
          description={t('mapping.form.environmentHint')}
          value={form.environment}
          onChange={environment => change({ environment })}
          maxLength={63}
          validationBehavior="aria"
          validate={() => refused.fields.environment}
        />
        <TextField
          label={t('mapping.form.note')}
          value={form.note}
          onChange={note => change({ note })}
          maxLength={1000}
          validationBehavior="aria"
          validate={() => refused.fields.note}
        />
        <p role="status">
          {refused.general &&
            t('mapping.refused', { message: refused.general })}
        </p>
      </FormBody>
      <DialogFooter>
        <Button variant="secondary" onPress={onClose}>
          {t('silence.form.cancel')}
        </Button>
        <Button
          variant="primary"
          isDisabled={sent.loading}
          onPress={() => {
            setTried(true);
            if (!missing.service && !missing.matchers) send();
          }}
        >
          {t('mapping.form.send')}
        </Button>
      </DialogFooter>
    </Dialog>
  );
}
