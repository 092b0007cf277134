import { RequestDetail } from '@operate-first/plugin-operations-common';
import { formatMoment, formatTime } from '../../format/time';
import { useOperationsTranslation } from '../../hooks/useOperationsTranslation';
import { PersonName } from '../IncidentState';
import { Panel } from '../Panel';
import { ServerText } from '../ServerText';
import styles from './RequestPage.module.css';

/**
 * What happened to a request, oldest first.
 *
 * @internal
 */
export function EventsPanel(props: { of: RequestDetail['events'] }) {
  const { t, locale } = useOperationsTranslation();
  if (props.of.length === 0) return null;
  return (
    <Panel title={t('request.events')}>
      <ol className={styles.plain}>
        {props.of.map(({ at, text, person }) => (
          <li key={`${at} ${text}`}>
            <time
              className={styles.quiet}
              dateTime={at}
              title={formatMoment(at, locale)}
            >
              {formatTime(at, { now: Date.now(), locale })}
            </time>{' '}
            <ServerText of={text} />
            {person && (
              <>
                {' · '}
                <PersonName of={{ ref: person }} />
              </>
            )}
          </li>
        ))}
      </ol>
    </Panel>
  );
}
