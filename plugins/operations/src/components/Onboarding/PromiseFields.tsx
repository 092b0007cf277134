import { Radio, RadioGroup, TextField } from '@backstage/ui';
import { useOperationsTranslation } from '../../hooks/useOperationsTranslation';
import { Panel } from '../Panel';
import { readTarget } from '../SloPage/target';
import { ChoiceAt, FieldAt, Folded, TextAt } from './FieldAt';
import { PROMISES, WINDOWS } from './form';
import { Meaning } from './Meaning';
import { addressIn, environmentsOf } from './request';
import { FieldsProps } from './useOnboarding';
import styles from './Onboarding.module.css';

const AT = 'services[0]';
const LONGEST_ADDRESS = 2_000;

function Objective(props: FieldsProps) {
  const { form, said, onChange } = props;
  const { t } = useOperationsTranslation();
  const isKnown = WINDOWS.some(one => one === form.window);
  return (
    <>
      <div className={styles.pair}>
        <TextAt
          at={`${AT}.slo.target`}
          said={said}
          label={t('onboarding.promise.target')}
          inputMode="decimal"
          maxLength={12}
          value={form.target}
          onChange={target => onChange({ target })}
        />
        <ChoiceAt
          at={`${AT}.slo.window`}
          said={said}
          label={t('onboarding.promise.window')}
          value={form.window}
          onChange={window => onChange({ window })}
          options={[
            ...WINDOWS.map(id => ({
              id: id as string,
              label: t(`onboarding.promise.windowOf.${id}`),
            })),
            ...(isKnown ? [] : [{ id: form.window, label: form.window }]),
          ]}
        />
      </div>
      <p role="status">
        <Meaning target={readTarget(form.target)} window={form.window} />
      </p>
    </>
  );
}

/** Where its users meet the service, one address for each environment. */
function Addresses(props: FieldsProps) {
  const { form, options, said, onChange } = props;
  const { t } = useOperationsTranslation();
  return (
    <FieldAt at={`${AT}.addresses`} said={said} className={styles.fields}>
      {environmentsOf(form).map(environment => (
        <TextField
          key={environment}
          type="url"
          label={t('onboarding.promise.address', { environment })}
          description={
            options.addresses && form.addresses[environment] === undefined
              ? t('onboarding.promise.addressFrom')
              : undefined
          }
          maxLength={LONGEST_ADDRESS}
          value={addressIn(form, environment, options.addresses)}
          onChange={address =>
            onChange({
              addresses: { ...form.addresses, [environment]: address },
            })
          }
          validationBehavior="aria"
          validate={() => said(`${AT}.addresses`)}
        />
      ))}
    </FieldAt>
  );
}

/**
 * What the service promises, in plain words, and how that is measured.
 *
 * @internal
 */
export function PromiseFields(props: FieldsProps) {
  const { form, said, onChange } = props;
  const { t } = useOperationsTranslation();
  const isWrong = ['addresses', 'metrics'].some(field =>
    said(`${AT}.${field}`),
  );
  return (
    <Panel title={t('onboarding.promise.heading')}>
      <div className={styles.fields}>
        <FieldAt at={`${AT}.slo`} said={said}>
          <RadioGroup
            label={t('onboarding.promise.label')}
            value={form.promise}
            onChange={value =>
              onChange({ promise: PROMISES.find(one => one === value) })
            }
            validationBehavior="aria"
            validate={() => said(`${AT}.slo`)}
          >
            {PROMISES.map(promise => (
              <Radio
                key={promise}
                value={promise}
                // A press on what is suggested changes nothing in the group, and is a choice nonetheless.
                onPress={() => onChange({ promise })}
              >
                {t(`onboarding.promise.by.${promise}`)}
              </Radio>
            ))}
          </RadioGroup>
        </FieldAt>
        <p role="status" className={styles.why}>
          {form.follows.promise &&
            t(`onboarding.promise.because.${form.follows.promise}`)}
        </p>
        {form.promise !== 'none' && <Objective {...props} />}
        <Folded summary={t('onboarding.promise.where')} isWrong={isWrong}>
          <Addresses {...props} />
          {(form.promise === 'requests' || form.source === 'new') && (
            <FieldAt at={`${AT}.metrics`} said={said} className={styles.pair}>
              <TextField
                label={t('onboarding.promise.port')}
                maxLength={63}
                value={form.metricsPort}
                onChange={metricsPort => onChange({ metricsPort })}
                validationBehavior="aria"
                validate={() => said(`${AT}.metrics`)}
              />
              <TextField
                label={t('onboarding.promise.path')}
                maxLength={200}
                value={form.metricsPath}
                onChange={metricsPath => onChange({ metricsPath })}
              />
            </FieldAt>
          )}
        </Folded>
      </div>
    </Panel>
  );
}
