import { Skeleton } from '@backstage/ui';
import { useOperationsTranslation } from '../../hooks/useOperationsTranslation';
import {
  nearestFirst,
  useRunbook,
  useRunbooksOf,
} from '../../hooks/useRunbooks';
import { AskButton } from '../AskAuthor';
import { Problem } from '../Notice';
import { Panel } from '../Panel';
import { RunbookLink } from '../QuestionState';
import { RunbookFacts } from '../Runbooks';
import { Helped } from './HelpedPanel';
import { RunbookText } from './RunbookText';
import styles from './RunbookPage.module.css';

/**
 * A runbook, with its text where the alarmed reader is.
 *
 * @internal
 */
export function RunbookRead(props: {
  id: string;
  service: string | undefined;
  incident: string | undefined;
}) {
  const { id, service, incident } = props;
  const { t } = useOperationsTranslation();
  const { runbook, rate } = useRunbook(id);
  const { data } = runbook;
  return (
    <>
      <Problem of={runbook} subject="runbook" inPanel />
      {!data && !runbook.error && <Skeleton width="100%" height={120} />}
      {data && (
        <>
          <p>
            <RunbookLink id={id} bold>
              {data.runbook.title}
            </RunbookLink>
          </p>
          <RunbookFacts of={data.runbook} />
          <div>
            <AskButton
              artefact={{
                kind: 'runbook',
                runbook: id,
                name: data.runbook.title,
                service,
              }}
              incident={incident}
              label={t('ask.short')}
              size="small"
            />
          </div>
          {data.text && (
            <div
              className={styles.inPlace}
              role="region"
              aria-label={t('runbook.text')}
              // Keys scroll it.
              // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex
              tabIndex={0}
            >
              <RunbookText
                of={data.text}
                title={data.runbook.title}
                url={data.source?.url ?? data.runbook.url}
              />
            </div>
          )}
          <Helped detail={data} incident={incident} onRate={rate} />
        </>
      )}
    </>
  );
}

/**
 * The runbook of an alert, read where the alert is. Nothing where there is none: the alert says so itself.
 *
 * @internal
 */
export function RunbookInPlace(props: {
  alert: string | undefined;
  service?: string;
  incident?: string;
}) {
  const { alert, service, incident } = props;
  const { t } = useOperationsTranslation();
  const runbooks = useRunbooksOf(alert === undefined ? undefined : { alert });
  const [found] = nearestFirst(runbooks.data?.items ?? [], service);
  if (!found) return null;
  return (
    <Panel title={t('runbook.panel')}>
      <RunbookRead
        id={found.id}
        service={service ?? found.services[0]?.ref}
        incident={incident}
      />
    </Panel>
  );
}
