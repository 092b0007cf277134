import { useRouteRef } from '@backstage/frontend-plugin-api';
import { usePermission } from '@backstage/plugin-permission-react';
import { taskCreatePermission } from '@backstage/plugin-scaffolder-common/alpha';
import { Button, ButtonLink } from '@backstage/ui';
import { useHref, useLocation } from 'react-router-dom';
import { useOperationsTranslation } from '../../hooks/useOperationsTranslation';
import { signInRouteRef } from '../../routes';
import { ServerText } from '../ServerText';
import styles from './Onboarding.module.css';

/** Whoever has not signed in keeps what they have filled in. */
function ToSignIn() {
  const { t } = useOperationsTranslation();
  const path = useRouteRef(signInRouteRef)?.();
  const here = useHref(useLocation());
  return (
    <>
      {path ? (
        <ButtonLink
          variant="primary"
          href={`${path}?from=${encodeURIComponent(here)}`}
        >
          {t('onboarding.send.signIn')}
        </ButtonLink>
      ) : (
        <strong>{t('onboarding.send.signIn')}</strong>
      )}
      <span className={styles.quiet}>{t('onboarding.send.kept')}</span>
    </>
  );
}

/**
 * The end of the form: who may, sends it; everybody else is told how.
 *
 * @internal
 */
export function SendBar(props: {
  canSend: boolean;
  isSending: boolean;
  error: Error | undefined;
  onSend: () => void;
  onReset: () => void;
}) {
  const { canSend, isSending, error, onSend, onReset } = props;
  const { t } = useOperationsTranslation();
  const { allowed, loading } = usePermission({
    permission: taskCreatePermission,
  });
  return (
    <>
      <div className={styles.send}>
        {!canSend && <span>{t('onboarding.send.nowhere')}</span>}
        {canSend && !loading && !allowed && <ToSignIn />}
        {canSend && (loading || allowed) && (
          <Button
            variant="primary"
            isDisabled={loading}
            isPending={isSending}
            onPress={onSend}
          >
            {t(isSending ? 'onboarding.send.sending' : 'onboarding.send.send')}
          </Button>
        )}
        <Button variant="tertiary" isDisabled={isSending} onPress={onReset}>
          {t('onboarding.send.reset')}
        </Button>
      </div>
      <p role="status">
        {error &&
          t('onboarding.send.refused', {
            message: <ServerText of={error.message} linked />,
          })}
      </p>
    </>
  );
}
