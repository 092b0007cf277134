import { HealthStatus } from '@operate-first/plugin-operations-common';
import { useOldPicture } from '../../hooks/useOldPicture';
import styles from './HealthMark.module.css';

/** What a mark can show. Maintenance is no health: it is announced, and drawn in place of one. */
export type Mark = HealthStatus | 'maintenance';

function Shape(props: { mark: Mark }) {
  switch (props.mark) {
    case 'healthy':
      return <circle cx="8" cy="8" r="6" fill="currentColor" />;
    case 'degraded':
      return <path d="M8 1.5 15 14H1Z" fill="currentColor" />;
    case 'down':
      return (
        <rect x="2" y="2" width="12" height="12" rx="1" fill="currentColor" />
      );
    case 'maintenance':
      return (
        <>
          <circle cx="8" cy="8" r="6" fill="currentColor" />
          <rect x="4" y="7" width="8" height="2" className={styles.bar} />
        </>
      );
    default:
      return (
        <circle
          cx="8"
          cy="8"
          r="5"
          fill="none"
          stroke="currentColor"
          strokeWidth="2"
        />
      );
  }
}

/**
 * The mark of a health: a shape first, a colour in addition. At half strength with a clock where the
 * health is only the last that was known.
 *
 * @param props - Without a label the mark is mute: the word stands beside it.
 * @internal
 */
export function HealthMark(props: {
  mark: Mark;
  stale?: boolean;
  size?: number;
  label?: string;
}) {
  const { mark, size = 14, label } = props;
  const old = useOldPicture() !== undefined;
  const stale = props.stale || old;
  return (
    <svg
      className={styles.mark}
      data-mark={mark}
      viewBox="0 0 16 16"
      width={size}
      height={size}
      {...(label
        ? { role: 'img', 'aria-label': label }
        : { 'aria-hidden': true })}
    >
      <g className={stale ? styles.stale : undefined}>
        <Shape mark={mark} />
      </g>
      {stale && (
        <g className={styles.clock}>
          <circle cx="11.5" cy="11.5" r="4" />
          <path d="M11.5 9.2v2.5l1.6 1" />
        </g>
      )}
    </svg>
  );
}
