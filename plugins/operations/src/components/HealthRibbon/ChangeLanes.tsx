import { Change } from '@operate-first/plugin-operations-common';
import { KeyboardEvent, useState } from 'react';
import { useOperationsTranslation } from '../../hooks/useOperationsTranslation';
import { ChangeMarkButton } from './ChangeMarkButton';
import { CHANGE_KINDS, ChangeMark, marksOf } from './marks';
import styles from './ChangeLanes.module.css';

const STEPS: Record<string, (at: number, last: number) => number> = {
  ArrowLeft: at => at - 1,
  ArrowRight: at => at + 1,
  Home: () => 0,
  End: (_at, last) => last,
};

function Lane(props: { marks: ChangeMark[]; from: number; to: number }) {
  const { marks, from, to } = props;
  const { t } = useOperationsTranslation();
  const [{ kind }] = marks;
  // One stop for the tab key; arrows walk through it. The newest first: it is what is looked for.
  const [stop, setStop] = useState<number>();
  const last = marks.length - 1;
  const found = marks.findIndex(mark => mark.from === stop);
  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    const step = STEPS[event.key];
    const buttons = [...event.currentTarget.querySelectorAll('button')];
    const at = buttons.findIndex(button => button === event.target);
    if (!step || at === -1) return;
    event.preventDefault();
    buttons[Math.min(last, Math.max(0, step(at, last)))].focus();
  };
  return (
    <div
      className={styles.lane}
      role="toolbar"
      aria-label={t(`changes.lane.${kind}`)}
      onKeyDown={onKeyDown}
    >
      {marks.map((mark, index) => (
        <ChangeMarkButton
          key={mark.from}
          mark={mark}
          share={((mark.from + mark.to) / 2 - from) / (to - from)}
          isStop={index === (found === -1 ? last : found)}
          onFocus={() => setStop(mark.from)}
        />
      ))}
    </div>
  );
}

/**
 * Rollouts, scalings and restarts on the time axis of the ribbon, one lane for each kind that there is.
 *
 * @internal
 */
export function ChangeLanes(props: {
  changes: Change[];
  from: number;
  to: number;
}) {
  const { changes, from, to } = props;
  return (
    <>
      {CHANGE_KINDS.map(kind => {
        const marks = marksOf(changes, { kind, from, to });
        return marks.length > 0 ? (
          <Lane key={kind} marks={marks} from={from} to={to} />
        ) : undefined;
      })}
    </>
  );
}
