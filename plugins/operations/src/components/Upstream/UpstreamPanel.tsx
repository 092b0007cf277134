import { Button } from '@backstage/ui';
import { UpstreamQuery } from '@operate-first/plugin-operations-common';
import { lazy, Suspense, useState } from 'react';
import { useOperationsTranslation } from '../../hooks/useOperationsTranslation';
import { useUpstream } from '../../hooks/useUpstream';
import { Panel } from '../Panel';
import { UpstreamItem } from './UpstreamItem';
import styles from './Upstream.module.css';

// Most readers follow nothing; who does, waits a moment for it.
const UpstreamDialog = lazy(() => import('./UpstreamDialog'));

/**
 * What is followed in projects elsewhere; nothing where nothing is and the reader may not begin to.
 *
 * @internal
 */
export function UpstreamPanel(props: { of: UpstreamQuery }) {
  const { of } = props;
  const { t } = useOperationsTranslation();
  const upstream = useUpstream(of);
  const [isOpen, setOpen] = useState(false);
  const { items = [], mayFollow = false } = upstream.list.data ?? {};
  if (items.length === 0 && !mayFollow) return null;
  return (
    <Panel
      title={t('upstream.title')}
      aside={
        mayFollow && (
          <Button
            variant="secondary"
            size="small"
            onPress={() => setOpen(true)}
          >
            {t('upstream.follow')}
          </Button>
        )
      }
    >
      {items.length === 0 ? (
        <p className={styles.quiet}>{t('upstream.none')}</p>
      ) : (
        <ul className={styles.list}>
          {items.map(item => (
            <UpstreamItem
              key={item.id}
              of={item}
              forget={mayFollow ? () => upstream.forget(item.id) : undefined}
            />
          ))}
        </ul>
      )}
      {isOpen && (
        <Suspense fallback={null}>
          <UpstreamDialog
            of={of}
            follow={upstream.follow}
            onClose={() => setOpen(false)}
          />
        </Suspense>
      )}
    </Panel>
  );
}
