import { Button, DialogTrigger, Popover } from '@backstage/ui';
import { useState } from 'react';
import { formatTime } from '../../format/time';
import { useOperationsTranslation } from '../../hooks/useOperationsTranslation';
import { CHANGE_GLYPHS, ChangeSentence, tellTogether } from '../ChangesCard';
import { ChangeMark } from './marks';
import styles from './ChangeLanes.module.css';

const MOST_CHANGES = 20;

/**
 * A mark that opens what it marks.
 *
 * @param props - share: its place on the axis.
 * @internal
 */
export function ChangeMarkButton(props: {
  mark: ChangeMark;
  share: number;
  isStop: boolean;
  onFocus: () => void;
}) {
  const { mark, share, isStop, onFocus } = props;
  const { kind, changes } = mark;
  const { t, locale } = useOperationsTranslation();
  const [isOpen, setOpen] = useState(false);
  const count = changes.length;
  const now = Date.now();
  const name = t(`changes.count.${kind}`, { count });
  const time = formatTime(changes[0].at, { now, locale });
  const told = tellTogether(changes);
  const rest = told.length - MOST_CHANGES;
  return (
    <DialogTrigger isOpen={isOpen} onOpenChange={setOpen}>
      <Button
        size="small"
        variant="tertiary"
        className={styles.mark}
        style={{
          insetInlineStart: `clamp(0.75rem, ${share * 100}%, 100% - 0.75rem)`,
        }}
        aria-label={`${name}, ${time}`}
        excludeFromTabOrder={!isStop}
        onFocus={onFocus}
      >
        <span aria-hidden>
          {CHANGE_GLYPHS[kind]}
          {count > 1 && <span className={styles.count}>{count}</span>}
        </span>
      </Button>
      <Popover className={styles.popover}>
        <h3 className={styles.title}>{name}</h3>
        <ul className={styles.list}>
          {told.slice(0, MOST_CHANGES).map(change => (
            <li key={change.key}>
              <span className={styles.time}>
                {formatTime(change.at, { now, locale })}
              </span>
              <ChangeSentence
                changes={change.changes}
                onFollow={() => setOpen(false)}
              />
            </li>
          ))}
        </ul>
        {rest > 0 && <p>{t('changes.andMore', { number: String(rest) })}</p>}
      </Popover>
    </DialogTrigger>
  );
}
