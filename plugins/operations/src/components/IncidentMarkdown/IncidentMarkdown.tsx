import { Button, Skeleton } from '@backstage/ui';
import { lazy, Suspense, useState } from 'react';
import { useOperationsTranslation } from '../../hooks/useOperationsTranslation';
import styles from './IncidentMarkdown.module.css';

/** More than this is shown when it is wanted. */
const MUCH = 3_000;
/** More than this is not read as Markdown: some texts are written to keep a parser busy. */
const TOO_MUCH = 20_000;

// It brings a parser and highlighters with it, and a page without notes needs none.
const Rendered = lazy(() => import('./Rendered'));

function Text(props: { of: string }) {
  const { of } = props;
  if (of.length > TOO_MUCH) return <pre className={styles.plain}>{of}</pre>;
  return (
    <Suspense fallback={<Skeleton width="60%" height={20} />}>
      <Rendered of={of} />
    </Suspense>
  );
}

/**
 * What somebody wrote, in Markdown. Nothing in it is executed, nothing is fetched from elsewhere, and much of it is
 * shown when it is wanted.
 *
 * @internal
 */
export function IncidentMarkdown(props: { of: string }) {
  const { of } = props;
  const { t } = useOperationsTranslation();
  const [all, setAll] = useState(false);
  const isCut = !all && of.length > MUCH;
  return (
    <div className={styles.markdown}>
      <Text of={isCut ? `${of.slice(0, MUCH)}…` : of} />
      {isCut && (
        <Button size="small" variant="secondary" onPress={() => setAll(true)}>
          {t('incident.timeline.more')}
        </Button>
      )}
    </div>
  );
}
