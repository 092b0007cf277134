import { usePermission } from '@backstage/plugin-permission-react';
import { Button, Checkbox, Skeleton } from '@backstage/ui';
import {
  NotificationSettings as Settings,
  operationsFollowPermission,
} from '@operate-first/plugin-operations-common';
import { useState } from 'react';
import useAsyncFn from 'react-use/esm/useAsyncFn';
import { useNotificationSettings } from '../../hooks/useNotificationSettings';
import { useOperationsTranslation } from '../../hooks/useOperationsTranslation';
import { DataScope } from '../DataScope';
import { Problem } from '../Notice';
import { SignIn } from '../SignIn';
import { QuietHours } from './QuietHours';
import {
  formOf,
  SettingsField,
  SettingsForm,
  settingsOf,
  settingsProblemsOf,
  TOPICS,
} from './settings';
import styles from './NotificationSettings.module.css';

function Form(props: {
  settings: Settings;
  onSave: (settings: Settings) => Promise<unknown>;
}) {
  const { settings, onSave } = props;
  const { t } = useOperationsTranslation();
  const [form, setForm] = useState<SettingsForm>(() =>
    formOf(settings, new Intl.DateTimeFormat().resolvedOptions().timeZone),
  );
  const [isTried, setTried] = useState(false);
  const [isSaved, setSaved] = useState(false);
  const change = (edit: Partial<SettingsForm>) => {
    setSaved(false);
    setForm(before => ({ ...before, ...edit }));
  };
  const [sent, send] = useAsyncFn(async () => {
    await onSave(settingsOf(form));
    setSaved(true);
  }, [form, onSave]);
  const problems = settingsProblemsOf(form);
  const said = (field: SettingsField) => {
    const problem = problems[field];
    return isTried && problem ? t(`told.problem.${problem}`) : undefined;
  };
  return (
    <>
      <fieldset className={styles.group}>
        <legend>{t('told.topics')}</legend>
        {TOPICS.map(topic => (
          <Checkbox
            key={topic}
            isSelected={form.topics.includes(topic)}
            onChange={isOn =>
              change({
                topics: isOn
                  ? [...form.topics, topic]
                  : form.topics.filter(one => one !== topic),
              })
            }
          >
            {t(`told.topic.${topic}`)}
          </Checkbox>
        ))}
      </fieldset>
      <QuietHours form={form} said={said} onChange={change} />
      <div className={styles.row}>
        <Button
          variant="primary"
          isDisabled={sent.loading}
          onPress={() => {
            setTried(true);
            if (Object.keys(problems).length === 0) send();
          }}
        >
          {t('told.save')}
        </Button>
        <span role="status">
          {isSaved && t('told.saved')}
          {sent.error && t('told.refused', { message: sent.error.message })}
        </span>
      </div>
    </>
  );
}

function Mine() {
  const { settings, save } = useNotificationSettings();
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
    permission: operationsFollowPermission,
  });
  if (loading) return <Skeleton width="100%" height={160} />;
  return allowed ? <Mine /> : <p>{t('told.signIn', { signIn: <SignIn /> })}</p>;
}

/**
 * When and of what the reader is told. It is everybody's own, so visitors have none.
 *
 * @internal
 */
export function NotificationSettings() {
  const { t } = useOperationsTranslation();
  return (
    <DataScope>
      <main className={styles.page}>
        <h2 className={styles.title}>{t('told.title')}</h2>
        <p className={styles.quiet}>{t('told.what')}</p>
        <ForSignedIn />
      </main>
    </DataScope>
  );
}
