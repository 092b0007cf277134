import {
  discoveryApiRef,
  fetchApiRef,
  useApi,
} from '@backstage/frontend-plugin-api';
import { Button } from '@backstage/ui';
import { OffboardFacts } from '@operate-first/plugin-operations-common';
import { RiDownloadLine } from '@remixicon/react';
import useAsyncFn from 'react-use/esm/useAsyncFn';
import { useOperationsTranslation } from '../../../hooks/useOperationsTranslation';
import { pageStyles } from '../../Page';
import { Panel } from '../../Panel';

type Export = OffboardFacts['exports'][number];

function save(content: Blob, fileName: string) {
  const url = URL.createObjectURL(content);
  const link = document.createElement('a');
  link.href = url;
  link.download = fileName;
  link.click();
  URL.revokeObjectURL(url);
}

function ExportButton(props: { of: Export }) {
  const { what, service, path } = props.of;
  const { t } = useOperationsTranslation();
  const discovery = useApi(discoveryApiRef);
  const { fetch } = useApi(fetchApiRef);
  const [{ loading, error }, download] = useAsyncFn(async () => {
    const base = await discovery.getBaseUrl('operations');
    const answer = await fetch(`${base}${path}`);
    if (!answer.ok) throw new Error(answer.statusText);
    save(await answer.blob(), `${service}-${what}.json`);
  }, [discovery, fetch, path, service, what]);
  return (
    <div>
      <Button
        variant="tertiary"
        size="small"
        iconStart={<RiDownloadLine />}
        isDisabled={loading}
        onPress={() => {
          download();
        }}
      >
        {t(`offboarding.export.${what}`, { service })}
      </Button>
      {error && <p role="alert">{t('offboarding.exportFailed')}</p>}
    </div>
  );
}

/**
 * What can be taken along, before anything else.
 *
 * @internal
 */
export function OffboardExports(props: { of: Export[] }) {
  const { t } = useOperationsTranslation();
  if (props.of.length === 0) return null;
  return (
    <Panel title={t('offboarding.exports')}>
      <p className={pageStyles.quiet}>{t('offboarding.exportsBody')}</p>
      {props.of.map(each => (
        <ExportButton key={each.path} of={each} />
      ))}
    </Panel>
  );
}
