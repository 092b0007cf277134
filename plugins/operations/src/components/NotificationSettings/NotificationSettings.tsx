import { Checkbox } from '@backstage/ui';
import { operationsFollowPermission } from '@operate-first/plugin-operations-common';
import { useOperationsTranslation } from '../../hooks/useOperationsTranslation';
import { useNotificationSettings } from '../../hooks/useSettings';
import { SettingsForm, SettingsPage, settingsStyles } from '../SettingsPage';
import { SignIn } from '../SignIn';
import { QuietHours } from './QuietHours';
import {
  formOf,
  SettingsField,
  SettingsForm as Form,
  settingsOf,
  settingsProblemsOf,
  TOPICS,
} from './settings';

function Topics(props: {
  chosen: string[];
  onChange: (topics: string[]) => void;
}) {
  const { chosen, onChange } = props;
  const { t } = useOperationsTranslation();
  return (
    <fieldset className={settingsStyles.group}>
      <legend>{t('told.topics')}</legend>
      {TOPICS.map(topic => (
        <Checkbox
          key={topic}
          isSelected={chosen.includes(topic)}
          onChange={isOn =>
            onChange(
              isOn ? [...chosen, topic] : chosen.filter(one => one !== topic),
            )
          }
        >
          {t(`told.topic.${topic}`)}
        </Checkbox>
      ))}
    </fieldset>
  );
}

function Mine() {
  const { settings, save } = useNotificationSettings();
  const { t } = useOperationsTranslation();
  const saidOf = (form: Form, isTried: boolean) => (field: SettingsField) => {
    const problem = settingsProblemsOf(form)[field];
    return isTried && problem ? t(`told.problem.${problem}`) : undefined;
  };
  return (
    <SettingsForm
      of={settings}
      begin={set =>
        formOf(set, new Intl.DateTimeFormat().resolvedOptions().timeZone)
      }
      isRight={form => Object.keys(settingsProblemsOf(form)).length === 0}
      onSave={form => save(settingsOf(form))}
    >
      {({ form, isTried, change }) => (
        <>
          <Topics
            chosen={form.topics}
            onChange={topics => change({ topics })}
          />
          <QuietHours
            form={form}
            said={saidOf(form, isTried)}
            onChange={change}
          />
        </>
      )}
    </SettingsForm>
  );
}

/**
 * When and of what the reader is told. It is everybody's own, so visitors have none.
 *
 * @internal
 */
export function NotificationSettings() {
  const { t } = useOperationsTranslation();
  return (
    <SettingsPage
      title={t('told.title')}
      what={t('told.what')}
      permission={operationsFollowPermission}
      visitor={t('told.signIn', { signIn: <SignIn /> })}
    >
      <Mine />
    </SettingsPage>
  );
}
