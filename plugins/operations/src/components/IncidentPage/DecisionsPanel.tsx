import { Skeleton } from '@backstage/ui';
import {
  Incident,
  IncidentDecision,
} from '@operate-first/plugin-operations-common';
import { formatMoment, formatTime } from '../../format/time';
import { useIncidentDecisions } from '../../hooks/useIncident';
import { useIncidentPolicy } from '../../hooks/useIncidents';
import { useOperationsTranslation } from '../../hooks/useOperationsTranslation';
import { ShowMore } from '../ClusterState';
import { Problem } from '../Notice';
import { Disclosure, Panel } from '../Panel';
import { pageStyles } from '../Page';
import { ServerText } from '../ServerText';
import styles from './IncidentPage.module.css';

const FIRST = 5;

function Decision(props: { of: IncidentDecision }) {
  const { at, rule, message, inputs } = props.of;
  const { t, locale } = useOperationsTranslation();
  const now = Date.now();
  return (
    <li>
      <span className={pageStyles.quiet} title={formatMoment(at, locale)}>
        {formatTime(at, { now, locale })}
      </span>{' '}
      <ServerText of={message} />
      <Disclosure summary={t('incident.decisions.inputs')}>
        <dl className={pageStyles.facts} lang="en">
          {inputs.map(({ label, value, at: when }) => (
            <div key={`${label} ${value} ${when}`}>
              <dt>{label}</dt>
              <dd>
                {value}
                {when && (
                  <span className={pageStyles.quiet}>
                    {' '}
                    {formatTime(when, { now, locale })}
                  </span>
                )}
              </dd>
            </div>
          ))}
        </dl>
        <p className={pageStyles.quiet}>
          {t('incident.decisions.rule', { rule })}
        </p>
      </Disclosure>
    </li>
  );
}

/**
 * Why there is this incident: what the policy decided, each decision with what it was decided from.
 *
 * @internal
 */
export function DecisionsPanel(props: { incident: Incident }) {
  const { key, version } = props.incident;
  const decisions = useIncidentDecisions(key, version);
  const policy = useIncidentPolicy();
  const { t } = useOperationsTranslation();
  const rules = policy.data?.rules ?? [];
  return (
    <Panel title={t('incident.decisions.title')}>
      <Problem of={decisions} subject="incident" inPanel />
      {!decisions.data && !decisions.error && (
        <Skeleton width="100%" height={48} />
      )}
      {decisions.data?.items.length === 0 && (
        <p className={pageStyles.quiet}>{t('incident.decisions.none')}</p>
      )}
      <ShowMore items={decisions.data?.items ?? []} first={FIRST}>
        {shown => (
          <ol className={styles.items}>
            {shown.map(decision => (
              <Decision key={decision.id} of={decision} />
            ))}
          </ol>
        )}
      </ShowMore>
      {rules.length > 0 && (
        <Disclosure summary={t('incident.decisions.policy')}>
          <ul className={styles.rules}>
            {rules.map(rule => (
              <li key={rule} lang="en">
                {rule}
              </li>
            ))}
          </ul>
        </Disclosure>
      )}
    </Panel>
  );
}
