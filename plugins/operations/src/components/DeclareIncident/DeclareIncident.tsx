import { usePermission } from '@backstage/plugin-permission-react';
import { Button } from '@backstage/ui';
import { operationsIncidentDeclarePermission } from '@operate-first/plugin-operations-common';
import { useState } from 'react';
import { useOperationsTranslation } from '../../hooks/useOperationsTranslation';
import { SignIn } from '../SignIn';
import { DeclareDialog } from './DeclareDialog';

/**
 * The button that declares an incident, of a service and its alerts where they are known. Visitors are asked to sign
 * in.
 *
 * @internal
 */
export function DeclareIncident(props: {
  entityRef?: string;
  alertIds?: string[];
  size?: 'small' | 'medium';
}) {
  const { entityRef, alertIds, size } = props;
  const { t } = useOperationsTranslation();
  const { allowed, loading } = usePermission({
    permission: operationsIncidentDeclarePermission,
  });
  const [isOpen, setOpen] = useState(false);
  if (loading) return null;
  if (!allowed) {
    return (
      <span>{t('incident.declareForm.signIn', { signIn: <SignIn /> })}</span>
    );
  }
  return (
    <>
      <Button size={size} variant="secondary" onPress={() => setOpen(true)}>
        {t('incident.declare')}
      </Button>
      {isOpen && (
        <DeclareDialog
          entityRef={entityRef}
          alertIds={alertIds}
          onClose={() => setOpen(false)}
        />
      )}
    </>
  );
}
