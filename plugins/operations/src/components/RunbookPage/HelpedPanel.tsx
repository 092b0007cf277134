import { Button, TextAreaField } from '@backstage/ui';
import {
  RunbookDetail,
  RunbookFeedback,
} from '@operate-first/plugin-operations-common';
import { useState } from 'react';
import useAsyncFn from 'react-use/esm/useAsyncFn';
import { formatMoment, formatTime } from '../../format/time';
import { useOperationsTranslation } from '../../hooks/useOperationsTranslation';
import { IncidentLink, PersonName } from '../IncidentState';
import { Disclosure, Panel } from '../Panel';
import { SignIn } from '../SignIn';
import { pageStyles } from '../Page';
import styles from './RunbookPage.module.css';

type Rate = (feedback: RunbookFeedback) => Promise<unknown>;

/** What was missing, of whoever it did not help. */
function Missing(props: {
  incident: string | undefined;
  onRate: Rate;
  onClose: () => void;
}) {
  const { incident, onRate, onClose } = props;
  const { t } = useOperationsTranslation();
  const [text, setText] = useState('');
  const [sent, send] = useAsyncFn(async () => {
    await onRate({ helped: false, text: text.trim(), incident });
    onClose();
  }, [text, incident, onRate, onClose]);
  return (
    <>
      <TextAreaField
        label={t('runbook.helped.text')}
        description={t('runbook.helped.textHint')}
        value={text}
        onChange={setText}
        maxLength={2_000}
        rows={3}
      />
      <div className={pageStyles.actions}>
        <Button
          size="small"
          variant="primary"
          isDisabled={sent.loading || !text.trim()}
          onPress={() => {
            send();
          }}
        >
          {t('runbook.helped.send')}
        </Button>
        <Button size="small" variant="tertiary" onPress={onClose}>
          {t('runbook.helped.skip')}
        </Button>
      </div>
      <p role="status">
        {sent.error && t('runbook.refused', { message: sent.error.message })}
      </p>
    </>
  );
}

/**
 * The two words that say whether it helped; the last one counts.
 *
 * @internal
 */
export function Helped(props: {
  detail: RunbookDetail;
  incident: string | undefined;
  onRate: Rate;
}) {
  const { detail, incident, onRate } = props;
  const { may, mine } = detail;
  const { t } = useOperationsTranslation();
  const [isAsking, setAsking] = useState(false);
  const [sent, send] = useAsyncFn(
    async (helped: boolean) => {
      await onRate({ helped, incident });
      setAsking(!helped);
      return true;
    },
    [onRate, incident],
  );
  if (!may.rate) {
    return (
      <p className={pageStyles.quiet}>
        {t('runbook.helped.signIn', { signIn: <SignIn /> })}
      </p>
    );
  }
  return (
    <>
      <div className={pageStyles.actions}>
        {([true, false] as const).map(helped => (
          <Button
            key={String(helped)}
            size="small"
            variant="secondary"
            aria-pressed={mine === helped}
            isDisabled={sent.loading}
            onPress={() => {
              send(helped);
            }}
          >
            {t(helped ? 'runbook.helped.yes' : 'runbook.helped.no')}
          </Button>
        ))}
      </div>
      <p role="status" className={pageStyles.quiet}>
        {sent.error && t('runbook.refused', { message: sent.error.message })}
        {!sent.error &&
          mine !== undefined &&
          t(mine ? 'runbook.helped.mineYes' : 'runbook.helped.mineNo')}
      </p>
      {isAsking && (
        <Missing
          incident={incident}
          onRate={onRate}
          onClose={() => setAsking(false)}
        />
      )}
    </>
  );
}

function Words(props: { of: NonNullable<RunbookDetail['feedback']> }) {
  const { t, locale } = useOperationsTranslation();
  const said = props.of.filter(({ text }) => text);
  if (said.length === 0) return null;
  return (
    <Disclosure summary={t('runbook.helped.words')}>
      <ul className={styles.list}>
        {said.map(({ at, helped, text, author, incident }) => (
          <li key={`${at} ${text}`}>
            <span className={pageStyles.quiet} title={formatMoment(at, locale)}>
              {formatTime(at, { now: Date.now(), locale })} ·{' '}
              {t(helped ? 'runbook.helped.yes' : 'runbook.helped.no')}
              {author && (
                <>
                  {' · '}
                  <PersonName of={author} />
                </>
              )}
              {incident && (
                <>
                  {' · '}
                  <IncidentLink incidentKey={incident} />
                </>
              )}
            </span>
            <p>{text}</p>
          </li>
        ))}
      </ul>
    </Disclosure>
  );
}

/**
 * Whether it helped: to be said, and as it was said.
 *
 * @internal
 */
export function HelpedPanel(props: {
  detail: RunbookDetail;
  incident: string | undefined;
  onRate: Rate;
}) {
  const { t } = useOperationsTranslation();
  return (
    <Panel title={t('runbook.helped.title')}>
      <Helped {...props} />
      <Words of={props.detail.feedback ?? []} />
    </Panel>
  );
}
