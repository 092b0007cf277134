import { Button, ButtonIcon, TextField } from '@backstage/ui';
import {
  parseQuantity,
  QUOTA_TIERS,
  QuotaTierName,
} from '@operate-first/plugin-operations-common';
import { RiCloseLine } from '@remixicon/react';
import { formatAmount, toGib } from '../../format/quantities';
import {
  Translate,
  useOperationsTranslation,
} from '../../hooks/useOperationsTranslation';
import { ChoiceAt, FieldAt } from './FieldAt';
import { LimitForm, NamespaceForm } from './form';
import { FieldsProps } from './useOnboarding';
import styles from './Onboarding.module.css';

/** What people call the limits that most of them set. */
const USUAL: Record<string, 'cpu' | 'memory' | 'storage' | undefined> = {
  'limits.cpu': 'cpu',
  'limits.memory': 'memory',
  'requests.storage': 'storage',
};

/** What a tier gives, in the reader's language. */
function tierInWords(
  tier: QuotaTierName,
  t: Translate,
  locale: string,
): string | undefined {
  const hard = QUOTA_TIERS.find(({ name }) => name === tier)?.hard;
  if (!hard) return undefined;
  const amount = (name: string, unit: (value: number) => number) =>
    formatAmount(unit(parseQuantity(hard[name]) ?? 0), locale);
  return t('onboarding.quota.words', {
    cpu: amount('limits.cpu', value => value),
    memory: amount('limits.memory', toGib),
    storage: amount('requests.storage', toGib),
  });
}

function LimitFields(props: {
  at: string;
  said: FieldsProps['said'];
  limits: LimitForm[];
  onChange: (limits: LimitForm[]) => void;
}) {
  const { at, said, limits, onChange } = props;
  const { t } = useOperationsTranslation();
  const replace = (index: number, edit: Partial<LimitForm>) =>
    onChange(limits.map((one, i) => (i === index ? { ...one, ...edit } : one)));
  return (
    <div className={styles.fields}>
      <p className={styles.quiet}>{t('onboarding.quota.customHint')}</p>
      {limits.map(({ name, amount }, index) => {
        const place = `${at}.hard.${name}`;
        const usual = USUAL[name];
        const label = usual
          ? t(`onboarding.quota.limit.${usual}`)
          : t('onboarding.quota.amountOf', { name });
        return (
          // Limits have no name of their own until somebody has written it.
          // eslint-disable-next-line react/no-array-index-key
          <FieldAt key={index} at={place} said={said} className={styles.limit}>
            {!usual && (
              <TextField
                label={t('onboarding.quota.name')}
                placeholder="count/jobs.batch"
                value={name}
                maxLength={200}
                onChange={value => replace(index, { name: value })}
              />
            )}
            <TextField
              label={label}
              value={amount}
              maxLength={50}
              onChange={value => replace(index, { amount: value })}
              validationBehavior="aria"
              validate={() => said(place)}
            />
            {!usual && (
              <ButtonIcon
                size="small"
                variant="tertiary"
                icon={<RiCloseLine />}
                aria-label={t('onboarding.quota.remove', { name })}
                onPress={() => onChange(limits.filter((_, i) => i !== index))}
              />
            )}
          </FieldAt>
        );
      })}
      <div>
        <Button
          size="small"
          variant="tertiary"
          onPress={() => onChange([...limits, { name: '', amount: '' }])}
        >
          {t('onboarding.quota.add')}
        </Button>
      </div>
    </div>
  );
}

/**
 * How much a namespace may use: a tier in words, or limits of one's own.
 *
 * @internal
 */
export function QuotaField(
  props: Pick<FieldsProps, 'options' | 'said'> & {
    at: string;
    namespace: Pick<NamespaceForm, 'tier' | 'limits'>;
    onChange: (edit: Partial<NamespaceForm>) => void;
  },
) {
  const { options, said, at, namespace, onChange } = props;
  const { t, locale } = useOperationsTranslation();
  const { tier, limits } = namespace;
  return (
    <>
      <ChoiceAt
        at={at}
        said={said}
        label={t('onboarding.quota.label')}
        description={
          tierInWords(tier, t, locale) ?? t('onboarding.quota.custom')
        }
        value={tier}
        onChange={chosen => onChange({ tier: chosen })}
        options={options.quotas.map(({ tier: id }) => ({
          id,
          label: t('onboarding.quota.tier', {
            name: id,
            meaning: t(`onboarding.quota.meaning.${id}`),
          }),
          description: tierInWords(id, t, locale),
        }))}
      />
      {tier === 'custom' && (
        <LimitFields
          at={at}
          said={said}
          limits={limits}
          onChange={changed => onChange({ limits: changed })}
        />
      )}
    </>
  );
}
