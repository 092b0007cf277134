import { Button, Switch } from '@backstage/ui';
import { useEffect, useMemo, useRef, useState } from 'react';
import { useOperationsTranslation } from '../../../hooks/useOperationsTranslation';
import { CopyButton } from '../../CodeBlock';
import { hitsOf } from './find';
import { LogEntry } from './LogBuffer';
import { LogLines, LogLook } from './LogLines';
import { LogSearch } from './LogSearch';
import { LogStatus } from './LogStatus';
import { LogOf, useLog } from './useLog';
import { useReading } from './useReading';
import styles from './Log.module.css';

function textOf(entries: LogEntry[], withTimes: boolean): string {
  return entries
    .flatMap(entry => {
      if (entry.kind === 'break') return [];
      return withTimes && entry.time
        ? `${entry.time} ${entry.text}`
        : entry.text;
    })
    .join('\n');
}

/**
 * The log of one container as it is written, with what helps to read it.
 *
 * @internal
 */
export function LogView(props: { entityRef: string; of: LogOf }) {
  const { entityRef, of } = props;
  const { t } = useOperationsTranslation();
  const [isFollowing, setFollowing] = useState(true);
  const [look, setLook] = useState<LogLook>({
    withTimes: false,
    isWrapped: true,
  });
  const [wanted, setWanted] = useState('');
  const [foundId, setFoundId] = useState<number>();
  const log = useLog(entityRef, of, isFollowing);
  const reading = useReading(log);
  const { entries } = reading;
  const scroller = useRef<HTMLDivElement>(null);
  const hits = useMemo(() => hitsOf(entries, wanted), [entries, wanted]);
  useEffect(() => setFoundId(undefined), [wanted]);

  const at = hits.findIndex(index => entries[index].id === foundId);
  const step = (by: 1 | -1) => {
    if (hits.length === 0) return;
    // The last line is the newest: looking begins there.
    const next =
      at === -1 ? hits.length - 1 : (at + by + hits.length) % hits.length;
    const index = hits[next];
    reading.hold();
    setFoundId(entries[index].id);
  };

  return (
    <div className={styles.log}>
      <div className={styles.tools}>
        <LogSearch
          wanted={wanted}
          onChange={setWanted}
          hits={hits.length}
          at={at === -1 ? undefined : at}
          onStep={step}
        />
        {!of.previous && (
          <Switch
            label={t('logs.follow')}
            isSelected={isFollowing}
            onChange={setFollowing}
          />
        )}
        <Switch
          label={t('logs.times')}
          isSelected={look.withTimes}
          onChange={withTimes => setLook({ ...look, withTimes })}
        />
        <Switch
          label={t('logs.wrap')}
          isSelected={look.isWrapped}
          onChange={isWrapped => setLook({ ...look, isWrapped })}
        />
        <CopyButton text={() => textOf(entries, look.withTimes)} />
      </div>
      <div className={styles.frame}>
        <LogLines
          label={t('logs.label', { pod: of.pod, container: of.container })}
          entries={entries}
          look={look}
          wanted={wanted}
          found={at === -1 ? undefined : hits[at]}
          isAtEnd={reading.isAtEnd}
          scroller={scroller}
          onScroll={reading.onScroll}
        />
        {!reading.isAtEnd && (
          <div className={styles.toEnd}>
            <Button size="small" onPress={reading.toEnd}>
              {reading.unread > 0
                ? t('logs.unread', { count: reading.unread })
                : t('logs.toEnd')}
            </Button>
          </div>
        )}
      </div>
      <LogStatus state={log.state} total={log.total} onRetry={log.retry} />
    </div>
  );
}
