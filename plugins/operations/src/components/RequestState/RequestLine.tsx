import { RequestSummary } from '@operate-first/plugin-operations-common';
import { Age } from '../Age';
import { HealthMark } from '../HealthMark';
import { ServerText } from '../ServerText';
import { markOf } from './marks';
import { RequestLink } from './RequestLink';
import styles from './RequestState.module.css';
import { useStanding } from './useStanding';

/**
 * A request in two lines: what was asked for, and how far it is since when.
 *
 * @internal
 */
export function RequestLine(props: { of: RequestSummary }) {
  const { of } = props;
  const standing = useStanding();
  return (
    <div className={styles.line}>
      <p>
        <HealthMark mark={markOf(of)} />{' '}
        <RequestLink requestKey={of.key} bold={of.state === 'open'}>
          {of.key} <ServerText of={of.title} />
        </RequestLink>
      </p>
      <p className={styles.quiet}>
        {standing(of)} · <Age of={of.stageSince} />
      </p>
    </div>
  );
}
