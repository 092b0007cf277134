import { EntityRefLink } from '@backstage/plugin-catalog-react';
import { Button, Link } from '@backstage/ui';
import { Silence } from '@operate-first/plugin-operations-common';
import { useState } from 'react';
import useAsyncFn from 'react-use/esm/useAsyncFn';
import { formatDuration, formatMoment, formatTime } from '../../format/time';
import { useNow } from '../../hooks/useNow';
import { useOperationsTranslation } from '../../hooks/useOperationsTranslation';
import { MatcherList } from '../Matchers';
import { pageStyles } from '../Page';
import styles from './Silences.module.css';

const TICK_MS = 30_000;

function When(props: { of: Silence }) {
  const { state, startsAt, endsAt } = props.of;
  const { t, locale } = useOperationsTranslation();
  const now = useNow(TICK_MS);
  const time = (iso: string) => formatTime(iso, { now, locale });
  const words = {
    active: () =>
      t('silence.until', {
        time: time(endsAt),
        duration: formatDuration(Date.parse(endsAt) - now),
      }),
    pending: () =>
      t('silence.from', { from: time(startsAt), to: time(endsAt) }),
    expired: () => t('silence.ended', { time: time(endsAt) }),
  };
  return <span title={formatMoment(endsAt, locale)}>{words[state]()}</span>;
}

/** Alertmanager keeps any name; those that the portal made are refs of the catalog. */
function Who(props: { createdBy: string }) {
  const { createdBy } = props;
  return /^user:[^/]+\/.+$/.test(createdBy) ? (
    <EntityRefLink entityRef={createdBy} hideIcon disableTooltip />
  ) : (
    <>{createdBy}</>
  );
}

/** Ending is asked twice: from then on people are told again. */
function EndButton(props: { of: Silence; onEnd: () => Promise<unknown> }) {
  const { of, onEnd } = props;
  const { comment } = of;
  const { t } = useOperationsTranslation();
  const [isAsked, setAsked] = useState(false);
  const [{ loading, error }, end] = useAsyncFn(onEnd, [onEnd]);
  return (
    <>
      <Button
        size="small"
        variant={isAsked ? 'primary' : 'secondary'}
        isDisabled={loading}
        aria-label={t(isAsked ? 'silence.endSureOf' : 'silence.endOf', {
          comment,
        })}
        onPress={() => {
          if (isAsked) end();
          else setAsked(true);
        }}
        onBlur={() => setAsked(false)}
      >
        {t(isAsked ? 'silence.endSure' : 'silence.end')}
      </Button>
      {error && (
        <span role="status">
          {t('silence.refused', { message: error.message })}
        </span>
      )}
    </>
  );
}

/**
 * One silence: what it keeps quiet, until when, why, and by whom.
 *
 * @internal
 */
export function SilenceItem(props: {
  silence: Silence;
  sourceTitle: string;
  mayManage: boolean;
  onEnd: () => Promise<unknown>;
}) {
  const { silence, sourceTitle, mayManage, onEnd } = props;
  const { state, comment, matchers, createdBy, alerts, url } = silence;
  const { t } = useOperationsTranslation();
  return (
    <div className={styles.silence} data-state={state}>
      <p className={styles.comment}>{comment}</p>
      <p className={pageStyles.quiet}>
        <When of={silence} />
        {' · '}
        {t('silence.in', { source: sourceTitle })}
        {createdBy && (
          <>
            {' · '}
            {t('silence.by', { person: <Who createdBy={createdBy} /> })}
          </>
        )}
        {state === 'active' && ` · ${t('silence.alerts', { count: alerts })}`}
      </p>
      <p>
        <MatcherList of={matchers} />
      </p>
      <div className={styles.row}>
        {mayManage && state !== 'expired' && (
          <EndButton of={silence} onEnd={onEnd} />
        )}
        {url && /^https?:\/\//i.test(url) && (
          <Link href={url}>{t('silence.open')}</Link>
        )}
      </div>
    </div>
  );
}
