import { useRouteRef } from '@backstage/frontend-plugin-api';
import { usePermission } from '@backstage/plugin-permission-react';
import { Link } from '@backstage/ui';
import {
  NamedRef,
  operationsPersonReadPermission,
  PostMortemDetail,
} from '@operate-first/plugin-operations-common';
import { ReactNode } from 'react';
import { formatMoment } from '../../format/time';
import { useOperationsTranslation } from '../../hooks/useOperationsTranslation';
import { BEGIN } from '../../hooks/useReplayMoment';
import { incidentRouteRef } from '../../routes';
import { IncidentLink, PersonName, ServiceName } from '../IncidentState';
import { Panel } from '../Panel';
import styles from './PostMortemPage.module.css';

const MOMENTS = [
  ['started', 'startedAt'],
  ['detected', 'detectedAt'],
  ['mitigated', 'mitigatedAt'],
  ['resolved', 'resolvedAt'],
  ['published', 'publishedAt'],
] as const;

function Fact(props: { name: string; children: ReactNode }) {
  return (
    <div>
      <dt>{props.name}</dt>
      <dd>{props.children}</dd>
    </div>
  );
}

function Each(props: { of: ReactNode[] }) {
  return (
    <>
      {props.of.map((one, index) => (
        // What is written once is in one order.
        // eslint-disable-next-line react/no-array-index-key
        <span key={index}>
          {index > 0 && ', '}
          {one}
        </span>
      ))}
    </>
  );
}

function Incident(props: { incidentKey: string; former: string[] }) {
  const { incidentKey, former } = props;
  const { t } = useOperationsTranslation();
  const path = useRouteRef(incidentRouteRef)?.({ key: incidentKey });
  return (
    <>
      <IncidentLink incidentKey={incidentKey} />
      {former.length > 0 && (
        <span className={styles.quiet}>
          {' '}
          {t('postMortem.page.formerIncidents', { keys: former.join(', ') })}
        </span>
      )}
      {path && (
        <>
          {' · '}
          <Link href={`${path}?at=${BEGIN}`}>
            {t('postMortem.fact.replay')}
          </Link>
        </>
      )}
    </>
  );
}

function Authors(props: { of: NamedRef[] | undefined }) {
  const { of = [] } = props;
  const { t } = useOperationsTranslation();
  const { allowed: seesNames } = usePermission({
    permission: operationsPersonReadPermission,
  });
  if (!seesNames) return <>{t('postMortem.page.withheldName')}</>;
  if (of.length === 0) return <>{t('postMortem.page.unknown')}</>;
  return (
    <Each
      of={of.map(one => (
        <PersonName key={one.ref} of={one} />
      ))}
    />
  );
}

function Source(props: { detail: PostMortemDetail }) {
  const { source, postMortem } = props.detail;
  const { t } = useOperationsTranslation();
  if (postMortem.account === 'public') return null;
  const words = source && `${source.repository}: ${source.path}`;
  return (
    <Fact name={t('postMortem.fact.source')}>
      {source?.url && words && <Link href={source.url}>{words}</Link>}
      {!source?.url && (words ?? t('postMortem.fact.sourceNone'))}
    </Fact>
  );
}

/**
 * What is known of what happened, field by field.
 *
 * @internal
 */
export function FactsPanel(props: { detail: PostMortemDetail }) {
  const { detail } = props;
  const { postMortem, formerIncidents = [] } = detail;
  const { services, owner, cause, tags, incident, visibility } = postMortem;
  const { t, locale } = useOperationsTranslation();
  return (
    <Panel title={t('postMortem.page.facts')}>
      <dl className={styles.facts}>
        {services.length > 0 && (
          <Fact name={t('postMortem.fact.services')}>
            <Each
              of={services.map(one => (
                <ServiceName key={one.ref} of={one} />
              ))}
            />
          </Fact>
        )}
        {owner && (
          <Fact name={t('postMortem.fact.owner')}>
            <PersonName of={owner} />
          </Fact>
        )}
        {incident && (
          <Fact name={t('postMortem.fact.incident')}>
            <Incident incidentKey={incident} former={formerIncidents} />
          </Fact>
        )}
        {MOMENTS.map(([name, field]) => {
          const moment = postMortem[field];
          return (
            moment && (
              <Fact key={name} name={t(`postMortem.fact.${name}`)}>
                {formatMoment(moment, locale)}
              </Fact>
            )
          );
        })}
        {cause && (
          <Fact name={t('postMortem.fact.cause')}>
            {t(`incident.cause.${cause}`)}
          </Fact>
        )}
        {tags.length > 0 && (
          <Fact name={t('postMortem.fact.tags')}>{tags.join(', ')}</Fact>
        )}
        <Fact name={t('postMortem.fact.visibility')}>
          {t(`incident.visibility.${visibility}`)}
        </Fact>
        <Fact name={t('postMortem.fact.authors')}>
          <Authors of={postMortem.authors} />
        </Fact>
        <Source detail={detail} />
      </dl>
    </Panel>
  );
}
