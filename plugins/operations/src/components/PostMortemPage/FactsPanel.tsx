import { useRouteRef } from '@backstage/frontend-plugin-api';
import { Link } from '@backstage/ui';
import {
  NamedRef,
  PostMortemDetail,
} from '@operate-first/plugin-operations-common';
import { ReactNode } from 'react';
import { formatMoment } from '../../format/time';
import { useOperationsTranslation } from '../../hooks/useOperationsTranslation';
import { BEGIN } from '../../hooks/useReplayMoment';
import { incidentRouteRef } from '../../routes';
import { IncidentLink, PersonName, ServiceName } from '../IncidentState';
import { Panel } from '../Panel';
import { FileLink } from '../PostMortemState';
import { pageStyles } from '../Page';

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
        <span className={pageStyles.quiet}>
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

/** Nobody is promised names that signing in does not bring: authors may not be named at all. */
function Authors(props: { of: NamedRef[] | undefined }) {
  const { of = [] } = props;
  const { t } = useOperationsTranslation();
  if (of.length === 0) return <>{t('postMortem.page.unnamed')}</>;
  return (
    <Each
      of={of.map(one => (
        <PersonName key={one.ref} of={one} />
      ))}
    />
  );
}

/** Where the text is: in git, on its way there, or here. */
function Source(props: { detail: PostMortemDetail }) {
  const { source, working, postMortem } = props.detail;
  const { t } = useOperationsTranslation();
  if (postMortem.account === 'public') return null;
  const { status } = postMortem;
  const branch = working?.proposal?.branch;
  const where = () => {
    if (source) return <FileLink of={source} />;
    if (status === 'published') return t('postMortem.fact.sourcePortal');
    return branch
      ? t('postMortem.fact.sourceBranch', { branch: <code>{branch}</code> })
      : t('postMortem.fact.sourceDraft');
  };
  return <Fact name={t('postMortem.fact.source')}>{where()}</Fact>;
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
      <dl className={pageStyles.facts}>
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
