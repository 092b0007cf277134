import { KeyboardEvent, ReactNode, useState } from 'react';
import styles from './ChangeLanes.module.css';

const STEPS: Record<string, (at: number, last: number) => number> = {
  ArrowLeft: at => at - 1,
  ArrowRight: at => at + 1,
  Home: () => 0,
  End: (_at, last) => last,
};

/**
 * Marks of one kind above the ribbon. One stop for the tab key; arrows walk through it. The newest first: it is what
 * is looked for.
 *
 * @internal
 */
export function Lane<M extends { from: number }>(props: {
  label: string;
  marks: M[];
  children: (
    mark: M,
    place: { isStop: boolean; onFocus: () => void },
  ) => ReactNode;
}) {
  const { label, marks, children } = props;
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
      aria-label={label}
      onKeyDown={onKeyDown}
    >
      {marks.map((mark, index) =>
        children(mark, {
          isStop: index === (found === -1 ? last : found),
          onFocus: () => setStop(mark.from),
        }),
      )}
    </div>
  );
}
