import { Button, ButtonIcon, Select, TextField } from '@backstage/ui';
import {
  IncidentImpact,
  IncidentServiceInput,
} from '@operate-first/plugin-operations-common';
import { RiCloseLine } from '@remixicon/react';
import { useScopeChoices } from '../../hooks/useMaintenance';
import { useOperationsTranslation } from '../../hooks/useOperationsTranslation';
import { useEntityName } from '../Filters';
import styles from './IncidentDialog.module.css';

const IMPACTS = ['minor', 'major', 'outage'] as const;

function ImpactChoice(props: {
  label: string;
  value: IncidentImpact | undefined;
  withSame?: boolean;
  onChange: (impact: IncidentImpact | undefined) => void;
}) {
  const { label, value, withSame, onChange } = props;
  const { t } = useOperationsTranslation();
  return (
    <Select
      className={styles.impact}
      aria-label={label}
      value={value ?? 'same'}
      onChange={key => onChange(IMPACTS.find(one => one === key))}
      options={[
        ...(withSame || !value
          ? [{ id: 'same', label: t('incident.form.same') }]
          : []),
        ...IMPACTS.map(id => ({ id, label: t(`incident.impact.${id}`) })),
      ]}
    />
  );
}

function Regions(props: {
  name: string;
  of: IncidentServiceInput;
  onChange: (regions: NonNullable<IncidentServiceInput['regions']>) => void;
}) {
  const { name, of, onChange } = props;
  const { t } = useOperationsTranslation();
  const regions = of.regions ?? [];
  const replace = (index: number, change: Partial<(typeof regions)[number]>) =>
    onChange(
      regions.map((one, at) => (at === index ? { ...one, ...change } : one)),
    );
  return (
    <>
      {regions.map(({ region, impact }, index) => (
        // Regions have no name of their own until somebody has written it.
        // eslint-disable-next-line react/no-array-index-key
        <div key={index} className={styles.region}>
          <TextField
            aria-label={t('incident.form.regionOf', { name })}
            placeholder={t('incident.form.region')}
            value={region}
            maxLength={253}
            onChange={value => replace(index, { region: value })}
          />
          <ImpactChoice
            label={t('incident.form.impactIn', { name, region })}
            value={impact}
            onChange={value => value && replace(index, { impact: value })}
          />
          <ButtonIcon
            size="small"
            variant="tertiary"
            icon={<RiCloseLine />}
            aria-label={t('incident.form.removeRegion', { name, region })}
            onPress={() => onChange(regions.filter((_, at) => at !== index))}
          />
        </div>
      ))}
    </>
  );
}

function Row(props: {
  of: IncidentServiceInput;
  isRoot: boolean;
  onChange: (service: IncidentServiceInput) => void;
  onRemove: () => void;
  onRoot: () => void;
}) {
  const { of, isRoot, onChange, onRemove, onRoot } = props;
  const { t } = useOperationsTranslation();
  const name = useEntityName()(of.service);
  return (
    <li className={styles.service}>
      <div className={styles.serviceHead}>
        <span className={styles.serviceName}>{name}</span>
        <ImpactChoice
          label={t('incident.form.impactOn', { name })}
          value={of.impact}
          withSame
          onChange={impact => onChange({ ...of, impact })}
        />
        <ButtonIcon
          size="small"
          variant="tertiary"
          icon={<RiCloseLine />}
          aria-label={t('incident.form.removeService', { name })}
          onPress={onRemove}
        />
      </div>
      <Regions
        name={name}
        of={of}
        onChange={regions => onChange({ ...of, regions })}
      />
      <div className={styles.serviceFoot}>
        {isRoot ? (
          <span className={styles.quiet}>{t('incident.form.root')}</span>
        ) : (
          <Button
            size="small"
            variant="tertiary"
            aria-label={t('incident.form.makeRootOf', { name })}
            onPress={onRoot}
          >
            {t('incident.form.makeRoot')}
          </Button>
        )}
        <Button
          size="small"
          variant="tertiary"
          aria-label={t('incident.form.addRegionOf', { name })}
          onPress={() =>
            onChange({
              ...of,
              regions: [
                ...(of.regions ?? []),
                { region: '', impact: of.impact ?? 'major' },
              ],
            })
          }
        >
          {t('incident.form.addRegion')}
        </Button>
      </div>
    </li>
  );
}

/**
 * The services of an incident: the one where it comes from first, each with what its users notice, and where.
 *
 * @internal
 */
export function ServicesField(props: {
  services: IncidentServiceInput[];
  said: string | undefined;
  onChange: (services: IncidentServiceInput[]) => void;
}) {
  const { services, said, onChange } = props;
  const { t } = useOperationsTranslation();
  const entityName = useEntityName();
  const choices = useScopeChoices();
  const chosen = new Set(services.map(({ service }) => service));
  return (
    <fieldset className={styles.services}>
      <legend>{t('incident.form.services')}</legend>
      <ul className={styles.serviceList}>
        {services.map((one, index) => (
          <Row
            key={one.service}
            of={one}
            isRoot={index === 0}
            onChange={changed =>
              onChange(services.map(other => (other === one ? changed : other)))
            }
            onRemove={() => onChange(services.filter(other => other !== one))}
            onRoot={() =>
              onChange([one, ...services.filter(other => other !== one)])
            }
          />
        ))}
      </ul>
      <Select
        aria-label={t('incident.form.addService')}
        placeholder={t('incident.form.addService')}
        searchable
        searchPlaceholder={t('onboarding.find')}
        value={null}
        onChange={key => {
          if (key !== null) onChange([...services, { service: String(key) }]);
        }}
        validationBehavior="aria"
        validate={() => said}
        options={choices.services
          .filter(ref => !chosen.has(ref))
          .map(id => ({ id, label: entityName(id), description: id }))}
      />
    </fieldset>
  );
}
