import { Alert } from '@backstage/ui';
import { useOperationsTranslation } from '../../hooks/useOperationsTranslation';
import { useUnknownSlos } from '../../hooks/useSlos';
import { silentServersOf } from './silentServers';

/**
 * Which servers do not answer, since when, and what that means for the figures below.
 *
 * @internal
 */
export function SilentServers() {
  const unknown = useUnknownSlos();
  const { t } = useOperationsTranslation();
  const silent = silentServersOf(unknown.data?.items ?? []);
  return (
    <>
      {silent.map(({ server, message, slos }) => (
        <Alert
          key={server}
          role="status"
          status="warning"
          icon
          title={t('slos.silent.title', { server, message })}
          description={t('slos.silent.means', { count: slos })}
        />
      ))}
    </>
  );
}
