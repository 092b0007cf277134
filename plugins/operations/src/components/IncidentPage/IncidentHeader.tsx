import { BgProvider, Button, Link } from '@backstage/ui';
import {
  Incident,
  IncidentDetail,
} from '@operate-first/plugin-operations-common';
import { useState } from 'react';
import useAsyncFn from 'react-use/esm/useAsyncFn';
import { IncidentChange } from '../../hooks/useIncidentChange';
import { ReplayMoment } from '../../hooks/useReplayMoment';
import {
  Translate,
  useOperationsTranslation,
} from '../../hooks/useOperationsTranslation';
import { AskButton } from '../AskAuthor';
import { HealthMark } from '../HealthMark';
import { IncidentDialog } from '../IncidentDialog';
import { IncidentMarkdown } from '../IncidentMarkdown';
import {
  INCIDENT_MARKS,
  IncidentAge,
  IncidentLink,
  isOpen,
  rootOf,
  Severity,
} from '../IncidentState';
import { pageStyles } from '../Page';
import { PostMortemOf } from '../PostMortemPage';
import { SignIn } from '../SignIn';
import { ServiceNow } from './ServiceNow';
import styles from './IncidentPage.module.css';

function FollowButton(props: {
  detail: IncidentDetail;
  follow: (wanted: boolean) => Promise<unknown>;
}) {
  const { following, followers } = props.detail;
  const { t } = useOperationsTranslation();
  const [{ loading, error }, follow] = useAsyncFn(props.follow, [props.follow]);
  return (
    <>
      <Button
        variant="secondary"
        aria-pressed={following}
        isDisabled={loading}
        onPress={() => {
          follow(!following);
        }}
      >
        {t(following ? 'incident.page.unfollow' : 'incident.page.follow')}
      </Button>
      <span className={pageStyles.quiet}>
        {followers > 0 && t('incident.page.followers', { count: followers })}
      </span>
      {error && (
        <span role="status">
          {t('incident.page.refused', { message: error.message })}
        </span>
      )}
    </>
  );
}

/** What fires after the end contradicts it, and is said so. */
function alertWords(incident: Incident, t: Translate): string {
  const { firing } = incident;
  if (firing === 0) return t('incident.page.quiet');
  return isOpen(incident)
    ? t('incident.page.firing', { count: firing })
    : t('incident.page.stillFiring', { count: firing });
}

function Facts(props: { detail: IncidentDetail }) {
  const { incident } = props.detail;
  const { status, impact, services, drill } = incident;
  const { t } = useOperationsTranslation();
  const words = [
    t('incident.page.impact', { impact: t(`incident.impact.${impact}`) }),
    t('incident.page.services', { count: services.length }),
    alertWords(incident, t),
    drill && t('incident.drill'),
  ];
  return (
    <>
      <p className={pageStyles.headline}>
        <HealthMark mark={INCIDENT_MARKS[status]} size={22} />
        <span>
          {isOpen(incident)
            ? t('incident.page.since', {
                status: t(`incident.status.${status}`),
                duration: <IncidentAge of={incident} />,
              })
            : t('incident.page.over', {
                duration: <IncidentAge of={incident} />,
              })}
        </span>
      </p>
      <p>{words.filter(Boolean).join(' · ')}</p>
    </>
  );
}

/** Where it comes from, how that is now, and why: what one would look for further down. */
function Root(props: { detail: IncidentDetail }) {
  const { incident } = props.detail;
  const root = incident.services.find(({ role }) => role === 'root');
  if (!root || !isOpen(incident)) return null;
  const [reason] = root.health?.reasons ?? [];
  return (
    <div>
      <ServiceNow of={root} />
      {reason && <p>{reason.message}</p>}
      {reason?.remedy && <p>{reason.remedy}</p>}
    </div>
  );
}

/** What the policy suggests, with the one thing that follows it. */
function Suggestion(props: { detail: IncidentDetail; change: IncidentChange }) {
  const { detail, change } = props;
  const { suggestion } = detail.incident;
  const { t } = useOperationsTranslation();
  if (!suggestion || !isOpen(detail.incident)) return null;
  return (
    <p className={styles.suggestion}>
      <strong>{t('incident.page.suggested')}</strong> {suggestion}{' '}
      {detail.mayWrite && (
        <Button
          size="small"
          variant="secondary"
          isDisabled={change.isSaving}
          onPress={() => {
            change.save({ status: 'resolved' });
          }}
        >
          {t('incident.status.resolved')}
        </Button>
      )}
    </p>
  );
}

function Duplicates(props: { detail: IncidentDetail }) {
  const { incident, duplicates } = props.detail;
  const { t } = useOperationsTranslation();
  return (
    <>
      {incident.duplicateOf && (
        <p>
          {t('incident.page.duplicateOf', {
            key: <IncidentLink incidentKey={incident.duplicateOf} />,
          })}
        </p>
      )}
      {duplicates.length > 0 && (
        <p className={pageStyles.quiet}>
          {t('incident.page.duplicates', {
            keys: (
              <>
                {duplicates.map((key, index) => (
                  <span key={key}>
                    {index > 0 && ', '}
                    <IncidentLink incidentKey={key} />
                  </span>
                ))}
              </>
            ),
          })}
        </p>
      )}
    </>
  );
}

/**
 * The answer of the page: what, since when, how bad, and what next.
 *
 * @internal
 */
export function IncidentHeader(props: {
  detail: IncidentDetail;
  change: IncidentChange;
  follow: (wanted: boolean) => Promise<unknown>;
  replay: ReplayMoment;
}) {
  const { detail, change, follow, replay } = props;
  const { incident, mayWrite } = detail;
  const { t } = useOperationsTranslation();
  const [isEditing, setEditing] = useState(false);
  const service = rootOf(incident);
  const began = Date.parse(incident.startedAt);
  return (
    <div
      className={pageStyles.answer}
      data-mark={INCIDENT_MARKS[incident.status]}
    >
      <h1 className={pageStyles.title}>
        <Severity of={incident.severity} /> {incident.key} {incident.title}
      </h1>
      <Facts detail={detail} />
      <Root detail={detail} />
      {incident.summary && <IncidentMarkdown of={incident.summary} />}
      <Suggestion detail={detail} change={change} />
      <Duplicates detail={detail} />
      <div className={pageStyles.actions}>
        {/* So that buttons can be told from what they lie on. */}
        <BgProvider bg="neutral-1">
          {mayWrite ? (
            <>
              <Button variant="secondary" onPress={() => setEditing(true)}>
                {t('incident.page.edit')}
              </Button>
              <FollowButton detail={detail} follow={follow} />
            </>
          ) : (
            <span>{t('incident.page.signIn', { signIn: <SignIn /> })}</span>
          )}
          {service && <AskButton artefact={{ kind: 'service', service }} />}
        </BgProvider>
        <PostMortemOf incident={incident} />
        {replay.at === undefined && (
          <Link
            href={`?at=${new Date(
              Math.min(Math.max(began, replay.from), replay.to),
            ).toISOString()}`}
          >
            {t('incident.replay.link')}
          </Link>
        )}
      </div>
      {isEditing && (
        <IncidentDialog
          incident={incident}
          onClose={() => setEditing(false)}
          change={change}
        />
      )}
    </div>
  );
}
