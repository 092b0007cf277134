import { useApi } from '@backstage/frontend-plugin-api';
import { Button, Skeleton } from '@backstage/ui';
import { useEffect, useState } from 'react';
import { operationsApiRef } from '../../api/operationsApiRef';
import { formatTime } from '../../format/time';
import { useIsNear } from '../../hooks/useIsNear';
import { useOperationsTranslation } from '../../hooks/useOperationsTranslation';
import styles from './IncidentTimeline.module.css';

/**
 * A picture of the timeline, fetched when somebody comes near it.
 *
 * @internal
 */
export function Picture(props: {
  incidentKey: string;
  fileId: string;
  at: string;
}) {
  const { incidentKey, fileId, at } = props;
  const { t, locale } = useOperationsTranslation();
  const api = useApi(operationsApiRef);
  const { element, isNear } = useIsNear();
  const [url, setUrl] = useState<string>();
  const [error, setError] = useState<string>();
  const [tries, setTries] = useState(0);
  useEffect(() => {
    if (!isNear) return undefined;
    let made: string | undefined;
    let isGone = false;
    setError(undefined);
    api.getIncidentFile(incidentKey, fileId).then(
      blob => {
        if (isGone) return;
        made = URL.createObjectURL(blob);
        setUrl(made);
      },
      problem => !isGone && setError(String(problem.message ?? problem)),
    );
    return () => {
      isGone = true;
      if (made) URL.revokeObjectURL(made);
    };
  }, [api, incidentKey, fileId, isNear, tries]);
  const label = t('incident.timeline.picture', {
    time: formatTime(at, { now: Date.now(), locale }),
  });
  return (
    <div ref={element} className={styles.picture}>
      {url && (
        <a href={url} target="_blank" rel="noreferrer">
          <img src={url} alt={label} />
        </a>
      )}
      {!url && !error && <Skeleton width="16rem" height={120} />}
      {error && (
        <p className={styles.quiet} role="status">
          {t('incident.timeline.noPicture', { message: error })}{' '}
          <Button
            size="small"
            variant="secondary"
            onPress={() => setTries(before => before + 1)}
          >
            {t('problem.retry')}
          </Button>
        </p>
      )}
    </div>
  );
}
