import { usePermission } from '@backstage/plugin-permission-react';
import { Button, Checkbox, Select, Skeleton } from '@backstage/ui';
import {
  AuthorSettings,
  operationsQuestionWritePermission,
} from '@operate-first/plugin-operations-common';
import { useId, useState } from 'react';
import useAsyncFn from 'react-use/esm/useAsyncFn';
import { useAuthorSettings } from '../../hooks/useAuthors';
import { useOperationsTranslation } from '../../hooks/useOperationsTranslation';
import { DataScope } from '../DataScope';
import { Problem } from '../Notice';
import { SignIn } from '../SignIn';
import {
  askedFormOf,
  askedSettingsOf,
  awayProblemOf,
  AskedForm,
} from './settings';
import styles from '../NotificationSettings/NotificationSettings.module.css';

const PREFERS = ['me', 'team'] as const;
const SHOWN_TO = ['everybody', 'signedIn'] as const;

interface FieldsProps {
  form: AskedForm;
  onChange: (edit: Partial<AskedForm>) => void;
}

function Away(props: FieldsProps & { problem: string | undefined }) {
  const { form, problem, onChange } = props;
  const { t } = useOperationsTranslation();
  const id = useId();
  return (
    <div className={styles.group}>
      <Checkbox
        isSelected={form.isAway}
        onChange={isAway => onChange({ isAway })}
      >
        {t('asked.away')}
      </Checkbox>
      {form.isAway && (
        <div className={styles.time}>
          <label htmlFor={id}>{t('asked.awayUntil')}</label>
          <input
            id={id}
            type="datetime-local"
            value={form.awayUntil}
            aria-invalid={Boolean(problem)}
            aria-describedby={`${id}-hint`}
            onChange={event => onChange({ awayUntil: event.target.value })}
          />
          <span
            id={`${id}-hint`}
            className={problem ? styles.problem : styles.quiet}
          >
            {problem ?? t('asked.awayHint')}
          </span>
        </div>
      )}
    </div>
  );
}

function Choices(props: FieldsProps) {
  const { form, onChange } = props;
  const { t } = useOperationsTranslation();
  const id = useId();
  const prefers = { me: 'asked.prefersMe', team: 'asked.prefersTeam' } as const;
  const shown = {
    everybody: 'asked.shownEverybody',
    signedIn: 'asked.shownSignedIn',
  } as const;
  return (
    <>
      <div className={styles.group}>
        <Checkbox
          isSelected={form.suggested}
          aria-describedby={id}
          onChange={suggested => onChange({ suggested })}
        >
          {t('asked.suggested')}
        </Checkbox>
        <p id={id} className={styles.quiet}>
          {t('asked.suggestedHint')}
        </p>
      </div>
      <Select
        label={t('asked.prefers')}
        value={form.prefers}
        onChange={key =>
          onChange({ prefers: PREFERS.find(one => one === key) ?? 'me' })
        }
        options={PREFERS.map(one => ({ id: one, label: t(prefers[one]) }))}
      />
      <Select
        label={t('asked.shownTo')}
        value={form.shownTo}
        onChange={key =>
          onChange({ shownTo: SHOWN_TO.find(one => one === key) ?? 'signedIn' })
        }
        options={SHOWN_TO.map(one => ({ id: one, label: t(shown[one]) }))}
      />
    </>
  );
}

function Form(props: {
  settings: AuthorSettings;
  onSave: (settings: AuthorSettings) => Promise<unknown>;
}) {
  const { settings, onSave } = props;
  const { t } = useOperationsTranslation();
  const [form, setForm] = useState(() => askedFormOf(settings, Date.now()));
  const [isTried, setTried] = useState(false);
  const [isSaved, setSaved] = useState(false);
  const change = (edit: Partial<AskedForm>) => {
    setSaved(false);
    setForm(before => ({ ...before, ...edit }));
  };
  const [sent, send] = useAsyncFn(async () => {
    await onSave(askedSettingsOf(form));
    setSaved(true);
  }, [form, onSave]);
  const problem = awayProblemOf(form, Date.now());
  return (
    <>
      <Choices form={form} onChange={change} />
      <Away
        form={form}
        onChange={change}
        problem={isTried && problem ? t(`asked.problem.${problem}`) : undefined}
      />
      <div className={styles.row}>
        <Button
          variant="primary"
          isDisabled={sent.loading}
          onPress={() => {
            setTried(true);
            if (!problem) send();
          }}
        >
          {t('asked.save')}
        </Button>
        <span role="status">
          {isSaved && t('asked.saved')}
          {sent.error && t('asked.refused', { message: sent.error.message })}
        </span>
      </div>
    </>
  );
}

function Mine() {
  const { settings, save } = useAuthorSettings();
  return (
    <>
      <Problem of={settings} />
      {settings.data && <Form settings={settings.data} onSave={save} />}
      {!settings.data && !settings.error && (
        <Skeleton width="100%" height={160} />
      )}
    </>
  );
}

function ForSignedIn() {
  const { t } = useOperationsTranslation();
  const { allowed, loading } = usePermission({
    permission: operationsQuestionWritePermission,
  });
  if (loading) return <Skeleton width="100%" height={160} />;
  return allowed ? (
    <Mine />
  ) : (
    <p>{t('asked.signIn', { signIn: <SignIn /> })}</p>
  );
}

/**
 * How the reader wants to be asked. It is everybody's own, so visitors have none.
 *
 * @internal
 */
export function AuthorSettingsPage() {
  const { t } = useOperationsTranslation();
  return (
    <DataScope>
      <main className={styles.page}>
        <h2 className={styles.title}>{t('asked.title')}</h2>
        <p className={styles.quiet}>{t('asked.what')}</p>
        <ForSignedIn />
      </main>
    </DataScope>
  );
}
