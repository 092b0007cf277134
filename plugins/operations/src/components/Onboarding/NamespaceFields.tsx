import { Button, Switch } from '@backstage/ui';
import { OnboardingOptions } from '@operate-first/plugin-operations-common';
import { RiArrowDownSLine, RiArrowRightSLine } from '@remixicon/react';
import { memo, useState } from 'react';
import { useOperationsTranslation } from '../../hooks/useOperationsTranslation';
import { TextAt } from './FieldAt';
import { NamespaceForm, SettledNamespace } from './form';
import { PlacesField } from './PlacesField';
import { QuotaField } from './QuotaField';
import styles from './Onboarding.module.css';

/** @internal */
export interface NamespaceFieldsProps {
  at: string;
  namespace: SettledNamespace;
  options: OnboardingOptions;
  /** What is wrong with it, by field, written as one text: as long as it is the same, nothing is drawn anew. */
  problems: string;
  /** The only one is always open, and cannot be removed. */
  isOnly: boolean;
  startsOpen: boolean;
  onChange: (id: string, edit: Partial<NamespaceForm>) => void;
  onRemove: (id: string) => void;
}

function Namespace(props: NamespaceFieldsProps) {
  const { at, namespace, options, problems, isOnly, startsOpen } = props;
  const { id, name, places, tier, isolated } = namespace;
  const { t } = useOperationsTranslation();
  const [isOpen, setOpen] = useState(startsOpen);
  const wrong = new Map(JSON.parse(problems) as Array<[string, string]>);
  const said = (field: string) => wrong.get(field);
  const isShown = isOnly || isOpen || wrong.size > 0;
  const onChange = (edit: Partial<NamespaceForm>) => props.onChange(id, edit);
  const label = name || t('onboarding.where.unnamed');
  return (
    <li className={styles.namespace}>
      {!isOnly && (
        <div className={styles.namespaceHead}>
          <Button
            size="small"
            variant="tertiary"
            aria-expanded={isShown}
            iconStart={isShown ? <RiArrowDownSLine /> : <RiArrowRightSLine />}
            onPress={() => setOpen(!isOpen)}
          >
            {label}
          </Button>
          <span className={styles.quiet}>
            {[
              ...places.map(({ environment, cluster }) =>
                t('onboarding.where.place', { environment, cluster }),
              ),
              tier,
            ].join(', ')}
          </span>
          <Button
            size="small"
            variant="tertiary"
            aria-label={t('onboarding.where.removeOf', { name: label })}
            onPress={() => props.onRemove(id)}
          >
            {t('onboarding.where.remove')}
          </Button>
        </div>
      )}
      {isShown && (
        <div className={styles.fields}>
          <TextAt
            at={`${at}.name`}
            said={said}
            label={t('onboarding.where.name')}
            description={t('onboarding.where.nameHint')}
            value={name}
            onChange={value => onChange({ name: value })}
          />
          <PlacesField
            at={`${at}.places`}
            said={said}
            options={options}
            places={places}
            suggested={namespace.suggested}
            onChange={changed =>
              onChange({ places: changed, suggested: undefined })
            }
          />
          <QuotaField
            at={`${at}.quota`}
            said={said}
            options={options}
            namespace={namespace}
            onChange={onChange}
          />
          <Switch
            label={t('onboarding.where.isolated')}
            isSelected={isolated}
            onChange={value => onChange({ isolated: value })}
          />
          <p className={styles.quiet}>{t('onboarding.where.isolatedHint')}</p>
        </div>
      )}
    </li>
  );
}

/**
 * One namespace. There may be fifty: a closed one is a line, and one that was not changed is not drawn again.
 *
 * @internal
 */
export const NamespaceFields = memo(
  Namespace,
  (before, after) =>
    JSON.stringify(before.namespace) === JSON.stringify(after.namespace) &&
    before.at === after.at &&
    before.problems === after.problems &&
    before.isOnly === after.isOnly &&
    before.options === after.options &&
    before.onChange === after.onChange &&
    before.onRemove === after.onRemove,
);
