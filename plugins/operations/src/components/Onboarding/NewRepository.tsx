import { useOperationsTranslation } from '../../hooks/useOperationsTranslation';
import { PLAIN_GIT } from './defaults';
import { ChoiceAt, TextAt } from './FieldAt';
import { SKELETONS } from './form';
import { hasProjects, HOST_NAMES, movedTo } from './hosts';
import { usableName } from './names';
import { repositoryOf } from './request';
import { FieldsProps } from './useOnboarding';
import styles from './Onboarding.module.css';

const AT = 'services[0].repository';
const LONGEST_ADDRESS = 2_000;
const LONGEST_PROJECT = 100;

/** Where it is made, where there is more than one possibility. */
function MadeOn(props: FieldsProps) {
  const { form, options, said, onChange } = props;
  const { hosts = [], sources } = options;
  const { t } = useOperationsTranslation();
  const choices = [
    ...(sources
      ? [{ id: PLAIN_GIT, label: t('onboarding.service.plainGit') }]
      : []),
    ...hosts.map(({ kind, host }) => ({
      id: host,
      label: t('onboarding.service.hostOf', { host, kind: HOST_NAMES[kind] }),
    })),
  ];
  if (choices.length < 2) return null;
  return (
    <ChoiceAt
      at="host"
      said={said}
      label={t('onboarding.service.madeOn')}
      description={
        form.follows.host ? t('onboarding.service.hostFrom') : undefined
      }
      value={form.host?.host ?? PLAIN_GIT}
      options={choices}
      // An address of another host would choose that one again.
      onChange={madeOn =>
        onChange({
          madeOn,
          newRepository: movedTo(form.newRepository, madeOn, hosts),
        })
      }
    />
  );
}

/** Its address on a host with an API, and the project where such a host has projects. */
function OnHost(props: FieldsProps) {
  const { form, said, onChange } = props;
  const { host, newRepository = '', name, project } = form;
  const { t } = useOperationsTranslation();
  if (!host) return null;
  return (
    <div className={hasProjects(host) ? styles.pair : undefined}>
      <TextAt
        at={AT}
        said={said}
        label={t('onboarding.service.newRepository')}
        description={t('onboarding.service.newRepositoryHint', {
          example: `https://${host.host}/marram/${
            usableName(name) || 'vouchers'
          }`,
        })}
        isRequired
        type="url"
        maxLength={LONGEST_ADDRESS}
        value={newRepository}
        onChange={address => onChange({ newRepository: address })}
      />
      {hasProjects(host) && (
        <TextAt
          at="project"
          said={said}
          label={t('onboarding.service.project')}
          description={t('onboarding.service.projectHint')}
          isRequired
          maxLength={LONGEST_PROJECT}
          value={project}
          onChange={value => onChange({ project: value })}
        />
      )}
    </div>
  );
}

/**
 * What a new repository begins with, and where it is made.
 *
 * @internal
 */
export function NewRepository(props: FieldsProps) {
  const { form, options, said, onChange } = props;
  const { t } = useOperationsTranslation();
  const address = repositoryOf(form, options.sources);
  const isPlain = form.host === undefined;
  return (
    <>
      <ChoiceAt
        at={isPlain ? AT : 'skeleton'}
        said={said}
        label={t('onboarding.service.skeleton')}
        description={
          isPlain && address
            ? t('onboarding.service.madeAt', { address })
            : t('onboarding.service.skeletonHint')
        }
        value={form.skeleton}
        onChange={skeleton => onChange({ skeleton })}
        options={SKELETONS.map(id => ({
          id,
          label: t(`onboarding.service.skeletonOf.${id}`),
        }))}
      />
      <MadeOn {...props} />
      <OnHost {...props} />
    </>
  );
}
