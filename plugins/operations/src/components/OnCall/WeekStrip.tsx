import { OnCallSchedule } from '@operate-first/plugin-operations-common';
import { midnightsBetween } from '../../format/time';
import { useEntityName } from '../Filters';
import { Stretch, stretchesOf } from './week';
import styles from './OnCall.module.css';

/** Two people take turns, whoever they are: shapes, not colours, tell one from the next. */
const SHADES = 3;

function whoOf(
  { shift }: Stretch,
  entityName: (ref: string) => string,
): string | undefined {
  const names = shift?.people.map(
    ({ person, name }) =>
      person?.title ?? (person && entityName(person.ref)) ?? name ?? '',
  );
  return names?.filter(Boolean).join(', ') || undefined;
}

/** What stands for names where a shift is too short for them. */
function initialsOf(who: string | undefined): string | undefined {
  return who
    ?.split(', ')
    .map(name => name.match(/(?<=^|[\s.-])\p{L}/gu)?.join(''))
    .join(', ');
}

/**
 * A week of shifts in one strip, with its midnights; gaps are hatched. Mute: the sentences and the table say the same.
 *
 * @internal
 */
export function WeekStrip(props: {
  schedule: OnCallSchedule;
  from: string;
  to: string;
}) {
  const { schedule } = props;
  const [from, to] = [Date.parse(props.from), Date.parse(props.to)];
  const entityName = useEntityName();
  const shareOf = (at: number) => `${((at - from) / (to - from)) * 100}%`;
  const stretches = stretchesOf(schedule, from, to);
  // Who comes back has the same shade again.
  const shades = new Map<string, number>();
  const shadeOf = (who: string | undefined, index: number) => {
    if (who === undefined) return index % SHADES;
    const known = shades.get(who);
    if (known !== undefined) return known;
    shades.set(who, shades.size % SHADES);
    return shades.get(who);
  };
  return (
    <div className={styles.strip} aria-hidden>
      {stretches.map((stretch, index) => {
        const who = whoOf(stretch, entityName);
        return (
          <span
            key={`${stretch.from} ${who}`}
            className={styles.stretch}
            data-gap={!stretch.shift || undefined}
            data-shade={stretch.shift && shadeOf(who, index)}
            style={{
              insetInlineStart: shareOf(stretch.from),
              inlineSize: `${
                ((stretch.to - stretch.from) / (to - from)) * 100
              }%`,
            }}
            title={who}
          >
            <span className={styles.name}>{who}</span>
            <span className={styles.initials}>{initialsOf(who)}</span>
          </span>
        );
      })}
      {midnightsBetween(from, to).map(at => (
        <span
          key={at}
          className={styles.midnight}
          style={{ insetInlineStart: shareOf(at) }}
        />
      ))}
    </div>
  );
}
