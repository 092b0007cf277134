import { Button, TextField } from '@backstage/ui';
import { useOperationsTranslation } from '../../hooks/useOperationsTranslation';
import { FieldAt, Folded, TextAt } from './FieldAt';
import { blankService, FurtherServiceForm } from './form';
import { addressIn, environmentsOf } from './request';
import { Onboarding } from './useOnboarding';
import styles from './Onboarding.module.css';

/** As many as a request may have, with the first one. */
const MOST = 49;
const LONGEST_ADDRESS = 2_000;

function FurtherService(props: {
  at: string;
  service: Required<FurtherServiceForm>;
  of: Onboarding;
}) {
  const { at, service, of } = props;
  const { form, options, said, onFurther } = of;
  const { t } = useOperationsTranslation();
  const onChange = (edit: Partial<FurtherServiceForm>) =>
    onFurther(before =>
      before.map(one => (one.id === service.id ? { ...one, ...edit } : one)),
    );
  const label = service.name || t('onboarding.service.unnamed');
  const within = ['repository.path', 'repository.revision', 'addresses'];
  return (
    <li className={styles.namespace}>
      <div className={styles.namespaceHead}>
        <strong>{label}</strong>
        <span className={styles.quiet}>
          {t('onboarding.service.likeFirst', {
            name: form.name || t('onboarding.service.first'),
          })}
        </span>
        <Button
          size="small"
          variant="tertiary"
          aria-label={t('onboarding.service.removeOf', { name: label })}
          onPress={() =>
            onFurther(before => before.filter(({ id }) => id !== service.id))
          }
        >
          {t('onboarding.where.remove')}
        </Button>
      </div>
      <div className={styles.fields}>
        <div className={styles.pair}>
          <TextAt
            at={`${at}.repository`}
            said={said}
            label={t('onboarding.service.repository')}
            isRequired={options.delivery !== 'none'}
            type="url"
            maxLength={LONGEST_ADDRESS}
            value={service.repository}
            onChange={repository => onChange({ repository })}
          />
          <TextAt
            at={`${at}.name`}
            said={said}
            label={t('onboarding.service.name')}
            isRequired
            value={service.name}
            onChange={name => onChange({ name })}
          />
        </div>
        {said(at) && (
          <FieldAt at={at} said={said}>
            <p className={styles.problem}>{said(at)}</p>
          </FieldAt>
        )}
        <Folded
          summary={t('onboarding.service.withinFurther')}
          isWrong={within.some(field => said(`${at}.${field}`))}
        >
          <div className={styles.pair}>
            <TextAt
              at={`${at}.repository.path`}
              said={said}
              label={t('onboarding.service.path')}
              value={service.path}
              onChange={path => onChange({ path })}
            />
            <TextAt
              at={`${at}.repository.revision`}
              said={said}
              label={t('onboarding.service.revision')}
              value={service.revision}
              onChange={revision => onChange({ revision })}
            />
          </div>
          <FieldAt at={`${at}.addresses`} said={said} className={styles.fields}>
            {environmentsOf(form).map(environment => (
              <TextField
                key={environment}
                type="url"
                label={t('onboarding.promise.address', { environment })}
                maxLength={LONGEST_ADDRESS}
                value={addressIn(service, environment, options.addresses)}
                onChange={address =>
                  onChange({
                    addresses: { ...service.addresses, [environment]: address },
                  })
                }
                validationBehavior="aria"
                validate={() => said(`${at}.addresses`)}
              />
            ))}
          </FieldAt>
        </Folded>
      </div>
    </li>
  );
}

/**
 * Services that come into the same namespaces with the first one, from repositories that exist.
 *
 * @internal
 */
export function FurtherServices(props: { of: Onboarding }) {
  const { of } = props;
  const { form, onFurther } = of;
  const { t } = useOperationsTranslation();
  return (
    <>
      {form.further.length > 0 && (
        <ul
          className={styles.namespaces}
          aria-label={t('onboarding.service.further')}
        >
          {form.further.map((service, index) => (
            <FurtherService
              key={service.id}
              at={`services[${index + 1}]`}
              service={service}
              of={of}
            />
          ))}
        </ul>
      )}
      {form.further.length < MOST && (
        <div>
          <Button
            size="small"
            variant="secondary"
            onPress={() =>
              onFurther(before => [
                ...before,
                blankService(crypto.randomUUID()),
              ])
            }
          >
            {t('onboarding.service.add')}
          </Button>
        </div>
      )}
    </>
  );
}
