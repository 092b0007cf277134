import styles from './UseBar.module.css';

const percent = (share: number) => `${Math.min(1, Math.max(0, share)) * 100}%`;

/**
 * What may be requested as a track, what is requested filled in, what is used as a line within. Mute: the
 * numbers stand beside it.
 *
 * @param props - scale: the amount that is as long as the place, where bars are compared; the track where missing.
 * @internal
 */
export function UseBar(props: {
  of: number;
  requested?: number;
  used?: number;
  scale?: number;
  stale?: boolean;
}) {
  const { of, requested, used, scale = of, stale } = props;
  const share = (amount: number) => (of > 0 ? percent(amount / of) : '0%');
  return (
    <span className={styles.place} data-stale={stale || undefined} aria-hidden>
      <span
        className={styles.track}
        style={{ inlineSize: scale > 0 ? percent(of / scale) : '100%' }}
      >
        {requested !== undefined && (
          <span
            className={styles.requested}
            style={{ inlineSize: share(requested) }}
          />
        )}
        {used !== undefined && (
          <span className={styles.used} style={{ inlineSize: share(used) }} />
        )}
      </span>
    </span>
  );
}
