import { Slo, SloObjective } from '@operate-first/plugin-operations-common';
import { useOperationsTranslation } from '../../hooks/useOperationsTranslation';
import { HealthMark } from '../HealthMark';
import { ServerText } from '../ServerText';
import {
  ObjectiveFigures,
  ObjectivePromise,
  SLO_MARKS,
  SloLink,
} from '../SloState';
import styles from './SlosCard.module.css';

function Objective(props: { objective: SloObjective; slo: Slo }) {
  const { objective, slo } = props;
  const { state, message, warnings } = objective;
  return (
    <li>
      <ObjectivePromise objective={objective} slo={slo} />
      <ObjectiveFigures objective={objective} />
      {state !== 'ok' && <p lang="en">{message}</p>}
      {warnings?.map(warning => (
        <p key={warning} className={styles.quiet} lang="en">
          {warning}
        </p>
      ))}
    </li>
  );
}

/**
 * One SLO of a service with its objectives.
 *
 * @internal
 */
export function SloItem(props: { slo: Slo }) {
  const { slo } = props;
  const { t } = useOperationsTranslation();
  const errors = slo.problems.filter(({ severity }) => severity === 'error');
  return (
    <li className={styles.slo}>
      <h3 className={styles.name}>
        <HealthMark mark={SLO_MARKS[slo.state]} />
        <SloLink sloRef={slo.ref} bold>
          {slo.title}
        </SloLink>
        <span className={slo.state === 'ok' ? styles.quiet : undefined}>
          {t(`slo.state.${slo.state}`)}
        </span>
      </h3>
      {errors.map(({ path, message }) => (
        <p key={`${path} ${message}`}>
          <code>{path}</code>: <ServerText of={message} />
        </p>
      ))}
      <ul className={styles.objectives}>
        {slo.objectives.map(objective => (
          <Objective key={objective.index} objective={objective} slo={slo} />
        ))}
      </ul>
    </li>
  );
}
