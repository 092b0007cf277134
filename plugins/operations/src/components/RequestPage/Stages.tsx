import { Link } from '@backstage/ui';
import {
  presentStage,
  RequestStage,
  RequestStageState,
} from '@operate-first/plugin-operations-common';
import { formatDuration, formatMoment, formatTime } from '../../format/time';
import { useOperationsTranslation } from '../../hooks/useOperationsTranslation';
import { HealthMark } from '../HealthMark';
import { PersonName } from '../IncidentState';
import { Panel } from '../Panel';
import { STAGE_MARKS } from '../RequestState';
import { ServerText } from '../ServerText';
import styles from './RequestPage.module.css';

/** How long it took since the stage before that was reached, in milliseconds. */
function lasted(stages: RequestStage[], index: number): number | undefined {
  const { at } = stages[index];
  const before = stages
    .slice(0, index)
    .reverse()
    .find(stage => stage.at);
  if (!at || !before?.at) return undefined;
  return Date.parse(at) - Date.parse(before.at);
}

function When(props: { at: string; since: number | undefined }) {
  const { at, since } = props;
  const { t, locale } = useOperationsTranslation();
  return (
    <span className={styles.quiet}>
      {' '}
      <time dateTime={at} title={formatMoment(at, locale)}>
        {formatTime(at, { now: Date.now(), locale })}
      </time>
      {since !== undefined &&
        ` · ${t('request.after', { duration: formatDuration(since) })}`}
    </span>
  );
}

function WhomToAsk(props: { of: string[] }) {
  const { t } = useOperationsTranslation();
  return (
    <p>
      {t('request.ask')}{' '}
      {props.of.map((ref, index) => (
        <span key={ref}>
          {index > 0 && ', '}
          <PersonName of={{ ref }} />
        </span>
      ))}
    </p>
  );
}

function Stage(props: {
  of: RequestStage;
  since: number | undefined;
  isPresent: boolean;
}) {
  const { of, since, isPresent } = props;
  const { name, state, at, reason, whomToAsk = [] } = of;
  const { t } = useOperationsTranslation();
  const wants: RequestStageState[] = ['stuck', 'failed', 'notRun'];
  // What nobody looks at any more, because it ended before, is neither wrong nor right.
  const isOver = state === 'notRun' && !reason;
  const isWrong = wants.includes(state) && !isOver;
  // What is seen before its stage has come proves nothing yet.
  const isAhead = isOver || (state === 'waiting' && !isPresent);
  const evidence = isAhead ? [] : of.evidence;
  const word = of.applies === false ? 'notApplicable' : state;
  return (
    <li
      className={styles.stage}
      data-state={state}
      aria-current={isPresent ? 'step' : undefined}
    >
      <HealthMark mark={STAGE_MARKS[state]} size={16} />
      <div>
        <p>
          <strong>{t(`request.stage.${name}`)}</strong>{' '}
          {(isWrong || isPresent) && t(`request.is.${word}`)}
          {at && <When at={at} since={since} />}
        </p>
        {reason && (isWrong || isPresent) && (
          <p>
            <ServerText of={reason} linked />
          </p>
        )}
        {evidence.length > 0 && (
          <ul className={styles.evidence}>
            {evidence.map(({ text, url }) => (
              <li key={text}>
                {url ? (
                  <Link href={url}>
                    <ServerText of={text} />
                  </Link>
                ) : (
                  <ServerText of={text} />
                )}
              </li>
            ))}
          </ul>
        )}
        {isWrong && whomToAsk.length > 0 && <WhomToAsk of={whomToAsk} />}
      </div>
    </li>
  );
}

/**
 * The eight stages from the proposal to the proof, each with its time and what shows it.
 *
 * @internal
 */
export function Stages(props: { of: RequestStage[]; isOpen: boolean }) {
  const { of, isOpen } = props;
  const { t } = useOperationsTranslation();
  // What could not be looked at is passed over, as it is in the headline.
  const present = isOpen ? presentStage(of) : undefined;
  return (
    <Panel title={t('request.stages')}>
      <ol className={styles.stages}>
        {of.map((stage, index) => (
          <Stage
            key={stage.name}
            of={stage}
            since={lasted(of, index)}
            isPresent={stage === present}
          />
        ))}
      </ol>
    </Panel>
  );
}
