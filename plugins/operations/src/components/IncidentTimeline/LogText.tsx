import { Button } from '@backstage/ui';
import { Fragment, useState } from 'react';
import { useOperationsTranslation } from '../../hooks/useOperationsTranslation';
import { FrameButton, isFrame } from '../AskAuthor';
import styles from './IncidentTimeline.module.css';

const FIRST_LINES = 20;
/** One endless line is much, too. */
const FIRST_LENGTH = 4_000;

/** Lines that name a place in the code ask who wrote it. */
function Lines(props: { of: string }) {
  const lines = props.of.split('\n');
  if (!lines.some(isFrame)) return <>{props.of}</>;
  return (
    <>
      {lines.map((line, index) => (
        // A line is its place.
        // eslint-disable-next-line react/no-array-index-key
        <Fragment key={index}>
          {index > 0 && '\n'}
          {isFrame(line) ? <FrameButton line={line} /> : line}
        </Fragment>
      ))}
    </>
  );
}

/**
 * An excerpt of a log, as it was. What is long is shown when it is wanted.
 *
 * @internal
 */
export function LogText(props: { of: string }) {
  const { of } = props;
  const { t } = useOperationsTranslation();
  const [all, setAll] = useState(false);
  const lines = of.split('\n');
  const isCut =
    !all && (lines.length > FIRST_LINES || of.length > FIRST_LENGTH);
  const shown = isCut
    ? lines.slice(0, FIRST_LINES).join('\n').slice(0, FIRST_LENGTH)
    : of;
  return (
    <>
      <pre className={styles.log}>
        <Lines of={shown} />
      </pre>
      {isCut && (
        <Button size="small" variant="secondary" onPress={() => setAll(true)}>
          {t('incident.timeline.lines', { count: lines.length })}
        </Button>
      )}
    </>
  );
}
