import { Skeleton } from '@backstage/ui';
import { Incident, Suspect } from '@operate-first/plugin-operations-common';
import { formatTime } from '../../format/time';
import { useSuspects } from '../../hooks/useAuthors';
import { OldPicture, oldPictureOf } from '../../hooks/useOldPicture';
import { useOperationsTranslation } from '../../hooks/useOperationsTranslation';
import { AskButton } from '../AskAuthor';
import { CHANGE_GLYPHS, ChangeSentence } from '../ChangesCard';
import { ShowMore } from '../ClusterState';
import { ServiceName } from '../IncidentState';
import { Problem } from '../Notice';
import { Disclosure, Panel } from '../Panel';
import { AllChanges } from './AllChanges';
import { When } from './When';
import styles from './Suspects.module.css';

const FIRST = 4;
const FITS = 0.6;
const MAY_FIT = 0.3;

/** How well it fits, in a word: a figure would promise more than anybody knows. */
function likelyOf(score: number): 'high' | 'medium' | 'low' {
  if (score >= FITS) return 'high';
  return score >= MAY_FIT ? 'medium' : 'low';
}

function OneSuspect(props: { of: Suspect; incident: Incident }) {
  const { change, service, score, why } = props.of;
  const { key, startedAt } = props.incident;
  const { t } = useOperationsTranslation();
  return (
    <li className={styles.suspect}>
      <p className={styles.head}>
        <span aria-hidden>{CHANGE_GLYPHS[change.kind]}</span>
        <span className={styles.quiet}>
          <strong>{t(`suspects.likely.${likelyOf(score)}`)}</strong>
          {' · '}
          <When of={change.at} began={Date.parse(startedAt)} />
          {' · '}
          <ServiceName of={service} />
        </span>
      </p>
      <ChangeSentence changes={[change]} service={service.ref} withoutAsking />
      {why.length > 0 && (
        <ul className={styles.why} aria-label={t('suspects.why')}>
          {why.map(({ kind, text }) => (
            <li key={`${kind} ${text}`}>{text}</li>
          ))}
        </ul>
      )}
      <div>
        <AskButton
          artefact={{
            kind: 'change',
            service: service.ref,
            change: change.id,
            name: change.summary,
          }}
          incident={key}
          label={t('suspects.ask')}
          size="small"
        />
      </div>
    </li>
  );
}

/**
 * The changes that may explain an incident, the likeliest first, each with why: no accusation, but where one looks first.
 *
 * @internal
 */
export function SuspectsPanel(props: { incident: Incident }) {
  const { incident } = props;
  const { t, locale } = useOperationsTranslation();
  const answer = useSuspects(incident);
  const { data } = answer;
  const timeOf = (iso: string) => formatTime(iso, { now: Date.now(), locale });
  return (
    <Panel title={t('suspects.title')}>
      <Problem of={answer} subject="incident" inPanel />
      {!data && !answer.error && <Skeleton width="100%" height={48} />}
      {data && (
        <OldPicture.Provider value={oldPictureOf(answer)}>
          <p className={styles.quiet}>
            {data.suspects.length > 0 ? t('suspects.what') : t('suspects.none')}
          </p>
          <ShowMore items={data.suspects} first={FIRST}>
            {shown => (
              <ol className={styles.list}>
                {shown.map(suspect => (
                  <OneSuspect
                    key={suspect.change.id}
                    of={suspect}
                    incident={incident}
                  />
                ))}
              </ol>
            )}
          </ShowMore>
          <p className={styles.quiet}>
            {t('suspects.considered', {
              count: data.considered,
              from: timeOf(data.from),
              to: timeOf(data.to),
            })}
          </p>
          {data.problems.length > 0 && (
            <Disclosure summary={t('suspects.problems')}>
              <ul className={styles.why}>
                {data.problems.map(problem => (
                  <li key={problem}>{problem}</li>
                ))}
              </ul>
            </Disclosure>
          )}
        </OldPicture.Provider>
      )}
      <AllChanges incident={incident} />
    </Panel>
  );
}
