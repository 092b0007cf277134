import { Alert } from '@operate-first/plugin-operations-common';
import { useOperationsTranslation } from '../../hooks/useOperationsTranslation';
import { FormLink, serviceFieldOf } from './FormLink';

const NAME = /^[A-Za-z][\w-]{0,99}$/;

/** The way to a runbook for an alert of this name. Only rules have names that a runbook can be for. @internal */
export function RunbookFormLink(props: { name: string; service?: string }) {
  const { name, service } = props;
  const { t } = useOperationsTranslation();
  if (!service || !NAME.test(name)) return null;
  return (
    <FormLink
      kind="alert"
      values={{ service: serviceFieldOf(service), name, from: 'existing' }}
    >
      {t('promises.writeRunbook')}
    </FormLink>
  );
}

/** The way to a runbook for an alert that has none. @internal */
export function WriteRunbookLink(props: { alert: Alert }) {
  const { labels, service, slo } = props.alert;
  const name = labels.alertname ?? (slo ? 'SloBurn' : '');
  return <RunbookFormLink name={name} service={service?.ref} />;
}
