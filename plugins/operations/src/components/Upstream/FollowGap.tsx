import { Button } from '@backstage/ui';
import { UpstreamGapName } from '@operate-first/plugin-operations-common';
import { lazy, Suspense, useContext, useState } from 'react';
import { useOperationsTranslation } from '../../hooks/useOperationsTranslation';
import { useUpstream } from '../../hooks/useUpstream';
import { UpstreamKnown } from './UpstreamKnown';

const UpstreamDialog = lazy(() => import('./UpstreamDialog'));

function Follow(props: { entityRef: string; gap: UpstreamGapName }) {
  const { entityRef, gap } = props;
  const { t } = useOperationsTranslation();
  const of = { service: entityRef };
  const upstream = useUpstream(of);
  const [isOpen, setOpen] = useState(false);
  const { items = [], mayFollow = false } = upstream.list.data ?? {};
  // Whoever asked already waits for the answer.
  const isAsked = items.some(
    item =>
      item.gap === gap && (item.state === 'open' || item.state === 'sending'),
  );
  if (!mayFollow || (isAsked && !isOpen)) return null;
  return (
    <>
      <Button
        variant="secondary"
        size="small"
        aria-label={`${t('upstream.follow')}: ${t(`upstream.gap.${gap}`)}`}
        onPress={() => setOpen(true)}
      >
        {t('upstream.follow')}
      </Button>
      {isOpen && (
        <Suspense fallback={null}>
          <UpstreamDialog
            of={of}
            gap={gap}
            follow={upstream.follow}
            onClose={() => setOpen(false)}
          />
        </Suspense>
      )}
    </>
  );
}

/**
 * Asks the project of a service for what the service lacks, where one is known.
 *
 * @internal
 */
export function FollowGap(props: { entityRef: string; gap: UpstreamGapName }) {
  return useContext(UpstreamKnown) ? <Follow {...props} /> : null;
}
