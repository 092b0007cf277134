import { SloState } from '@operate-first/plugin-operations-common';
import styles from './SloState.module.css';

const WIDTH = 120;
const HEIGHT = 24;
const PAD = 2;

/** Runs of known values, so that gaps stay gaps. */
function runsOf(values: (number | null)[]): { at: number; value: number }[][] {
  const runs: { at: number; value: number }[][] = [[]];
  values.forEach((value, at) => {
    if (value === null) runs.push([]);
    else runs[runs.length - 1].push({ at, value });
  });
  return runs.filter(run => run.length > 0);
}

/**
 * The budget left over the window, from full to empty. Its page shows the numbers.
 *
 * @internal
 */
export function Sparkline(props: {
  values: (number | null)[];
  state: SloState;
  label: string;
}) {
  const { values, state, label } = props;
  const known = values.flatMap(value => value ?? []);
  if (known.length < 2) return null;
  const lowest = Math.min(0, ...known);
  const x = (at: number) => (at / Math.max(1, values.length - 1)) * WIDTH;
  const y = (value: number) =>
    PAD + ((1 - Math.min(1, value)) / (1 - lowest)) * (HEIGHT - 2 * PAD);
  return (
    <svg
      className={styles.sparkline}
      data-state={state}
      viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
      width={WIDTH}
      height={HEIGHT}
      role="img"
      aria-label={label}
    >
      <line className={styles.floor} x1="0" x2={WIDTH} y1={y(0)} y2={y(0)} />
      {runsOf(values).map(run =>
        run.length > 1 ? (
          <polyline
            key={run[0].at}
            points={run
              .map(({ at, value }) => `${x(at)},${y(value)}`)
              .join(' ')}
          />
        ) : (
          <circle
            key={run[0].at}
            cx={x(run[0].at)}
            cy={y(run[0].value)}
            r="1.5"
          />
        ),
      )}
    </svg>
  );
}
