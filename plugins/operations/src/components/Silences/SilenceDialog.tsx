import {
  Button,
  Dialog,
  DialogFooter,
  DialogHeader,
  Select,
  TextField,
} from '@backstage/ui';
import { Alert, SilenceList } from '@operate-first/plugin-operations-common';
import { useState } from 'react';
import useAsyncFn from 'react-use/esm/useAsyncFn';
import { useFiringAlerts } from '../../hooks/useAlerts';
import { useNow } from '../../hooks/useNow';
import { useOperationsTranslation } from '../../hooks/useOperationsTranslation';
import { useRequired } from '../../hooks/useRequired';
import { useSilencing } from '../../hooks/useSilences';
import { FormBody } from '../FormBody';
import {
  lineOf,
  linesOf,
  matched,
  MatcherFields,
  matchersOf,
  Preview,
} from '../Matchers';
import { EndField } from './EndField';
import {
  endOf,
  Refused,
  refusedOf,
  SilenceField,
  SilenceForm,
  silenceOf,
  silenceProblemsOf,
} from './form';

const MINUTE_MS = 60_000;
const FIELDS: Record<string, SilenceField> = {
  matchers: 'matchers',
  startsAt: 'end',
  endsAt: 'end',
  comment: 'comment',
};

/**
 * Silences alerts: which, until when, and why. Which of those that fire are meant is shown before it is sent; what is
 * refused is said at its field, and nothing written is lost.
 *
 * @param props - alert: whose labels it begins with.
 * @internal
 */
export function SilenceDialog(props: {
  alert?: Alert;
  sources: SilenceList['sources'];
  onClose: () => void;
}) {
  const { alert, sources, onClose } = props;
  const { t } = useOperationsTranslation();
  const required = useRequired();
  const { silence } = useSilencing();
  const firing = useFiringAlerts();
  const now = useNow(MINUTE_MS);
  const [isTried, setTried] = useState(false);
  const [refused, setRefused] = useState<Refused<SilenceField>>({ fields: {} });
  const [form, setForm] = useState<SilenceForm>(() => ({
    source:
      sources.find(({ id }) => id === alert?.source)?.id ?? sources[0]?.id,
    matchers: alert ? linesOf(alert) : [lineOf()],
    lasts: 'h1',
    end: '',
    comment: '',
  }));
  const change = (edit: Partial<SilenceForm>) => {
    setForm(before => ({ ...before, ...edit }));
    setRefused({ fields: {} });
  };
  const problems = silenceProblemsOf(form, now);
  const said = (field: SilenceField) => {
    const problem = problems[field];
    return problem && isTried
      ? t(`silence.form.problem.${problem}`)
      : refused.fields[field];
  };
  const [sent, send] = useAsyncFn(async () => {
    try {
      await silence(silenceOf(form, form.source ?? '', Date.now()));
      onClose();
    } catch (error) {
      setRefused(refusedOf(error, FIELDS));
    }
  }, [form, silence, onClose]);
  const meant = matched(
    (firing.data?.items ?? []).filter(({ source }) => source === form.source),
    matchersOf(form.matchers),
  );
  return (
    <Dialog isOpen onOpenChange={open => !open && onClose()} width={640}>
      <DialogHeader>
        {alert
          ? t('silence.makeFor', { title: alert.title })
          : t('silence.makeNew')}
      </DialogHeader>
      <FormBody>
        {sources.length > 1 && (
          <Select
            label={t('silence.form.source')}
            value={form.source}
            onChange={key => change({ source: String(key) })}
            options={sources.map(({ id, title }) => ({ id, label: title }))}
          />
        )}
        <MatcherFields
          label={t('silence.form.matchers')}
          hint={t('silence.form.matchersHint')}
          written={form.matchers}
          problem={said('matchers')}
          onChange={matchers => change({ matchers })}
        />
        {firing.data && <Preview alerts={meant} of="silence" />}
        <EndField
          lasts={form.lasts}
          end={form.end}
          endsAt={endOf(form, now)}
          problem={said('end')}
          onChange={change}
        />
        <TextField
          label={t('silence.form.comment')}
          description={t('silence.form.commentHint')}
          value={form.comment}
          onChange={comment => change({ comment })}
          maxLength={2000}
          {...required(true)}
          secondaryLabel={t('silence.form.required')}
          validationBehavior="aria"
          validate={() => said('comment')}
        />
        <p role="status">
          {refused.general &&
            t('silence.refused', { message: refused.general })}
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
            if (Object.keys(problems).length === 0) send();
          }}
        >
          {t('silence.form.send')}
        </Button>
      </DialogFooter>
    </Dialog>
  );
}
