import { Button, ButtonIcon, Select } from '@backstage/ui';
import { RiCloseLine } from '@remixicon/react';
import { useScopeChoices } from '../../hooks/useMaintenance';
import { useOperationsTranslation } from '../../hooks/useOperationsTranslation';
import { useEntityName } from '../Filters';
import styles from './IncidentDialog.module.css';

/**
 * Services by their names, the one where it comes from first.
 *
 * @internal
 */
export function ServiceRefsField(props: {
  refs: string[];
  onChange: (refs: string[]) => void;
}) {
  const { refs, onChange } = props;
  const { t } = useOperationsTranslation();
  const entityName = useEntityName();
  const { services } = useScopeChoices();
  return (
    <fieldset className={styles.services}>
      <legend>{t('incident.form.services')}</legend>
      <ul className={styles.serviceList}>
        {refs.map((ref, index) => {
          const name = entityName(ref);
          const others = refs.filter(other => other !== ref);
          return (
            <li key={ref} className={styles.service}>
              <div className={styles.serviceHead}>
                <span className={styles.serviceName} title={ref}>
                  {name}
                </span>
                {index === 0 ? (
                  <span className={styles.quiet}>
                    {t('incident.form.root')}
                  </span>
                ) : (
                  <Button
                    size="small"
                    variant="tertiary"
                    aria-label={t('incident.form.makeRootOf', { name })}
                    onPress={() => onChange([ref, ...others])}
                  >
                    {t('incident.form.makeRoot')}
                  </Button>
                )}
                <ButtonIcon
                  size="small"
                  variant="tertiary"
                  icon={<RiCloseLine />}
                  aria-label={t('incident.form.removeService', { name })}
                  onPress={() => onChange(others)}
                />
              </div>
            </li>
          );
        })}
      </ul>
      <Select
        aria-label={t('incident.form.addService')}
        placeholder={t('incident.form.addService')}
        searchable
        searchPlaceholder={t('onboarding.find')}
        value={null}
        onChange={key => {
          if (key !== null) onChange([...refs, String(key)]);
        }}
        options={services
          .filter(ref => !refs.includes(ref))
          .map(id => ({ id, label: entityName(id), description: id }))}
      />
    </fieldset>
  );
}
