import { useOperationsTranslation } from '../../hooks/useOperationsTranslation';
import { Panel } from '../Panel';
import { TextAt } from './FieldAt';
import { FieldsProps } from './useOnboarding';
import styles from './Onboarding.module.css';

const LINKS = ['issueTracker', 'chat'] as const;
const LONGEST_ADDRESS = 2_000;

/**
 * Where its people are met.
 *
 * @internal
 */
export function LinksFields(props: FieldsProps) {
  const { form, said, onChange } = props;
  const { t } = useOperationsTranslation();
  return (
    <Panel title={t('onboarding.links.heading')}>
      <div className={styles.fields}>
        {LINKS.map(link => (
          <TextAt
            key={link}
            at={`services[0].${link}`}
            said={said}
            label={t(`onboarding.links.${link}`)}
            secondaryLabel={t('onboarding.optional')}
            type="url"
            maxLength={LONGEST_ADDRESS}
            value={form[link]}
            onChange={value => onChange({ [link]: value })}
          />
        ))}
      </div>
    </Panel>
  );
}
