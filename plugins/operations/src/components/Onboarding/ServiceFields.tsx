import { Button, Radio, RadioGroup, TextAreaField } from '@backstage/ui';
import {
  checkName,
  suggestName,
} from '@operate-first/plugin-operations-common';
import { useOperationsTranslation } from '../../hooks/useOperationsTranslation';
import { Panel } from '../Panel';
import { ChoiceAt, FieldAt, Folded, TextAt } from './FieldAt';
import { FurtherServices } from './FurtherServices';
import { NewRepository } from './NewRepository';
import { useSystems } from './useChoices';
import { FieldsProps, Onboarding } from './useOnboarding';
import styles from './Onboarding.module.css';

const AT = 'services[0]';
const MORE = [
  'title',
  'description',
  'type',
  'system',
  'lifecycle',
  'visibility',
].map(field => `${AT}.${field}`);
const WITHIN = ['path', 'revision'].map(field => `${AT}.repository.${field}`);
const LIFECYCLES = ['experimental', 'production', 'deprecated'] as const;
const TYPES = ['service', 'website'] as const;
const VISIBILITIES = ['', 'public', 'internal'] as const;
/** A choice needs a key, also where nothing is chosen. */
const UNSAID = 'unsaid';
const LONGEST_ADDRESS = 2_000;

function Source(props: FieldsProps) {
  const { form, options, said, onChange } = props;
  const { t } = useOperationsTranslation();
  const isNew = form.source === 'new';
  const canBeNew = Boolean(options.sources) || Boolean(options.hosts?.length);
  return (
    <>
      {canBeNew && (
        <RadioGroup
          label={t('onboarding.service.source')}
          value={form.source}
          onChange={source =>
            onChange({ source: source === 'new' ? 'new' : 'existing' })
          }
        >
          <Radio value="new">{t('onboarding.service.new')}</Radio>
          <Radio value="existing">{t('onboarding.service.existing')}</Radio>
        </RadioGroup>
      )}
      {isNew ? (
        <NewRepository {...props} />
      ) : (
        <>
          <TextAt
            at={`${AT}.repository`}
            said={said}
            label={t('onboarding.service.repository')}
            description={t('onboarding.service.repositoryHint')}
            isRequired={options.delivery !== 'none'}
            type="url"
            maxLength={LONGEST_ADDRESS}
            value={form.repository}
            onChange={repository => onChange({ repository })}
          />
          <Folded
            summary={t('onboarding.service.within')}
            isWrong={WITHIN.some(field => said(field))}
          >
            <TextAt
              at={WITHIN[0]}
              said={said}
              label={t('onboarding.service.path')}
              description={t('onboarding.service.pathHint')}
              value={form.path}
              onChange={path => onChange({ path })}
            />
            <TextAt
              at={WITHIN[1]}
              said={said}
              label={t('onboarding.service.revision')}
              value={form.revision}
              onChange={revision => onChange({ revision })}
            />
          </Folded>
        </>
      )}
    </>
  );
}

/** What was typed may be what people call it: then the name follows from it. */
function Suggestion(props: FieldsProps) {
  const { form, onChange } = props;
  const { t } = useOperationsTranslation();
  const suggestion = suggestName(form.name);
  if (!suggestion || !checkName('name', form.name)) return null;
  return (
    <div>
      <Button
        size="small"
        variant="secondary"
        onPress={() =>
          onChange({ name: suggestion, title: form.title || form.name.trim() })
        }
      >
        {t('onboarding.service.use', { name: suggestion })}
      </Button>
    </div>
  );
}

function More(props: FieldsProps) {
  const { form, said, onChange } = props;
  const { t } = useOperationsTranslation();
  const systems = useSystems();
  const isKnown =
    !form.system || systems.some(({ name }) => name === form.system);
  return (
    <Folded
      summary={t('onboarding.service.more')}
      isWrong={MORE.some(field => said(field))}
    >
      <TextAt
        at={`${AT}.title`}
        said={said}
        label={t('onboarding.service.title')}
        value={form.title}
        onChange={title => onChange({ title })}
      />
      <FieldAt at={`${AT}.description`} said={said}>
        <TextAreaField
          label={t('onboarding.service.description')}
          maxLength={500}
          value={form.description}
          // A catalog has a line for it.
          onChange={description =>
            onChange({ description: description.replace(/\s*\n\s*/g, ' ') })
          }
          validationBehavior="aria"
          validate={() => said(`${AT}.description`)}
        />
      </FieldAt>
      <ChoiceAt
        at={`${AT}.type`}
        said={said}
        label={t('onboarding.service.type')}
        value={form.type}
        onChange={type => onChange({ type })}
        options={TYPES.map(id => ({
          id,
          label: t(`onboarding.service.typeOf.${id}`),
        }))}
      />
      <ChoiceAt
        at={`${AT}.system`}
        said={said}
        label={t('onboarding.service.system')}
        description={t('onboarding.service.systemHint')}
        searchable={systems.length > 8}
        value={form.system || UNSAID}
        onChange={system =>
          onChange({ system: system === UNSAID ? '' : system })
        }
        options={[
          { id: UNSAID, label: t('onboarding.service.noSystem') },
          ...(isKnown ? [] : [{ id: form.system, label: form.system }]),
          ...systems.map(({ name, title }) => ({ id: name, label: title })),
        ]}
      />
      <ChoiceAt
        at={`${AT}.lifecycle`}
        said={said}
        label={t('onboarding.service.lifecycle')}
        value={form.lifecycle}
        onChange={lifecycle => onChange({ lifecycle })}
        options={LIFECYCLES.map(id => ({
          id,
          label: t(`onboarding.service.lifecycleOf.${id}`),
        }))}
      />
      <ChoiceAt
        at={`${AT}.visibility`}
        said={said}
        label={t('onboarding.service.visibility')}
        value={form.visibility || UNSAID}
        onChange={key =>
          onChange({
            visibility: VISIBILITIES.find(known => known === key) ?? '',
          })
        }
        options={VISIBILITIES.map(id => ({
          id: id || UNSAID,
          label: t(`onboarding.service.visibilityOf.${id || UNSAID}`),
        }))}
      />
    </Folded>
  );
}

/**
 * What the service is, and where it is written; and those that come with it.
 *
 * @internal
 */
export function ServiceFields(props: { of: Onboarding }) {
  const { of } = props;
  const { form, said, onChange } = of;
  const { t } = useOperationsTranslation();
  return (
    <Panel title={t('onboarding.service.heading')}>
      <div className={styles.fields}>
        <Source {...of} />
        <TextAt
          at={`${AT}.name`}
          said={said}
          label={t('onboarding.service.name')}
          description={
            form.follows.name
              ? `${t('onboarding.service.nameHint')} ${t(
                  'onboarding.service.nameFrom',
                )}`
              : t('onboarding.service.nameHint')
          }
          isRequired
          value={form.name}
          onChange={name => onChange({ name })}
        />
        <Suggestion {...of} />
        <More {...of} />
        <FurtherServices of={of} />
      </div>
    </Panel>
  );
}
