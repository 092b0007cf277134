import { useApi, useRouteRef } from '@backstage/frontend-plugin-api';
import { Button, DialogFooter, Skeleton, TextField } from '@backstage/ui';
import { QuestionDraft } from '@operate-first/plugin-operations-common';
import { useState } from 'react';
import { useNavigate } from 'react-router-dom';
import useAsyncFn from 'react-use/esm/useAsyncFn';
import { operationsApiRef } from '../../api/operationsApiRef';
import { useOperationsTranslation } from '../../hooks/useOperationsTranslation';
import { useRequired } from '../../hooks/useRequired';
import { useTextLimit } from '../../hooks/useTextLimit';
import { questionRouteRef } from '../../routes';
import { WhomChoice, WhomField } from '../Authors';
import { useEntityName } from '../Filters';
import { FormBody } from '../FormBody';
import { Problem } from '../Notice';
import { SimilarResult } from '../Similar';
import { AskDetails, Details } from './AskDetails';
import { Asking } from './AskDialog';
import { AskLinks } from './AskLinks';
import { QuestionText } from './QuestionText';
import { useAsking } from './useAsking';
import styles from './AskAuthor.module.css';

function Already(props: { of: QuestionDraft['similar'] }) {
  const { t } = useOperationsTranslation();
  if (props.of.length === 0) return null;
  return (
    <section className={styles.already} aria-label={t('ask.already')}>
      <h3 className={styles.heading}>{t('ask.already')}</h3>
      {props.of.map(result => (
        <SimilarResult key={`${result.kind} ${result.key}`} of={result} brief />
      ))}
    </section>
  );
}

/** Who is told when it is sent. */
function Tells(props: { whom: WhomChoice | undefined }) {
  const { whom } = props;
  const { t } = useOperationsTranslation();
  const entityName = useEntityName();
  if (!whom?.to) return null;
  const name = whom.to.title ?? entityName(whom.to.ref);
  const isGroup = whom.to.ref.startsWith('group:');
  return (
    <span className={styles.quiet}>
      {t(isGroup ? 'ask.tellsTeam' : 'ask.tells', { name })}
    </span>
  );
}

/**
 * The form of a question: filled in, to be changed, and sent to exactly one person or team. What cannot be sent stays.
 *
 * @internal
 */
export function AskForm(props: Asking) {
  const { artefact, incident, alert, onClose } = props;
  const { t } = useOperationsTranslation();
  const required = useRequired();
  const api = useApi(operationsApiRef);
  const path = useRouteRef(questionRouteRef);
  const navigate = useNavigate();
  const entityName = useEntityName();
  const asking = useAsking(props);
  const { draft, filled, title, text, whom } = asking;
  const [details, setDetails] = useState<Details>({});
  const [isTried, setTried] = useState(false);
  const [idempotencyKey] = useState(() => crypto.randomUUID());
  const tooLong = useTextLimit(text.value);
  // Of an alert only its id may be known here: what it is, and what it is called, comes with the draft.
  const { kind, name } = filled?.authors.artefact ?? artefact;
  const told = alert === undefined ? {} : { kind, name };
  const to = whom?.to;
  const isRight =
    Boolean(to) && title.value.trim() && text.value.trim() && !tooLong;

  const [sent, send] = useAsyncFn(async () => {
    if (!to) return;
    const { question } = await api.askQuestion({
      artefact: { ...artefact, ...told },
      incident,
      to: to.ref,
      title: title.value.trim(),
      text: text.value,
      visibility: details.visibility ?? filled?.visibility,
      toTicket: details.toTicket,
      idempotencyKey,
    });
    title.forget();
    text.forget();
    onClose();
    const page = path?.({ key: question.key });
    if (page) navigate(page);
  }, [
    api,
    artefact,
    kind,
    name,
    alert,
    incident,
    to,
    title,
    text,
    details,
    filled,
    path,
  ]);

  return (
    <>
      <FormBody>
        <Problem of={draft} inPanel />
        {!filled && !draft.error && (
          <div role="status">
            <p className={styles.quiet}>{t('ask.filling')}</p>
            <Skeleton width="100%" height={220} />
          </div>
        )}
        {filled && (
          <>
            <WhomField
              authors={filled.authors}
              chosen={whom?.id}
              problem={isTried && !to ? t('ask.unasked') : undefined}
              onChoose={asking.choose}
            />
            <TextField
              label={t('ask.titleLabel')}
              value={title.value}
              onChange={title.write}
              maxLength={300}
              {...required(true)}
              validationBehavior="aria"
              validate={() =>
                isTried && !title.value.trim()
                  ? t('ask.titleMissing')
                  : undefined
              }
            />
            <Already of={asking.similar} />
            <QuestionText
              value={text.value}
              onChange={text.write}
              reads={details.visibility ?? filled.visibility}
              problem={
                tooLong ??
                (isTried && !text.value.trim()
                  ? t('ask.textMissing')
                  : undefined)
              }
            />
            <AskDetails
              incident={incident}
              most={filled.visibility}
              details={details}
              onChange={setDetails}
            />
            <AskLinks links={asking.links} text={text.value} />
          </>
        )}
        <p role="status">
          {sent.error && t('ask.refused', { message: sent.error.message })}
        </p>
      </FormBody>
      <DialogFooter>
        <Tells whom={whom} />
        <Button variant="secondary" onPress={onClose}>
          {t('ask.cancel')}
        </Button>
        <Button
          variant="primary"
          isDisabled={sent.loading || !filled}
          onPress={() => {
            setTried(true);
            if (isRight) send();
          }}
        >
          {sent.loading && t('ask.sending')}
          {!sent.loading &&
            (to
              ? t('ask.submit', { name: to.title ?? entityName(to.ref) })
              : t('ask.submitNobody'))}
        </Button>
      </DialogFooter>
    </>
  );
}
