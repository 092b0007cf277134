import { useRouteRef } from '@backstage/frontend-plugin-api';
import { usePermission } from '@backstage/plugin-permission-react';
import { Button, Link } from '@backstage/ui';
import {
  Alert,
  operationsSilenceManagePermission,
} from '@operate-first/plugin-operations-common';
import { useState } from 'react';
import { useOperationsTranslation } from '../../hooks/useOperationsTranslation';
import { useSilences } from '../../hooks/useSilences';
import { maintenanceRouteRef } from '../../routes';
import { SilenceDialog } from './SilenceDialog';

/**
 * Silences an alert, where one may and its source can.
 *
 * @internal
 */
export function SilenceButton(props: { alert: Alert }) {
  const { allowed } = usePermission({
    permission: operationsSilenceManagePermission,
  });
  return allowed ? <Allowed alert={props.alert} /> : null;
}

/** What keeps an alert quiet whose source takes no silences, as those that the portal makes itself. */
function NotHere() {
  const { t } = useOperationsTranslation();
  const path = useRouteRef(maintenanceRouteRef)?.();
  const words = t('silence.announce');
  return (
    <span>
      {t('silence.notHere', {
        announce: path ? <Link href={path}>{words}</Link> : words,
      })}
    </span>
  );
}

function Allowed(props: { alert: Alert }) {
  const { alert } = props;
  const { t } = useOperationsTranslation();
  const silences = useSilences();
  const [isOpen, setOpen] = useState(false);
  const sources = silences.data?.sources.filter(
    ({ id }) => id === alert.source,
  );
  if (!sources) return null;
  if (sources.length === 0) return <NotHere />;
  return (
    <>
      <Button
        size="small"
        variant="tertiary"
        aria-label={t('silence.makeFor', { title: alert.title })}
        onPress={() => setOpen(true)}
      >
        {t('silence.make')}
      </Button>
      {isOpen && (
        <SilenceDialog
          alert={alert}
          sources={sources}
          onClose={() => setOpen(false)}
        />
      )}
    </>
  );
}
