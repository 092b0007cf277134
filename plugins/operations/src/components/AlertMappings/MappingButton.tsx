import { usePermission } from '@backstage/plugin-permission-react';
import { Button } from '@backstage/ui';
import {
  Alert,
  NamedRef,
  operationsAlertMapPermission,
} from '@operate-first/plugin-operations-common';
import { useState } from 'react';
import { useOperationsTranslation } from '../../hooks/useOperationsTranslation';
import { SignIn } from '../SignIn';
import { MappingDialog } from './MappingDialog';

/**
 * Says to whom an alert belongs. Visitors are asked to sign in.
 *
 * @internal
 */
export function MappingButton(props: { alert: Alert; candidates: NamedRef[] }) {
  const { alert, candidates } = props;
  const { t } = useOperationsTranslation();
  const { allowed, loading } = usePermission({
    permission: operationsAlertMapPermission,
  });
  const [isOpen, setOpen] = useState(false);
  if (loading) return null;
  if (!allowed) {
    return <span>{t('mapping.signIn', { signIn: <SignIn /> })}</span>;
  }
  return (
    <>
      <Button size="small" variant="secondary" onPress={() => setOpen(true)}>
        {t('mapping.belongs')}
      </Button>
      {isOpen && (
        <MappingDialog
          alert={alert}
          candidates={candidates}
          onClose={() => setOpen(false)}
        />
      )}
    </>
  );
}
