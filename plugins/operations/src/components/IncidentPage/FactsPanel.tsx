import { Link, Select } from '@backstage/ui';
import {
  Incident,
  IncidentDetail,
} from '@operate-first/plugin-operations-common';
import { ReactNode } from 'react';
import { formatDuration, formatMoment, formatTime } from '../../format/time';
import { IncidentChange } from '../../hooks/useIncidentChange';
import { INCIDENT_STATUSES } from '../../hooks/useIncidentQuery';
import { useIncidentPolicy } from '../../hooks/useIncidents';
import { useOperationsTranslation } from '../../hooks/useOperationsTranslation';
import { PersonName } from '../IncidentState';
import { Panel } from '../Panel';
import { pageStyles } from '../Page';
import styles from './IncidentPage.module.css';

const SEVERITIES = [1, 2, 3, 4];
const IMPACTS = ['minor', 'major', 'outage'] as const;
const TIMES = [
  'started',
  'detected',
  'acknowledged',
  'mitigated',
  'resolved',
] as const;

function Fact(props: { name: string; children: ReactNode }) {
  return (
    <div>
      <dt>{props.name}</dt>
      <dd>{props.children}</dd>
    </div>
  );
}

/** What changes most, where it stands. */
function Choices(props: { incident: Incident; change: IncidentChange }) {
  const { incident, change } = props;
  const { t } = useOperationsTranslation();
  const policy = useIncidentPolicy();
  const meaningOf = (wanted: number) =>
    policy.data?.severities.find(({ severity }) => severity === wanted);
  return (
    <div className={styles.choices}>
      <Select
        label={t('incident.facts.status')}
        isDisabled={change.isSaving}
        value={incident.status}
        onChange={key => {
          const status = INCIDENT_STATUSES.find(one => one === key);
          if (status && status !== incident.status) change.save({ status });
        }}
        options={INCIDENT_STATUSES.filter(
          status =>
            status === incident.status ||
            (status !== 'triggered' &&
              (status === 'reopened') === (incident.status === 'resolved')),
        ).map(id => ({ id, label: t(`incident.status.${id}`) }))}
      />
      <Select
        label={t('incident.facts.severity')}
        isDisabled={change.isSaving}
        value={String(incident.severity)}
        onChange={key => {
          const severity = Number(key);
          if (severity !== incident.severity) change.save({ severity });
        }}
        options={SEVERITIES.map(severity => ({
          id: String(severity),
          label: `SEV${severity}`,
          description: meaningOf(severity)?.name,
        }))}
      />
      <Select
        label={t('incident.facts.impact')}
        isDisabled={change.isSaving}
        value={incident.impact}
        onChange={key => {
          const impact = IMPACTS.find(one => one === key);
          if (impact && impact !== incident.impact) change.save({ impact });
        }}
        options={IMPACTS.map(id => ({
          id,
          label: t(`incident.impact.${id}`),
        }))}
      />
    </div>
  );
}

function Times(props: { incident: Incident }) {
  const { incident } = props;
  const { t, locale } = useOperationsTranslation();
  const began = Date.parse(incident.startedAt);
  return (
    <>
      {TIMES.map(name => {
        const at = incident[`${name}At`];
        if (!at) return null;
        const time = formatTime(at, { now: Date.now(), locale });
        return (
          <Fact key={name} name={t(`incident.facts.${name}`)}>
            <time dateTime={at} title={formatMoment(at, locale)}>
              {name === 'started'
                ? time
                : t('incident.facts.after', {
                    time,
                    duration: formatDuration(Date.parse(at) - began),
                  })}
            </time>
          </Fact>
        );
      })}
    </>
  );
}

function Origin(props: { incident: Incident }) {
  const { origin, declaredBy } = props.incident;
  const { t } = useOperationsTranslation();
  if (origin === 'policy') return <>{t('incident.facts.byPolicy')}</>;
  if (origin === 'api') return <>{t('incident.facts.byApi')}</>;
  return declaredBy ? (
    <>{t('incident.facts.byName', { name: <PersonName of={declaredBy} /> })}</>
  ) : (
    <>{t('incident.facts.byPerson')}</>
  );
}

function Elsewhere(props: { incident: Incident }) {
  const { trackerUrl, chatUrl, ticket, fix } = props.incident;
  const { t } = useOperationsTranslation();
  return (
    <>
      {ticket && (
        <Fact name={t('incident.facts.ticket')}>
          <Link href={ticket.url}>{ticket.title}</Link>{' '}
          <span className={pageStyles.quiet}>
            {t(`incident.ticketState.${ticket.state}`)} {ticket.message}
          </span>
        </Fact>
      )}
      {trackerUrl && (
        <Fact name={t('incident.facts.tracker')}>
          <Link href={trackerUrl}>{trackerUrl}</Link>
        </Fact>
      )}
      {chatUrl && (
        <Fact name={t('incident.facts.chat')}>
          <Link href={chatUrl}>{chatUrl}</Link>
        </Fact>
      )}
      {fix && (
        <Fact name={t('incident.facts.fix')}>
          <Link href={fix.url}>{fix.title ?? fix.url}</Link>{' '}
          <span className={pageStyles.quiet}>
            {t(`incident.fixState.${fix.state}`, {
              version: fix.version ?? '',
            })}{' '}
            {fix.message}
          </span>
        </Fact>
      )}
    </>
  );
}

/**
 * What is known of an incident, with what changes most to be changed here.
 *
 * @internal
 */
export function FactsPanel(props: {
  detail: IncidentDetail;
  change: IncidentChange;
}) {
  const { detail, change } = props;
  const { incident, mayWrite } = detail;
  const { owner, cause, causeText, visibility, environment } = incident;
  const { t } = useOperationsTranslation();
  return (
    <Panel title={t('incident.facts.title')}>
      {mayWrite && <Choices incident={incident} change={change} />}
      <dl className={pageStyles.facts}>
        <Times incident={incident} />
        <Fact name={t('incident.facts.origin')}>
          <Origin incident={incident} />
        </Fact>
        {owner && (
          <Fact name={t('incident.facts.owner')}>
            <PersonName of={owner} />
          </Fact>
        )}
        {environment && (
          <Fact name={t('incident.facts.environment')}>{environment}</Fact>
        )}
        {cause && (
          <Fact name={t('incident.facts.cause')}>
            {t(`incident.cause.${cause}`)}
            {causeText && `: ${causeText}`}
          </Fact>
        )}
        <Fact name={t('incident.facts.visibility')}>
          <span title={t(`incident.visibilityMeans.${visibility}`)}>
            {t(`incident.visibility.${visibility}`)}
          </span>
        </Fact>
        <Elsewhere incident={incident} />
      </dl>
    </Panel>
  );
}
