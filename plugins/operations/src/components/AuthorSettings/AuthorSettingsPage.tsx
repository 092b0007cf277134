import { Checkbox, Select } from '@backstage/ui';
import { operationsQuestionWritePermission } from '@operate-first/plugin-operations-common';
import { useId } from 'react';
import { useOperationsTranslation } from '../../hooks/useOperationsTranslation';
import { useAuthorSettings } from '../../hooks/useSettings';
import { MomentField } from '../MomentField';
import { SettingsForm, SettingsPage, settingsStyles } from '../SettingsPage';
import { SignIn } from '../SignIn';
import {
  askedFormOf,
  askedSettingsOf,
  awayProblemOf,
  AskedForm,
} from './settings';

const PREFERS = ['me', 'team'] as const;
const SHOWN_TO = ['everybody', 'signedIn'] as const;

interface FieldsProps {
  form: AskedForm;
  onChange: (edit: Partial<AskedForm>) => void;
}

function Away(props: FieldsProps & { isTried: boolean }) {
  const { form, isTried, onChange } = props;
  const { t } = useOperationsTranslation();
  const problem = isTried ? awayProblemOf(form, Date.now()) : undefined;
  return (
    <div className={settingsStyles.group}>
      <Checkbox
        isSelected={form.isAway}
        onChange={isAway => onChange({ isAway })}
      >
        {t('asked.away')}
      </Checkbox>
      {form.isAway && (
        <div className={settingsStyles.row}>
          <MomentField
            label={t('asked.awayUntil')}
            value={form.awayUntil}
            hint={t('asked.awayHint')}
            problem={problem && t(`asked.problem.${problem}`)}
            isRequired
            onChange={awayUntil => onChange({ awayUntil })}
          />
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
      <div className={settingsStyles.group}>
        <Checkbox
          isSelected={form.suggested}
          aria-describedby={id}
          onChange={suggested => onChange({ suggested })}
        >
          {t('asked.suggested')}
        </Checkbox>
        <p id={id} className={settingsStyles.quiet}>
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

function Mine() {
  const { settings, save } = useAuthorSettings();
  return (
    <SettingsForm
      of={settings}
      begin={set => askedFormOf(set, Date.now())}
      isRight={form => !awayProblemOf(form, Date.now())}
      onSave={form => save(askedSettingsOf(form))}
    >
      {({ form, isTried, change }) => (
        <>
          <Choices form={form} onChange={change} />
          <Away form={form} isTried={isTried} onChange={change} />
        </>
      )}
    </SettingsForm>
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
    <SettingsPage
      title={t('asked.title')}
      what={t('asked.what')}
      permission={operationsQuestionWritePermission}
      visitor={t('asked.signIn', { signIn: <SignIn /> })}
    >
      <Mine />
    </SettingsPage>
  );
}
