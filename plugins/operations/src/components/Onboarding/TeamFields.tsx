import { Skeleton } from '@backstage/ui';
import { useOperationsTranslation } from '../../hooks/useOperationsTranslation';
import { Panel } from '../Panel';
import { ChoiceAt, TextAt } from './FieldAt';
import { Choice, Teams } from './useChoices';
import { FieldsProps } from './useOnboarding';

const optionsOf = (groups: Choice[]) =>
  groups.map(({ name, title }) => ({
    id: name,
    label: title,
    description: name,
  }));

/**
 * Who gets the rights. One's own teams come first; where the catalog knows no team, its name is written.
 *
 * @internal
 */
export function TeamFields(props: FieldsProps & { teams: Teams }) {
  const { form, said, onChange, teams } = props;
  const { t } = useOperationsTranslation();
  const { mine, others, isLoading } = teams;
  const known = [...mine, ...others];
  const isKnown =
    form.team === '' || known.some(({ name }) => name === form.team);
  const field = {
    at: 'team',
    said,
    label: t('onboarding.team.label'),
    isRequired: true,
    onChange: (team: string) => onChange({ team }),
  };
  return (
    <Panel title={t('onboarding.team.heading')}>
      {isLoading && <Skeleton width="100%" height={56} />}
      {!isLoading && known.length === 0 && (
        <TextAt
          {...field}
          description={t('onboarding.team.unknown')}
          value={form.team}
        />
      )}
      {!isLoading && known.length > 0 && (
        <ChoiceAt
          {...field}
          description={
            form.follows.team
              ? `${t('onboarding.team.hint')} ${t('onboarding.team.own')}`
              : t('onboarding.team.hint')
          }
          placeholder={t('onboarding.team.choose')}
          searchable={known.length > 8}
          value={form.team || undefined}
          options={[
            ...(isKnown ? [] : [{ id: form.team, label: form.team }]),
            ...(mine.length === 0
              ? optionsOf(others)
              : [
                  {
                    title: t('onboarding.team.mine'),
                    options: optionsOf(mine),
                  },
                  {
                    title: t('onboarding.team.others'),
                    options: optionsOf(others),
                  },
                ]),
          ]}
        />
      )}
    </Panel>
  );
}
