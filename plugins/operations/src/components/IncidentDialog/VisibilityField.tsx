import { Select } from '@backstage/ui';
import { Visibility } from '@operate-first/plugin-operations-common';
import { useOperationsTranslation } from '../../hooks/useOperationsTranslation';
import styles from './IncidentDialog.module.css';

const VISIBILITIES = ['public', 'internal'] as const;

/**
 * Who will read an incident or a post-mortem, with what that means.
 *
 * @internal
 */
export function VisibilityField(props: {
  value: Visibility;
  of?: 'incident' | 'postMortem';
  onChange: (visibility: Visibility) => void;
}) {
  const { value, of = 'incident', onChange } = props;
  const { t } = useOperationsTranslation();
  return (
    <>
      <Select
        label={t('incident.form.visibility')}
        value={value}
        onChange={key => {
          const visibility = VISIBILITIES.find(one => one === key);
          if (visibility) onChange(visibility);
        }}
        options={VISIBILITIES.map(id => ({
          id,
          label: t(`incident.visibility.${id}`),
        }))}
      />
      <p className={styles.quiet}>
        {t(`${of}.visibilityMeans.${value}`)}{' '}
        {of === 'incident' && value === 'public' && (
          <strong>{t('incident.form.public')}</strong>
        )}
      </p>
    </>
  );
}
