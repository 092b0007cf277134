import { Button, Select, Skeleton } from '@backstage/ui';
import { TimelineEntry } from '@operate-first/plugin-operations-common';
import { useState } from 'react';
import { Timeline } from '../../hooks/useIncidentTimeline';
import { useOperationsTranslation } from '../../hooks/useOperationsTranslation';
import { Problem } from '../Notice';
import { Entry } from './Entry';
import { useReadingPlace } from './useReadingPlace';
import styles from './IncidentTimeline.module.css';

const WRITTEN: Array<TimelineEntry['kind']> = [
  'note',
  'log',
  'picture',
  'comment',
  'chat',
];
const SHOWN = ['everything', 'people', 'machines'] as const;
type Shown = (typeof SHOWN)[number];

function isShown({ kind }: TimelineEntry, shown: Shown): boolean {
  if (shown === 'everything') return true;
  return WRITTEN.includes(kind) === (shown === 'people');
}

/**
 * What happened, the newest at the end, where one writes. What comes while somebody reads does not move them.
 *
 * @internal
 */
export function IncidentTimeline(props: {
  incidentKey: string;
  timeline: Timeline;
  mayWrite: boolean;
}) {
  const { incidentKey, timeline, mayWrite } = props;
  const { entries, earlier, isFetching, error } = timeline;
  const { t } = useOperationsTranslation();
  const [shown, setShown] = useState<Shown>('everything');
  const listed = entries?.filter(entry => isShown(entry, shown)) ?? [];
  const place = useReadingPlace(listed);
  return (
    <section
      className={styles.timeline}
      aria-label={t('incident.timeline.title')}
    >
      <div className={styles.head}>
        <h2 className={styles.title}>{t('incident.timeline.title')}</h2>
        <Select
          className={styles.choice}
          size="small"
          aria-label={t('incident.timeline.filter')}
          value={shown}
          onChange={key =>
            setShown(SHOWN.find(one => one === key) ?? 'everything')
          }
          options={SHOWN.map(id => ({
            id,
            label: t(`incident.timeline.${id}`),
          }))}
        />
      </div>
      <Problem
        of={{
          data: entries,
          error,
          fetchedAt: undefined,
          isFetching,
          refetch: timeline.renew,
        }}
        subject="incident"
        inPanel
      />
      <div
        ref={place.scroller}
        className={styles.scroller}
        onScroll={place.onScroll}
        // A region that scrolls is reached by the keyboard.
        // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex
        tabIndex={0}
        role="group"
        aria-label={t('incident.timeline.label', { key: incidentKey })}
      >
        {!entries && !error && <Skeleton width="100%" height={160} />}
        {earlier > 0 && (
          <Button
            size="small"
            variant="secondary"
            isDisabled={isFetching}
            onPress={() => {
              timeline.loadEarlier();
            }}
          >
            {t('incident.timeline.earlier', { count: earlier })}
          </Button>
        )}
        {entries && listed.length === 0 && (
          <p className={styles.quiet}>{t('incident.timeline.none')}</p>
        )}
        <ol className={styles.entries}>
          {listed.map(entry => (
            <Entry
              key={entry.id}
              incidentKey={incidentKey}
              entry={entry}
              mayWrite={mayWrite}
              onEdit={timeline.edit}
            />
          ))}
        </ol>
      </div>
      {place.news > 0 && (
        <div className={styles.news}>
          <Button size="small" variant="primary" onPress={place.toEnd}>
            {t('incident.timeline.news', { count: place.news })}
          </Button>
        </div>
      )}
    </section>
  );
}
