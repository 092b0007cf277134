import { useRouteRef } from '@backstage/frontend-plugin-api';
import { BgProvider, Button, ButtonLink } from '@backstage/ui';
import { PostMortemDetail } from '@operate-first/plugin-operations-common';
import { useState } from 'react';
import { formatDuration, formatMoment, formatTime } from '../../format/time';
import {
  Translate,
  useOperationsTranslation,
} from '../../hooks/useOperationsTranslation';
import { postMortemEditRouteRef } from '../../routes';
import { HealthMark } from '../HealthMark';
import { Severity } from '../IncidentState';
import { pageStyles } from '../Page';
import { FileLink, lastedOf, POST_MORTEM_MARKS } from '../PostMortemState';
import { SignIn } from '../SignIn';
import { RemovalDialog } from './RemovalDialog';
import styles from './PostMortemPage.module.css';

/** How long it took: what an account is read for first. */
function durations(
  { postMortem }: PostMortemDetail,
  t: Translate,
): string | undefined {
  const { startedAt, detectedAt, mitigatedAt } = postMortem;
  const lasted = lastedOf(postMortem);
  const after = (moment: string | undefined) =>
    startedAt && moment
      ? formatDuration(Date.parse(moment) - Date.parse(startedAt))
      : undefined;
  const detected = after(detectedAt);
  const mitigated = after(mitigatedAt);
  const words = [
    lasted !== undefined &&
      t('postMortem.page.duration', { duration: formatDuration(lasted) }),
    detected && t('postMortem.page.detectedAfter', { duration: detected }),
    mitigated && t('postMortem.page.mitigatedAfter', { duration: mitigated }),
  ];
  return words.filter(Boolean).join(', ') || undefined;
}

function EditLink(props: { detail: PostMortemDetail }) {
  const { postMortem, may } = props.detail;
  const { t } = useOperationsTranslation();
  const path = useRouteRef(postMortemEditRouteRef);
  const href = path?.({ key: postMortem.key });
  if (!href || (!may.write && !may.review)) return null;
  const isWaiting = postMortem.status === 'inReview';
  const words = () => {
    if (isWaiting && may.review) return t('postMortem.page.go');
    return postMortem.status === 'published' && !postMortem.amended
      ? t('postMortem.page.amend')
      : t('postMortem.page.edit');
  };
  return (
    <ButtonLink
      variant="primary"
      href={isWaiting ? `${href}?mode=review` : href}
    >
      {words()}
    </ButtonLink>
  );
}

/** What paper cannot be asked: when it was, and which text this is. */
function OnPaper(props: { detail: PostMortemDetail }) {
  const { postMortem, source } = props.detail;
  const { key, startedAt, resolvedAt, publishedAt } = postMortem;
  const { t, locale } = useOperationsTranslation();
  const moments = [
    ['started', startedAt],
    ['resolved', resolvedAt],
    ['published', publishedAt],
  ] as const;
  return (
    <p className={styles.onPaper}>
      {key}
      {moments.map(
        ([name, moment]) =>
          moment && (
            <span key={name}>
              {' · '}
              {t(`postMortem.fact.${name}`)}: {formatMoment(moment, locale)}
            </span>
          ),
      )}
      {source && (
        <>
          {' · '}
          <FileLink of={source} />
        </>
      )}
    </p>
  );
}

/**
 * The answer of the page: what happened, how bad it was, how long it took, and how far the account is.
 *
 * @internal
 */
export function PostMortemHeader(props: { detail: PostMortemDetail }) {
  const { detail } = props;
  const { postMortem, may } = detail;
  const { key, title, status, severity, amended, publishedAt } = postMortem;
  const { t, locale } = useOperationsTranslation();
  const [isRemoving, setRemoving] = useState(false);
  const words = [
    publishedAt && formatTime(publishedAt, { now: Date.now(), locale }),
    postMortem.visibility === 'internal' && t('postMortem.internal'),
    amended && t('postMortem.amended'),
  ]
    .filter(Boolean)
    .join(' · ');
  return (
    <header className={pageStyles.answer} data-mark={POST_MORTEM_MARKS[status]}>
      <h1 className={pageStyles.title}>
        {severity !== undefined && <Severity of={severity} />} {key} {title}
      </h1>
      <p className={pageStyles.headline}>
        <HealthMark mark={POST_MORTEM_MARKS[status]} size={22} />
        <span title={publishedAt && formatMoment(publishedAt, locale)}>
          {t(`postMortem.status.${status}`)}
        </span>
        {words && <span className={pageStyles.quiet}>{words}</span>}
      </p>
      <p>{durations(detail, t)}</p>
      <OnPaper detail={detail} />
      <div className={pageStyles.actions}>
        {/* So that buttons can be told from what they lie on. */}
        <BgProvider bg="neutral-1">
          <EditLink detail={detail} />
          <Button variant="secondary" onPress={() => window.print()}>
            {t('postMortem.page.print')}
          </Button>
          <Button variant="tertiary" onPress={() => setRemoving(true)}>
            {t('postMortem.page.removal')}
          </Button>
        </BgProvider>
        {!may.write && !may.review && (
          <span className={pageStyles.quiet}>
            {t('postMortem.page.signIn', { signIn: <SignIn /> })}
          </span>
        )}
      </div>
      {isRemoving && <RemovalDialog onClose={() => setRemoving(false)} />}
    </header>
  );
}
