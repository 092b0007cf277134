import { EntityRefLink } from '@backstage/plugin-catalog-react';
import { BgProvider, VisuallyHidden } from '@backstage/ui';
import { NamedRef, SloDetail } from '@operate-first/plugin-operations-common';
import { formatMinutes } from '../../format/slo';
import { formatTime } from '../../format/time';
import { useOldPicture } from '../../hooks/useOldPicture';
import { useOperationsTranslation } from '../../hooks/useOperationsTranslation';
import { Age } from '../Age';
import { AskButton } from '../AskAuthor';
import { HealthMark } from '../HealthMark';
import { pageStyles } from '../Page';
import { PolicyNote } from '../SlosCard';
import {
  BudgetBar,
  ObjectiveFigures,
  ObjectivePromise,
  shareWords,
  SLO_MARKS,
} from '../SloState';
import styles from './SloPage.module.css';

function Reference(props: { of: NamedRef }) {
  const { ref, title } = props.of;
  return (
    <EntityRefLink entityRef={ref} hideIcon disableTooltip underline="always">
      {title}
    </EntityRefLink>
  );
}

/**
 * The answer of an SLO's page: how it stands, in words and figures, of whom and until when.
 *
 * @internal
 */
export function SloHeader(props: { detail: SloDetail }) {
  const { slo, policy } = props.detail;
  const { state, message, service, owner, evaluatedAt, composite } = slo;
  const { t, locale } = useOperationsTranslation();
  const old = useOldPicture();
  const word = t(`slo.state.${state}`);
  return (
    <>
      <h1 className={styles.name}>{slo.title}</h1>
      <section
        className={pageStyles.answer}
        data-mark={old ? undefined : SLO_MARKS[state]}
      >
        <h2 className={styles.headline}>
          <HealthMark mark={SLO_MARKS[state]} size={24} />
          <span>
            {old === undefined
              ? word
              : t('health.was', {
                  health: word,
                  time: formatTime(new Date(old).toISOString(), {
                    now: Date.now(),
                    locale,
                  }),
                })}
          </span>
        </h2>
        <p>{message}</p>
        {slo.description && (
          <p className={pageStyles.quiet}>{slo.description}</p>
        )}
        {composite && (
          <div className={styles.composite}>
            <BudgetBar budget={composite} state={state} />
            {composite.provisional ? (
              <p className={pageStyles.quiet}>
                {t('slo.notJudged')} {composite.provisionalMessage}
              </p>
            ) : (
              <p>
                {t('slo.composite', {
                  share: shareWords(composite.remaining, t, locale),
                  minutes: formatMinutes(composite.remainingMinutes),
                })}
              </p>
            )}
          </div>
        )}
        <ul className={styles.objectives}>
          {slo.objectives.map(objective => (
            <li key={objective.index}>
              <ObjectivePromise objective={objective} slo={slo} />
              <ObjectiveFigures objective={objective} />
              {slo.objectives.length > 1 && objective.state !== 'ok' && (
                <p>{objective.message}</p>
              )}
              {objective.detail && (
                <p className={styles.said}>{objective.detail}</p>
              )}
              {objective.warnings?.map(warning => (
                <p key={warning} className={pageStyles.quiet}>
                  {warning}
                </p>
              ))}
            </li>
          ))}
        </ul>
        {policy && <PolicyNote policy={policy} />}
        <p className={pageStyles.quiet}>
          {service && (
            <>
              {t('slo.service')} <Reference of={service} /> ·{' '}
            </>
          )}
          {owner && (
            <>
              {t('slo.owner')} <Reference of={owner} /> ·{' '}
            </>
          )}
          {slo.environment}
          {evaluatedAt && (
            <>
              {' · '}
              {t('strip.asOf')} <Age of={evaluatedAt} />
            </>
          )}
        </p>
        <div>
          {/* So that the button can be told from what it lies on. */}
          <BgProvider bg="neutral-1">
            <AskButton
              artefact={{ kind: 'slo', name: slo.ref, service: service?.ref }}
              size="small"
            />
          </BgProvider>
        </div>
      </section>
      <VisuallyHidden role="status">{`${slo.title}: ${word}`}</VisuallyHidden>
    </>
  );
}
