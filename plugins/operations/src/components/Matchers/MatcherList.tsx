import { AlertMatcher } from '@operate-first/plugin-operations-common';
import { sayMatcher } from './matchers';
import styles from './Matchers.module.css';

/**
 * Matchers as they are written in Alertmanager.
 *
 * @internal
 */
export function MatcherList(props: { of: AlertMatcher[] }) {
  return (
    <span className={styles.said}>
      {props.of.map(matcher => {
        const said = sayMatcher(matcher);
        return <code key={said}>{said}</code>;
      })}
    </span>
  );
}
