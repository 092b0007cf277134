import { useApi } from '@backstage/frontend-plugin-api';
import { Button } from '@backstage/ui';
import { SloFilter } from '@operate-first/plugin-operations-common';
import { RiDownloadLine } from '@remixicon/react';
import useAsyncFn from 'react-use/esm/useAsyncFn';
import { operationsApiRef } from '../../api/operationsApiRef';
import { useOperationsTranslation } from '../../hooks/useOperationsTranslation';

function save(text: string, fileName: string) {
  const url = URL.createObjectURL(new Blob([text], { type: 'text/csv' }));
  const link = document.createElement('a');
  link.href = url;
  link.download = fileName;
  link.click();
  URL.revokeObjectURL(url);
}

/**
 * Saves what the filters leave as a table for other programs.
 *
 * @internal
 */
export function CsvButton(props: { filter: SloFilter }) {
  const { filter } = props;
  const { t } = useOperationsTranslation();
  const api = useApi(operationsApiRef);
  const [{ loading, error }, download] = useAsyncFn(
    async () => save(await api.exportSlos(filter), 'slos.csv'),
    [api, filter],
  );
  return (
    <Button
      variant="secondary"
      iconStart={<RiDownloadLine />}
      isDisabled={loading}
      onPress={() => {
        download();
      }}
    >
      <span role="status">{error ? t('slos.csvFailed') : t('slos.csv')}</span>
    </Button>
  );
}
