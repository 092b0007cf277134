import { usePermission } from '@backstage/plugin-permission-react';
import {
  AlertDetail,
  operationsSilenceManagePermission,
} from '@operate-first/plugin-operations-common';
import { useOperationsTranslation } from '../../hooks/useOperationsTranslation';
import { useSilences, useSilencing } from '../../hooks/useSilences';
import { Panel } from '../Panel';
import { SilenceItem } from '../Silences';
import { pageStyles } from '../Page';
import styles from './AlertPage.module.css';

/**
 * The silences that match an alert.
 *
 * @internal
 */
export function QuietPanel(props: { detail: AlertDetail }) {
  const { silences } = props.detail;
  const { t } = useOperationsTranslation();
  const { end } = useSilencing();
  const all = useSilences();
  const { allowed } = usePermission({
    permission: operationsSilenceManagePermission,
  });
  const titleOf = (source: string) =>
    all.data?.sources.find(({ id }) => id === source)?.title ?? source;
  return (
    <Panel title={t('alert.quiet')}>
      {silences.length === 0 ? (
        <p className={pageStyles.quiet}>{t('alert.quietNone')}</p>
      ) : (
        <ul className={styles.list}>
          {silences.map(one => (
            <li key={`${one.source} ${one.id}`}>
              <SilenceItem
                silence={one}
                sourceTitle={titleOf(one.source)}
                mayManage={allowed}
                onEnd={() => end(one.source, one.id)}
              />
            </li>
          ))}
        </ul>
      )}
    </Panel>
  );
}
